import type { FlowParts } from '../check-flow.ts';
import type { RawAction } from '../raw-action.ts';
import { everyAction } from '../read-actions.ts';

/** Action types that may not stand in a loop. */
const OUTSIDE_LOOPS = new Set(['Terminate', 'Response']);

/** What the service asks of each action by its type and place, and of the trigger by the actions. */
export function checkSettings(flow: FlowParts): void {
  for (const action of everyAction(flow.actions)) {
    checkInputs(action);
    checkLimit(action);
    checkPlace(action);
  }
  const responds = [...everyAction(flow.actions)].some(({ type }) => type === 'Response');
  for (const trigger of responds ? flow.triggers : []) {
    for (const [property, code] of [
      ['recurrence', 'WorkflowUnsupportedRecurrenceTriggerForResponseAction'],
      ['splitOn', 'WorkflowUnsupportedSplitOnTriggerForResponseAction'],
    ] as const) {
      if (trigger.definition.get(property) === undefined) continue;
      trigger.refuse({
        stage: 'setting',
        code,
        message: `The workflow with 'Response' action type should not have triggers with '${property}' property defined: '${trigger.name}'.`,
        path: `${trigger.path}.${property}`,
      });
    }
  }
}

function checkInputs(action: RawAction): void {
  if (action.kind.inputs !== 'required' || action.member('inputs') !== undefined) return;
  action.refuse({
    stage: 'setting',
    code: 'WorkflowRunActionInputsPropertyMissing',
    message: `The workflow run action '${action.name}' of type '${action.type}' has a missing 'inputs' property.`,
    path: action.path,
  });
}

function checkLimit(action: RawAction): void {
  if (action.member('limit') === undefined || action.kind.limit) return;
  action.refuse({
    stage: 'setting',
    code: 'PropertyNotAllowed',
    message: `The template action '${action.name}' at line '<null>' and column '<null>' is not valid. The property 'limit' is not allowed on action type '${action.type}'.`,
    path: `${action.path}.limit`,
  });
}

function checkPlace(action: RawAction): void {
  const { parent } = action;
  if (action.type === 'InitializeVariable' && parent !== undefined) {
    refusePlace(action, `could not be nested under an action of type '${parent.type.toLowerCase()}'.`);
    return;
  }
  if (!OUTSIDE_LOOPS.has(action.type)) return;
  for (let at = parent; at !== undefined; at = at.parent) {
    if (at.type === 'Foreach') refusePlace(action, "could not be nested under an action of type 'foreach'.");
    // The service's own spelling.
    else if (at.type === 'Until')
      refusePlace(action, "is not allwed to be nested under an action of type 'until'.");
    else continue;
    return;
  }
}

function refusePlace(action: RawAction, reason: string): void {
  action.refuse({
    stage: 'setting',
    code: 'InvalidWorkflowRunAction',
    message: `The workflow run action '${action.name}' has type '${action.type}' that ${reason}`,
    path: action.path,
  });
}
