import type { RawAction } from '../definition/raw-action.ts';

/** Refuses an action that lacks a member outside its inputs. */
export function requireMember(action: RawAction, name: string): void {
  const value = action.member(name);
  if (value !== undefined && value !== null) return;
  action.refuse({
    stage: 'setting',
    code: 'PropertyNotSpecified',
    message: `The template action '${action.name}' at line '<null>' and column '<null>' is not valid. The property '${name}' is required on action type '${action.type}'.`,
    path: action.path,
  });
}

/** Refuses an action that lacks a member of its inputs. */
export function requireInput(action: RawAction, name: string): void {
  requireOfInputs(action, name, 'WorkflowRunActionInputsMissingProperty');
}

/** The same under the code that the service has for data operations. */
export function requireProperty(action: RawAction, name: string): void {
  requireOfInputs(action, name, 'WorkflowRunActionInputsInvalidProperty');
}

function requireOfInputs(action: RawAction, name: string, code: string): void {
  const inputs = action.member('inputs');
  // Inputs that are an expression are known only when the action runs.
  if (typeof inputs === 'string' || action.inputs.get(name) !== undefined || inputs === undefined) return;
  action.refuse({
    stage: 'setting',
    code,
    message: `The 'inputs' of workflow run action '${action.name}' of type '${action.type}' is not valid. Property '${name}' is missing.`,
    path: `${action.path}.inputs`,
  });
}
