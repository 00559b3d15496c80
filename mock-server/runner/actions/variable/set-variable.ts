import { failed, succeeded } from '../action-end.ts';
import { changeKind } from './change-variable.ts';
import { variableOutputs } from './variable-inputs.ts';
import { keptValue, refusedValue } from './variable-type.ts';

export const setVariable = changeKind(
  'SetVariable',
  'gives a variable a new value of its type',
  (variable, value) => {
    const refused = refusedValue(variable.name, variable.type, value);
    if (refused !== undefined) return failed('BadRequest', refused);
    variable.value = keptValue(variable.type, value);
    variable.appended = [];
    return succeeded(variableOutputs(variable.name, variable.value), 'NotSpecified');
  },
);
