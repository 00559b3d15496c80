import { ObjectValue } from '../../value/object-value.ts';
import type { Value } from '../../value/value.ts';

/** Which operation of which connector an action calls. */
export interface ConnectorHost {
  /** `shared_commondataserviceforapps`. */
  readonly apiName: string;
  readonly operationId: string;
  readonly connectionName: string;
}

/**
 * Reads `inputs.host`: the API is named by `apiId` (`/providers/Microsoft.PowerApps/apis/shared_…`), else by the
 * connection reference that `connectionName` means.
 */
export function connectorHost(inputs: ObjectValue, references: ObjectValue | undefined): ConnectorHost {
  const host = objectIn(inputs, 'host');
  const connectionName = textIn(host, 'connectionName') ?? textIn(host, 'connectionReferenceName') ?? '';
  const reference = references === undefined ? new ObjectValue() : objectIn(references, connectionName);
  const api = objectIn(reference, 'api');
  const apiId = textIn(host, 'apiId') ?? textIn(api, 'id') ?? textIn(api, 'name') ?? textIn(reference, 'id');
  return {
    apiName: lastSegment(apiId ?? connectionName),
    operationId: textIn(host, 'operationId') ?? '',
    connectionName,
  };
}

function lastSegment(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function objectIn(object: ObjectValue, name: string): ObjectValue {
  const value: Value | undefined = object.get(name);
  return value instanceof ObjectValue ? value : new ObjectValue();
}

function textIn(object: ObjectValue, name: string): string | undefined {
  const value = object.get(name);
  // The apiId of a custom connector in a solution is the empty text.
  return typeof value === 'string' && value !== '' ? value : undefined;
}
