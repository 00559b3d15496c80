import type { TriggerKind } from '../triggers/trigger-kind.ts';
import type { ObjectValue } from '../value/object-value.ts';
import type { ProblemSink } from './load-problem.ts';

/** The trigger of a definition while it is loaded. */
export interface RawTrigger extends ProblemSink {
  readonly name: string;
  readonly type: string;
  readonly kind: TriggerKind;
  readonly definition: ObjectValue;
  readonly path: string;
  /** `inputs` as an object; an empty one where it is none. */
  readonly inputs: ObjectValue;
}
