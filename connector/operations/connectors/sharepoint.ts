import type { Operation, OperationParameter } from '../operation.ts';
import { runtimeAddress } from '../runtime-address.ts';

const apiName = 'shared_sharepointonline';
const source =
  'exports of real solutions; operation paths in microsoft/Power-Fx connector tests; x-ms-url-encoding from memory';

const segment = (name: string): OperationParameter => ({
  name,
  in: 'path',
  required: true,
  type: 'string',
  doubleEncoded: true,
});
const dataset = segment('dataset');
const table = segment('table');
const id: OperationParameter = { name: 'id', in: 'path', required: true, type: 'integer' };
const item: OperationParameter = { name: 'item', in: 'body', required: true, type: 'object', open: true };
const query = (name: string, type: OperationParameter['type'] = 'string'): OperationParameter => ({
  name,
  in: 'query',
  required: false,
  type,
});

function operation(
  entry: Pick<Operation, 'operationId' | 'method' | 'path' | 'parameters' | 'summary' | 'response'>,
): Operation {
  return {
    apiName,
    baseUrl: runtimeAddress(apiName),
    tier: 'standard',
    source,
    confidence: 'high',
    ...entry,
  };
}

const items = '/datasets/{dataset}/tables/{table}/items';

/** SharePoint lists. `dataset` is the site's address, `table` the list's id or name. */
export const sharepointOperations: readonly Operation[] = [
  operation({
    operationId: 'PostItem',
    method: 'POST',
    path: items,
    summary: 'Create item',
    parameters: [dataset, table, item, query('view')],
    response: { status: 200, type: 'object', members: ['ID', 'Title'] },
  }),
  operation({
    operationId: 'GetItems',
    method: 'GET',
    path: items,
    summary: 'Get items',
    parameters: [
      dataset,
      table,
      query('$filter'),
      query('$orderby'),
      query('$top', 'integer'),
      query('folderPath'),
      query('viewScopeOption'),
      query('view'),
    ],
    response: { status: 200, type: 'object', members: ['value'] },
  }),
  operation({
    operationId: 'GetItem',
    method: 'GET',
    path: `${items}/{id}`,
    summary: 'Get item',
    parameters: [dataset, table, id, query('view')],
    response: { status: 200, type: 'object', members: ['ID', 'Title'] },
  }),
  operation({
    operationId: 'PatchItem',
    method: 'PATCH',
    path: `${items}/{id}`,
    summary: 'Update item',
    parameters: [dataset, table, id, item, query('view')],
    response: { status: 200, type: 'object', members: ['ID', 'Title'] },
  }),
  operation({
    operationId: 'DeleteItem',
    method: 'DELETE',
    path: `${items}/{id}`,
    summary: 'Delete item',
    parameters: [dataset, table, id],
    response: { status: 200, type: 'none' },
  }),
];
