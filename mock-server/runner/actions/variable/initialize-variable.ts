import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import { isArray } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import type { ActionKind } from '../action-kind.ts';
import { failed, succeeded } from '../action-end.ts';
import { checkInitialize } from './check-variables.ts';
import { keptValue, refusedValue, variableType } from './variable-type.ts';

export const initializeVariable: ActionKind = {
  type: 'InitializeVariable',
  family: 'variable',
  summary: 'makes a variable of the run',
  inputs: 'required',
  limit: false,
  check: checkInitialize,
  plan(action) {
    const inputs = action.compile(action.member('inputs'));
    return {
      form: 'leaf',
      run(context) {
        const declared = declaration(inputs(context.scope));
        const name = toText(declared.get('name') ?? null);
        const rule = variableType(toText(declared.get('type') ?? null));
        if (rule === undefined)
          return failed('BadRequest', `The variable type of '${name}' is not supported.`);
        const given = declared.get('value') ?? null;
        const refused = given === null ? undefined : refusedValue(name, rule.type, given);
        if (refused !== undefined) return failed('BadRequest', refused);
        const value = given === null ? rule.initial : keptValue(rule.type, given);
        context.variables.set(name.toLowerCase(), { name, type: rule.type, value });
        const shown: [string, Value][] = [
          ['name', name],
          ['type', rule.type],
        ];
        if (given !== null) shown.push(['value', given]);
        context.showInputs(new ObjectValue([['variables', [new ObjectValue(shown)]]]));
        return succeeded(undefined, 'NotSpecified');
      },
    };
  },
};

function declaration(inputs: Value): ObjectValue {
  const list = inputs instanceof ObjectValue ? (inputs.get('variables') ?? null) : null;
  const first = isArray(list) ? (list[0] ?? null) : null;
  return first instanceof ObjectValue ? first : new ObjectValue();
}
