import type { Scope } from '../runner/expression/scope.ts';
import { ObjectValue } from '../runner/value/object-value.ts';

/** A scope of no run: constants are evaluated in it. */
export const emptyScope: Scope = {
  now: () => 0n,
  random: () => 0,
  newGuid: () => '00000000-0000-4000-8000-000000000000',
  parameter: () => undefined,
  variable: () => undefined,
  action: () => undefined,
  currentAction: () => undefined,
  trigger: () => undefined,
  item: () => undefined,
  items: () => undefined,
  iterationIndex: () => undefined,
  result: () => undefined,
  workflow: () => new ObjectValue(),
  callbackUrl: () => undefined,
};
