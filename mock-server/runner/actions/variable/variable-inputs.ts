import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import type { ActionContext, ActionEnd, Variable } from '../action-kind.ts';
import { failed } from '../action-end.ts';

/** `name` and `value` as the record shows them: without a value that is null. */
export function shownInputs(name: string, value: Value): ObjectValue {
  return new ObjectValue(
    value === null
      ? [['name', name]]
      : [
          ['name', name],
          ['value', value],
        ],
  );
}

/** `{body: {name, value}}` of the actions that give a variable's new value. */
export function variableOutputs(name: string, value: Value): ObjectValue {
  return new ObjectValue([
    [
      'body',
      new ObjectValue([
        ['name', name],
        ['value', value],
      ]),
    ],
  ]);
}

/** The variable that the inputs name, or the end of an action whose variable has not been initialized. */
export function findVariable(context: ActionContext, inputs: Value): Variable | ActionEnd {
  const name = inputs instanceof ObjectValue ? toText(inputs.get('name') ?? null) : '';
  const variable = context.variables.get(name.toLowerCase());
  if (variable !== undefined) return variable;
  return failed(
    'BadRequest',
    `The variable '${name}' must be initialized before it can be used inside action '${context.action.name}'. Make sure the action that initialized the variable '${name}' completed successfully.`,
  );
}

export function isEnd(found: Variable | ActionEnd): found is ActionEnd {
  return 'status' in found;
}
