import type { Fake, FakeOptions } from '../fake.ts';
import { columnsOf, evaluateFilter } from '../odata/evaluate-filter.ts';
import { FilterFault } from '../odata/filter.ts';
import { orderRows, parseOrderBy } from '../odata/order-rows.ts';
import { parseFilter } from '../odata/parse-filter.ts';
import { membersOf, operationHandlers, type Answer, type OperationCall } from '../operation-handlers.ts';
import { jsonText, rowToObject, textOf, type Json, type Row, type TableStore } from '../table-store.ts';

const apiName = 'shared_sharepointonline';
const table = 'listitem';
const own = new Set(['_site', '_list']);
const builtIn = ['ID', 'Title', 'Created', 'Modified'];
const defaultTop = 100;
const maximumTitle = 255;

/** SharePoint lists: every site and list exists, with whatever columns its items have. */
export const sharepoint: Fake = {
  id: 'sharepoint',
  title: 'SharePoint',
  apiNames: [apiName],
  tables: [{ name: table, title: 'SharePoint items', columns: ['_list', 'ID', 'Title', 'Created'] }],
  handlers: (store, options) => operationHandlers([apiName], answers(store, options)),
};

function answers(store: TableStore, options: FakeOptions): Readonly<Record<string, Answer>> {
  return {
    PostItem: (call) => {
      const items = rowsOf(store, call);
      const id = Math.max(0, ...items.map((item) => Number(item.get('ID')))) + 1;
      const now = new Date(options.now()).toISOString().replace(/\.\d{3}Z$/, 'Z');
      const start = new Map<string, Json>([
        ['_site', call.path['dataset'] ?? ''],
        ['_list', call.path['table'] ?? ''],
        ['ID', id],
        ['Title', null],
        ['Created', now],
      ]);
      return write(store, call, start, id, now);
    },
    PatchItem: (call) => {
      const row = find(store, call);
      if (row === undefined) return missing(call);
      const now = new Date(options.now()).toISOString().replace(/\.\d{3}Z$/, 'Z');
      return write(store, call, new Map(row), Number(row.get('ID')), now);
    },
    GetItem: (call) => {
      const row = find(store, call);
      return row === undefined ? missing(call) : Response.json(present(row));
    },
    DeleteItem: (call) => {
      const row = find(store, call);
      if (row === undefined) return missing(call);
      store.delete(table, key(call, Number(row.get('ID'))));
      return new Response(null, { status: 200 });
    },
    GetItems: (call) => list(store, call),
  };
}

function list(store: TableStore, call: OperationCall): Response {
  try {
    const rows = rowsOf(store, call);
    const known = new Set([...builtIn, ...rows.flatMap((row) => [...row.keys()])]);
    const value = (row: Row, column: string): Json => {
      const [name = '', ...rest] = column.split('/');
      if (rows.length > 0 && !known.has(name)) {
        throw new FilterFault(`Column '${name}' does not exist. It may have been deleted by another user.`);
      }
      return rest.reduce<Json>((part, step) => membersOf(part)?.get(step) ?? null, row.get(name) ?? null);
    };
    const filter = call.query.get('$filter') ?? '';
    const parsed = filter.trim() === '' ? undefined : parseFilter(filter);
    const first = rows[0];
    if (parsed !== undefined && first !== undefined)
      for (const column of columnsOf(parsed)) value(first, column);
    const found =
      parsed === undefined
        ? rows
        : rows.filter((row) => evaluateFilter(parsed, (column) => value(row, column)));
    const order = call.query.get('$orderby') ?? '';
    const ordered = order.trim() === '' ? found : orderRows(found, parseOrderBy(order), value);
    const top = Number(call.query.get('$top') ?? defaultTop);
    return Response.json({
      value: ordered.slice(0, Number.isInteger(top) && top > 0 ? top : defaultTop).map(present),
    });
  } catch (error) {
    if (error instanceof FilterFault) return refuse(400, error.message);
    throw error;
  }
}

function write(
  store: TableStore,
  call: OperationCall,
  start: ReadonlyMap<string, Json>,
  id: number,
  now: string,
): Response {
  const item = membersOf(call.body);
  if (item === undefined) return refuse(400, 'The item is not an object.');
  const title = item.get('Title') ?? null;
  if (title !== null && jsonText(title).length > maximumTitle) {
    return refuse(
      400,
      'Invalid text value. A text field contains invalid data. Please check the value and try again.',
    );
  }
  const columns = [...item].filter(([name]) => !own.has(name) && name !== 'ID');
  const row = new Map<string, Json>([...start, ...columns, ['Modified', now]]);
  store.put(
    table,
    key(call, id),
    row,
    columns.map(([name]) => name),
  );
  return Response.json(present(row));
}

function present(row: Row): Readonly<Record<string, Json>> {
  const members = Object.entries(rowToObject(row)).filter(([name]) => !own.has(name));
  const id = row.get('ID') ?? null;
  return {
    '@odata.etag': '',
    ItemInternalId: id === null ? '' : jsonText(id),
    ...Object.fromEntries(members),
  };
}

function rowsOf(store: TableStore, call: OperationCall): readonly Row[] {
  return store
    .rows(table)
    .filter((row) => row.get('_site') === call.path['dataset'] && row.get('_list') === call.path['table']);
}

function find(store: TableStore, call: OperationCall): Row | undefined {
  return rowsOf(store, call).find((row) => textOf(row, 'ID') === call.path['id']);
}

function key(call: OperationCall, id: number): string {
  return JSON.stringify([call.path['dataset'], call.path['table'], id]);
}

function missing(call: OperationCall): Response {
  return refuse(404, `Item not found: ${call.path['id'] ?? ''}`);
}

function refuse(status: number, message: string): Response {
  return Response.json({ status, message, error: { message }, source: 'sharepoint' }, { status });
}
