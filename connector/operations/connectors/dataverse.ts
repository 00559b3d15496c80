import type { Operation, OperationParameter, OperationResponse } from '../operation.ts';
import { runtimeAddress } from '../runtime-address.ts';

const apiName = 'shared_commondataserviceforapps';
const source =
  'connector definition in microsoft/Power-Fx (Swagger/Dataverse.json, 84219208) and generated connector tables of Power Apps code apps';

const header = (name: string, value: string): OperationParameter => ({
  name,
  in: 'header',
  required: false,
  type: 'string',
  default: value,
});
const query = (name: string, type: OperationParameter['type'] = 'string'): OperationParameter => ({
  name,
  in: 'query',
  required: false,
  type,
});
const segment = (name: string): OperationParameter => ({
  name,
  in: 'path',
  required: true,
  type: 'string',
  doubleEncoded: true,
});

const entityName = segment('entityName');
const recordId = segment('recordId');
const item: OperationParameter = { name: 'item', in: 'body', required: true, type: 'object', open: true };
const accept = header('accept', 'application/json;odata.metadata=full');
const annotations = header('prefer', 'odata.include-annotations=*');
const fullMetadata: OperationParameter = {
  name: 'x-ms-odata-metadata-full',
  in: 'header',
  required: false,
  type: 'boolean',
};
const sensitivity: OperationParameter = {
  name: 'MSCRM.IncludeMipSensitivityLabel',
  in: 'header',
  required: false,
  type: 'boolean',
};
const representation = header('prefer', 'return=representation,odata.include-annotations=*');
const row: OperationResponse = { status: 200, type: 'object' };

function operation(
  entry: Pick<Operation, 'operationId' | 'method' | 'path' | 'parameters' | 'summary' | 'response'> &
    Partial<Pick<Operation, 'confidence'>>,
): Operation {
  return {
    apiName,
    baseUrl: runtimeAddress(apiName),
    tier: 'premium',
    source,
    confidence: 'high',
    ...entry,
  };
}

/** Microsoft Dataverse (`shared_commondataserviceforapps`). `entityName` is the entity set (`leads`). */
export const dataverseOperations: readonly Operation[] = [
  operation({
    operationId: 'CreateRecord',
    method: 'POST',
    path: '/api/data/v9.1/{entityName}',
    summary: 'Add a new row',
    parameters: [entityName, item, representation, accept, fullMetadata],
    response: { status: 201, type: 'object' },
  }),
  operation({
    operationId: 'ListRecords',
    method: 'GET',
    path: '/api/data/v9.1/{entityName}',
    summary: 'List rows',
    parameters: [
      entityName,
      query('$select'),
      query('$filter'),
      query('$orderby'),
      query('$expand'),
      query('fetchXml'),
      query('$top', 'integer'),
      query('$skiptoken'),
      query('partitionId'),
      annotations,
      accept,
      fullMetadata,
      sensitivity,
    ],
    response: { status: 200, type: 'object', members: ['value', '@odata.nextLink'] },
  }),
  operation({
    operationId: 'GetItem',
    method: 'GET',
    path: '/api/data/v9.1/{entityName}({recordId})',
    summary: 'Get a row by ID',
    parameters: [
      entityName,
      recordId,
      query('$select'),
      query('$expand'),
      query('partitionId'),
      annotations,
      accept,
      fullMetadata,
      sensitivity,
    ],
    response: row,
  }),
  operation({
    operationId: 'UpdateRecord',
    method: 'PATCH',
    path: '/api/data/v9.1/{entityName}({recordId})',
    summary: 'Upsert a row: updates it, or creates it under this id where there is none',
    parameters: [entityName, recordId, item, representation, accept, fullMetadata],
    response: row,
  }),
  operation({
    operationId: 'UpdateOnlyRecord',
    method: 'PATCH',
    path: '/api/data/v9.2/{entityName}({recordId})',
    summary: 'Update a row: fails where there is none',
    parameters: [entityName, recordId, item, header('If-Match', '*'), representation, accept, fullMetadata],
    response: row,
  }),
  operation({
    operationId: 'DeleteRecord',
    method: 'DELETE',
    path: '/api/data/v9.1/{entityName}({recordId})',
    summary: 'Delete a row',
    parameters: [entityName, recordId, query('partitionId')],
    response: { status: 204, type: 'none' },
  }),
  operation({
    operationId: 'AssociateEntities',
    method: 'POST',
    path: '/api/data/v9.1/{entityName}({recordId})/{associationEntityRelationship}/$ref',
    summary: 'Relate rows',
    parameters: [entityName, recordId, segment('associationEntityRelationship'), item],
    response: { status: 204, type: 'none' },
    confidence: 'medium',
  }),
];
