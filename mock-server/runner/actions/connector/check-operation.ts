import type { RawAction } from '../../definition/raw-action.ts';
import type { RawTrigger } from '../../definition/raw-trigger.ts';
import type { OperationSource } from '../../host.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import { connectorHost } from './connector-host.ts';
import { findParameter } from './find-parameter.ts';

/** Refuses a connector call whose operation, or one of whose parameters, does not exist. */
export function checkOperation(
  step: Pick<RawAction | RawTrigger, 'name' | 'type' | 'inputs' | 'path' | 'refuse'>,
  operations: OperationSource,
  references: ObjectValue | undefined,
): void {
  const host = connectorHost(step.inputs, references);
  const operation = operations.find(host.apiName, host.operationId);
  if (operation === undefined) {
    step.refuse({
      stage: 'setting',
      code: 'WorkflowOperationInputsApiOperationNotFound',
      message: unknownOperation(step.name, step.type, host.apiName, host.operationId),
      path: `${step.path}.inputs.host.operationId`,
    });
    return;
  }
  for (const name of parameterNames(step.inputs)) {
    if (findParameter(operation, name) !== undefined) continue;
    step.refuse({
      stage: 'setting',
      code: 'WorkflowOperationParametersExtraParameter',
      message: extraParameter(name),
      path: `${step.path}.inputs.parameters['${name}']`,
    });
  }
}

export function unknownOperation(name: string, type: string, apiName: string, operationId: string): string {
  return `The 'inputs' of workflow operation '${name}' of type '${type}' are not valid. The API operation '${operationId}' could not be found in API '${apiName}'.`;
}

export function extraParameter(name: string): string {
  return `The API operation does not contain a definition for parameter '${name}'.`;
}

/** Names in `inputs.parameters`, objects inside a body parameter left as they are. */
function parameterNames(inputs: ObjectValue): readonly string[] {
  const parameters = inputs.get('parameters');
  if (!(parameters instanceof ObjectValue) || isArray(parameters)) return [];
  return [...parameters.members.keys()];
}
