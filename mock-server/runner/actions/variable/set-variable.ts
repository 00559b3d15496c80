import { ObjectValue } from '../../value/object-value.ts';
import type { ActionKind } from '../action-kind.ts';
import { failed, succeeded } from '../action-end.ts';
import { checkUse } from './check-variables.ts';
import { findVariable, isEnd, shownInputs, variableOutputs } from './variable-inputs.ts';
import { keptValue, refusedValue } from './variable-type.ts';

export const setVariable: ActionKind = {
  type: 'SetVariable',
  family: 'variable',
  summary: 'gives a variable a new value of its type',
  inputs: 'required',
  limit: false,
  check: checkUse,
  plan(action) {
    const inputs = action.compile(action.member('inputs'));
    return {
      form: 'leaf',
      run(context) {
        const given = inputs(context.scope);
        const variable = findVariable(context, given);
        if (isEnd(variable)) return variable;
        const value = given instanceof ObjectValue ? (given.get('value') ?? null) : null;
        const refused = refusedValue(variable.name, variable.type, value);
        if (refused !== undefined) return failed('BadRequest', refused);
        variable.value = keptValue(variable.type, value);
        variable.appended = [];
        context.showInputs(shownInputs(variable.name, value));
        return succeeded(variableOutputs(variable.name, variable.value), 'NotSpecified');
      },
    };
  },
};
