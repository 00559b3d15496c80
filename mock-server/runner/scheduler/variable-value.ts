import type { Variable } from '../actions/action-kind.ts';
import { isArray } from '../value/type-name.ts';
import type { Value } from '../value/value.ts';

/** The value of a variable as it is now. Values that were read before do not change. */
export function variableValue(variable: Variable): Value {
  const { appended } = variable;
  if (appended !== undefined && appended.length > 0) {
    const before = isArray(variable.value) ? variable.value : [];
    variable.value = before.concat(appended);
    variable.appended = [];
  }
  return variable.value;
}
