import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import type { ActionEnd, ActionKind, Variable } from '../action-kind.ts';
import { failed, succeeded } from '../action-end.ts';
import { checkUse } from './check-variables.ts';
import { findVariable, isEnd, shownInputs } from './variable-inputs.ts';

function appendKind(
  type: string,
  summary: string,
  append: (variable: Variable, value: Value) => ActionEnd | undefined,
): ActionKind {
  return {
    type,
    family: 'variable',
    summary,
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
          const refused = append(variable, value);
          if (refused !== undefined) return refused;
          context.showInputs(shownInputs(variable.name, value));
          return succeeded(undefined, 'NotSpecified');
        },
      };
    },
  };
}

export const appendToArrayVariable = appendKind(
  'AppendToArrayVariable',
  'adds an item to an array variable',
  (variable, value) => {
    if (value === null)
      return failed(
        'BadRequest',
        "The value cannot be null. The action type 'AppendToArrayVariable' only supports values of types 'Float, Integer, String, Boolean, Object'.",
      );
    variable.appended ??= [];
    variable.appended.push(value);
    return undefined;
  },
);

export const appendToStringVariable = appendKind(
  'AppendToStringVariable',
  'adds the text of a value to a string variable',
  (variable, value) => {
    variable.value = toText(variable.value) + toText(value);
    return undefined;
  },
);
