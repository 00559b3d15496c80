import { runtimeAddress } from '../../../connector/operations/runtime-address.ts';
import type { Fake, FakeOptions } from '../fake.ts';
import { membersOf, operationHandlers, type Answer, type OperationCall } from '../operation-handlers.ts';
import { textOf, type Json, type Row, type TableStore } from '../table-store.ts';
import { DataverseFault } from './dataverse-fault.ts';
import { connectionUser, entities, entitiesWith, type DataverseSettings } from './dataverse-settings.ts';
import type { Entity } from './entity.ts';
import { listRows, queryOptions, readSelect } from './list-rows.ts';
import { etagOf, presentRow } from './present-row.ts';
import { readRowId } from './row-id.ts';
import { createRow, findRow, missing, patchRow, type Tables } from './write-row.ts';

const apiName = 'shared_commondataserviceforapps';
const defaultPageSize = 5000;

/** Microsoft Dataverse in the connector's wire form; settings: `DataverseSettings` under `dataverse`. */
export const dataverse: Fake = {
  id: 'dataverse',
  title: 'Microsoft Dataverse',
  apiNames: [apiName],
  tables: entities.map((entity) => ({
    name: entity.logicalName,
    title: entity.title,
    columns: entity.shown,
  })),
  handlers(store, options) {
    const settings = (options.settings?.['dataverse'] ?? {}) as DataverseSettings;
    const tables: Tables = { store, options, entitySets: entitiesWith(settings) };
    seedUsers(store, options, settings.users ?? []);
    return operationHandlers([apiName], answers(tables, settings), (message) =>
      new DataverseFault('badQuery', `An error occurred while parsing the payload: ${message}`).toResponse(),
    );
  },
};

function answers(tables: Tables, settings: DataverseSettings): Readonly<Record<string, Answer>> {
  return {
    CreateRecord: guarded(tables, (call, entity) => {
      const row = createRow(tables, entity, itemOf(call, entity));
      return answer(tables, entity, row, 201);
    }),
    ListRecords: guarded(tables, (call, entity) => {
      const options = queryOptions(call.query);
      const page = listRows(tables, entity, options, pageSizeOf(call, settings));
      return Response.json(
        {
          '@odata.context': `${runtimeAddress(apiName)}/api/data/v9.1/$metadata#${entity.setName}`,
          value: page.rows.map((row) => presentRow(entity, row, nameOf(tables), page.select)),
          ...(page.next !== undefined && { '@odata.nextLink': nextLink(call.url, page.next) }),
        },
        { headers: jsonHeaders },
      );
    }),
    GetItem: guarded(tables, (call, entity) => {
      const rowId = readRowId(entity, call.path['recordId'] ?? '');
      const row = findRow(tables, entity, rowId);
      if (row === undefined) throw missing(entity, rowId);
      const select = readSelect(tables, entity, queryOptions(call.query).get('$select') ?? '');
      return answer(tables, entity, row, 200, select);
    }),
    UpdateRecord: guarded(tables, (call, entity) =>
      patch(tables, call, entity, call.headers.get('if-match')),
    ),
    UpdateOnlyRecord: guarded(tables, (call, entity) =>
      patch(tables, call, entity, call.headers.get('if-match') ?? '*'),
    ),
    DeleteRecord: guarded(tables, (call, entity) => {
      const rowId = readRowId(entity, call.path['recordId'] ?? '');
      const row = findRow(tables, entity, rowId);
      if (row === undefined) throw missing(entity, rowId);
      tables.store.delete(entity.logicalName, textOf(row, entity.primaryKey));
      return new Response(null, { status: 204, headers: { 'OData-Version': '4.0' } });
    }),
    AssociateEntities: guarded(tables, (call, entity) => {
      const target = membersOf(call.body)?.get('@odata.id') ?? null;
      const navigation = call.path['associationEntityRelationship'] ?? '';
      patchRow(
        tables,
        entity,
        readRowId(entity, call.path['recordId'] ?? ''),
        new Map([[`${navigation}@odata.bind`, target]]),
        { ifMatch: '*', ifNoneMatch: null },
      );
      return new Response(null, { status: 204, headers: { 'OData-Version': '4.0' } });
    }),
  };
}

const jsonHeaders = { 'Content-Type': 'application/json; odata.metadata=full', 'OData-Version': '4.0' };

function guarded(tables: Tables, run: (call: OperationCall, entity: Entity) => Response): Answer {
  return (call) => {
    try {
      const setName = call.path['entityName'] ?? '';
      const entity = tables.entitySets.get(setName);
      if (entity === undefined) throw new DataverseFault('unknownTable', setName);
      return run(call, entity);
    } catch (error) {
      if (error instanceof DataverseFault) return error.toResponse();
      throw error;
    }
  };
}

function patch(tables: Tables, call: OperationCall, entity: Entity, ifMatch: string | null): Response {
  const rowId = readRowId(entity, call.path['recordId'] ?? '');
  const conditions = { ifMatch, ifNoneMatch: call.headers.get('if-none-match') };
  const { row } = patchRow(tables, entity, rowId, itemOf(call, entity), conditions);
  return answer(tables, entity, row, 200);
}

function itemOf(call: OperationCall, entity: Entity): ReadonlyMap<string, Json> {
  const members = membersOf(call.body);
  if (members === undefined) throw new DataverseFault('invalidBody', entity.setName);
  return members;
}

function answer(
  tables: Tables,
  entity: Entity,
  row: Row,
  status: number,
  select?: ReadonlySet<string>,
): Response {
  const context = `${runtimeAddress(apiName)}/api/data/v9.1/$metadata#${entity.setName}/$entity`;
  const body = { '@odata.context': context, ...presentRow(entity, row, nameOf(tables), select) };
  const id = `${runtimeAddress(apiName)}/api/data/v9.1/${entity.setName}(${textOf(row, entity.primaryKey)})`;
  return Response.json(body, {
    status,
    headers: {
      ...jsonHeaders,
      ETag: etagOf(row),
      ...(status === 201 && { Location: id, 'OData-EntityId': id }),
    },
  });
}

function nameOf(tables: Tables) {
  return (table: string, id: string): string | undefined => {
    const entity = [...tables.entitySets.values()].find((entry) => entry.logicalName === table);
    const name = entity && tables.store.get(table, id)?.get(entity.primaryName);
    return typeof name === 'string' ? name : undefined;
  };
}

function pageSizeOf(call: OperationCall, settings: DataverseSettings): number {
  const asked = /odata\.maxpagesize=(\d+)/.exec(call.headers.get('prefer') ?? '')?.[1];
  return Math.max(1, Math.min(Number(asked ?? Infinity), settings.pageSize ?? defaultPageSize));
}

function nextLink(url: string, next: number): string {
  const address = new URL(url);
  address.searchParams.set('$skiptoken', String(next));
  return address.href;
}

function seedUsers(store: TableStore, options: FakeOptions, ids: readonly string[]): void {
  store.seed(() => {
    const now = new Date(options.now()).toISOString().replace(/\.\d{3}Z$/, 'Z');
    const others = ids.map((id, index) => ({
      id,
      fullname: `User ${index + 1}`,
      email: `user${index + 1}@publisher.example`,
    }));
    for (const user of [connectionUser, ...others]) {
      store.put(
        'systemuser',
        user.id,
        new Map<string, Json>([
          ['systemuserid', user.id],
          ['fullname', user.fullname],
          ['domainname', user.email],
          ['internalemailaddress', user.email],
          ['isdisabled', false],
          ['createdon', now],
          ['modifiedon', now],
          ['versionnumber', 1],
        ]),
      );
    }
  });
}
