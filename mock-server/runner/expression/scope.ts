import type { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';

/** What an action or the trigger shows to expressions. */
export interface Outcome {
  /** `outputs('A')`: null where the action was skipped, has not run or has no outputs. */
  readonly outputs: Value;
  /** `body('A')`: `outputs.body`, or the outputs themselves for actions without a body member. */
  readonly body: Value;
  /** `actions('A')` / `trigger()`: the record in the service's key order. */
  record(): ObjectValue;
}

/**
 * Where an expression is evaluated: everything that functions may ask of the run. Look-ups ignore case;
 * `undefined` means that there is no such name.
 */
export interface Scope {
  /** Now, in ticks of 100 ns since 0001-01-01T00:00:00Z (the virtual clock's time). */
  now(): bigint;
  /** A number in [0, 1). */
  random(): number;
  /** A new GUID, lower case, form D. */
  newGuid(): string;
  parameter(name: string): Value | undefined;
  variable(name: string): Value | undefined;
  action(name: string): Outcome | undefined;
  /** The record of the action being recorded; only inside `trackedProperties`. */
  currentAction(): ObjectValue | undefined;
  trigger(): Outcome | undefined;
  /** `item()`: the item of the innermost loop or data operation; `undefined` outside. */
  item(): Value | undefined;
  /** `items('L')`. */
  items(loop: string): Value | undefined;
  /** `iterationIndexes('L')`, from 0. */
  iterationIndex(loop: string): bigint | undefined;
  /** `result('S')`: records of the scope's first-level children. */
  result(scope: string): readonly Value[] | undefined;
  /** `workflow()`. */
  workflow(): ObjectValue;
  /** `listCallbackUrl()`: `undefined` where the trigger has none. */
  callbackUrl(): string | undefined;
}
