import type { ActionKind } from '../actions/action-kind.ts';
import type { Thunk } from '../expression/function-entry.ts';
import type { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import type { ProblemSink } from './load-problem.ts';

/** An action of a definition while it is loaded. */
export interface RawAction extends ProblemSink {
  readonly name: string;
  /** The documented spelling of its type. */
  readonly type: string;
  readonly kind: ActionKind;
  readonly definition: ObjectValue;
  /** JSON path in the definition. */
  readonly path: string;
  readonly parent: RawAction | undefined;
  readonly blocks: readonly RawBlock[];
  member(name: string): Value | undefined;
  /** `inputs` as an object; an empty one where it is none. */
  readonly inputs: ObjectValue;
  /** A tree of templates, compiled; faults are reported as problems of this action. */
  compile(value: Value | undefined): Thunk;
}

export interface RawBlock {
  readonly label: string;
  readonly path: string;
  readonly actions: readonly RawAction[];
}
