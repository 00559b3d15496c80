import { ObjectValue } from '../../value/object-value.ts';
import type { Value } from '../../value/value.ts';
import type { ActionEnd, ActionKind, Variable } from '../action-kind.ts';
import { checkUse } from './check-variables.ts';
import { findVariable, isEnd, shownInputs } from './variable-inputs.ts';

/** Changes the variable by the `value` of the inputs, null where there is none, and says how the action ends. */
type Change = (variable: Variable, value: Value) => ActionEnd;

/** An action on a variable that is there already; a refused change shows no inputs. */
export function changeKind(type: string, summary: string, change: Change): ActionKind {
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
          const end = change(variable, value);
          if (end.status === 'Succeeded') context.showInputs(shownInputs(variable.name, value));
          return end;
        },
      };
    },
  };
}
