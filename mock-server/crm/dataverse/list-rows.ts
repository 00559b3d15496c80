import { columnsOf, evaluateFilter } from '../odata/evaluate-filter.ts';
import { FilterFault } from '../odata/filter.ts';
import { orderRows, parseOrderBy } from '../odata/order-rows.ts';
import { parseFilter } from '../odata/parse-filter.ts';
import type { Json, Row } from '../table-store.ts';
import { DataverseFault } from './dataverse-fault.ts';
import { propertyName, type Entity } from './entity.ts';
import type { Tables } from './write-row.ts';

export interface Page {
  readonly rows: readonly Row[];
  /** Rows left out before this page; `undefined` on the last one. */
  readonly next: number | undefined;
  readonly select: ReadonlySet<string> | undefined;
}

/**
 * The query options as they reach the Web API. The connector puts their text into the address as it is, so that
 * `&`, `#`, `+` and `%` in a value have to be URL-encoded by the maker (List rows, filter rows).
 */
export function queryOptions(query: URLSearchParams): URLSearchParams {
  const raw = [...query].map(
    ([name, value]) =>
      `${encodeURIComponent(name)}=${name.startsWith('$') ? value : encodeURIComponent(value)}`,
  );
  return new URLSearchParams(raw.join('&').replace(/#.*$/s, ''));
}

/** Answers `$filter`, `$select`, `$orderby`, `$top`, `$skiptoken`. Throws `DataverseFault`. */
export function listRows(tables: Tables, entity: Entity, query: URLSearchParams, pageSize: number): Page {
  for (const name of query.keys()) {
    if (!['$filter', '$select', '$orderby', '$top', '$skiptoken'].includes(name) && query.get(name) !== '') {
      throw new DataverseFault('notBuiltIn', name);
    }
  }
  try {
    const all = tables.store.rows(entity.logicalName);
    const filtered = filterRows(tables, entity, all, query.get('$filter') ?? '');
    const order = query.get('$orderby') ?? '';
    const value = (row: Row, column: string) => row.get(known(tables, entity, column)) ?? null;
    const keys = order.trim() === '' ? [] : parseOrderBy(order);
    for (const key of keys) known(tables, entity, key.column);
    const ordered = orderRows(filtered, keys, value);
    const top = query.get('$top');
    const limit = top === null ? Infinity : wholeNumber(top, '$top');
    const skip = wholeNumber(query.get('$skiptoken') ?? '0', '$skiptoken');
    const end = Math.min(skip + pageSize, limit, ordered.length);
    return {
      rows: ordered.slice(skip, end),
      next: end < Math.min(limit, ordered.length) ? end : undefined,
      select: readSelect(tables, entity, query.get('$select') ?? ''),
    };
  } catch (error) {
    if (error instanceof FilterFault) throw new DataverseFault('badQuery', error.message);
    throw error;
  }
}

/** `$select` as property names; `undefined` for all. Throws `DataverseFault`. */
export function readSelect(tables: Tables, entity: Entity, text: string): ReadonlySet<string> | undefined {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length === 0 ? undefined : new Set(names.map((name) => known(tables, entity, name)));
}

function filterRows(tables: Tables, entity: Entity, rows: readonly Row[], text: string): readonly Row[] {
  if (text.trim() === '') return rows;
  const filter = parseFilter(text);
  const columns = new Map([...columnsOf(filter)].map((name) => [name, known(tables, entity, name)]));
  return rows.filter((row) =>
    evaluateFilter(filter, (name): Json => row.get(columns.get(name) ?? name) ?? null),
  );
}

/** The property that a name in a query means: a column, a lookup's `_x_value`, or `x/<primary key>`. */
function known(tables: Tables, entity: Entity, name: string): string {
  const column = entity.columns.find((entry) => propertyName(entry) === name);
  if (column !== undefined) return name;
  const [navigation, key] = name.split('/');
  for (const entry of entity.columns) {
    if (entry.type !== 'lookup' || navigation === undefined) continue;
    const targets = entry.navigation[navigation] ?? [];
    const found = [...tables.entitySets.values()].filter((other) => targets.includes(other.logicalName));
    if (found.some((target) => target.primaryKey === key)) return propertyName(entry);
  }
  throw new DataverseFault('unknownColumnInQuery', name, entity.logicalName);
}

function wholeNumber(text: string, name: string): number {
  if (!/^\d+$/.test(text)) throw new FilterFault(`Invalid value '${text}' for ${name} query option found.`);
  return Number(text);
}
