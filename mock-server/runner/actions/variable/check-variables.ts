import type { RawAction } from '../../definition/raw-action.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import { VARIABLE_TYPES, variableType } from './variable-type.ts';

/** What the service asks of an InitializeVariable when it is saved. */
export function checkInitialize(action: RawAction): void {
  const list = action.inputs.get('variables');
  const refuse = (message: string): void =>
    action.refuse({
      stage: 'setting',
      code: 'WorkflowRunActionInputsInvalidProperty',
      message,
      path: `${action.path}.inputs.variables`,
    });
  if (list === undefined || !isArray(list)) {
    refuse(
      `The 'inputs' of workflow run action '${action.name}' of type 'InitializeVariable' is not valid. Property 'variables' is missing.`,
    );
    return;
  }
  if (list.length !== 1)
    refuse(
      `The inputs of workflow run action '${action.name}' of type 'InitializeVariable' are not valid. Only one variable is supported to be initialized. To initialize multiple variables, create separate action for each variable.`,
    );
  const [first] = list;
  const type = first instanceof ObjectValue ? first.get('type') : undefined;
  if (typeof type === 'string' && variableType(type) === undefined)
    refuse(
      `The inputs of template action '${action.name}' at line '<null> and column '<null>' are not valid. The variable type '${type}' is not supported. Supported variable types are '${VARIABLE_TYPES.map((rule) => rule.type).join(', ')}'.`,
    );
}

/** What the service asks of the actions that change a variable; whether it exists is checked with the whole flow. */
export function checkUse(action: RawAction): void {
  const name = action.inputs.get('name');
  if (typeof name === 'string' && name !== '') return;
  action.refuse({
    stage: 'setting',
    code: 'WorkflowRunActionInputsMissingProperty',
    message: `The 'inputs' of workflow run action '${action.name}' of type '${action.type}' is not valid. Property 'name' is missing.`,
    path: `${action.path}.inputs`,
  });
}
