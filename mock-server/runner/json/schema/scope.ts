import type { Value } from '../../value/value.ts';
import type { SchemaFault } from './schema-fault.ts';
import type { SchemaNode } from './schema-node.ts';

/**
 * A step of the walk through a value. Containers open and close; `depth` is the same for both and one less than
 * that of their members. `value` is the scalar or the whole container.
 */
export interface WalkEvent {
  readonly kind: 'open' | 'close' | 'name' | 'scalar';
  readonly value: Value;
  readonly depth: number;
}

/** Where faults of a schema and of the schemas below it go; each alternative of a combinator has its own. */
export interface FaultList {
  readonly faults: SchemaFault[];
}

/** One schema (or combinator) watching one value. */
export interface Scope {
  readonly parent: Scope | undefined;
  readonly list: FaultList;
  readonly node: SchemaNode;
  readonly depth: number;
  done: boolean;
  valid: boolean;
  /** Takes an event; `true` when the scope has seen its value to the end. */
  evaluate: (event: WalkEvent) => boolean;
}

/**
 * The validation under way. Scopes are asked in the reverse order of their creation, as the library does it: that
 * order decides in which order faults are listed.
 */
export interface Validation {
  readonly scopes: Scope[];
  path(): string;
  /** Scopes for `node` on the value that `event` begins. */
  open(event: WalkEvent, node: SchemaNode, list: FaultList, parent: Scope | undefined): Scope;
  /** The same, and lets them take `event` at once. */
  enter(event: WalkEvent, node: SchemaNode, list: FaultList, parent: Scope): Scope;
}

export function newScope(parent: Scope | undefined, list: FaultList, node: SchemaNode, depth: number): Scope {
  return { parent, list, node, depth, done: false, valid: true, evaluate: () => true };
}

/** Records a fault and marks the scopes that share its list as failed. */
export function raise(
  validation: Validation,
  scope: Scope,
  errorType: string,
  message: string,
  value: Value = null,
  childErrors: readonly SchemaFault[] = [],
): void {
  scope.list.faults.push({
    message,
    lineNumber: 0,
    linePosition: 0,
    path: validation.path(),
    value,
    schemaId: scope.node.id,
    errorType,
    childErrors,
  });
  for (let failed: Scope | undefined = scope; failed?.list === scope.list; failed = failed.parent)
    failed.valid = false;
}
