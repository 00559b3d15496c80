import type { FakeOptions } from '../fake.ts';
import { jsonText, textOf, type Json, type Row, type TableStore } from '../table-store.ts';
import { DataverseFault } from './dataverse-fault.ts';
import { connectionUser } from './dataverse-settings.ts';
import { propertyName, type Entity } from './entity.ts';
import { etagOf, lookupTableKey } from './present-row.ts';
import { checkRequired, readItem } from './read-item.ts';
import { hasValues, type RowId } from './row-id.ts';

export interface Tables {
  readonly store: TableStore;
  readonly options: FakeOptions;
  /** By entity set name. */
  readonly entitySets: ReadonlyMap<string, Entity>;
}

/** Conditions of a write. */
export interface Conditions {
  readonly ifMatch: string | null;
  readonly ifNoneMatch: string | null;
}

/** The row that an id or an alternate key means. */
export function findRow(tables: Tables, entity: Entity, rowId: RowId): Row | undefined {
  if (rowId.kind === 'id') return tables.store.get(entity.logicalName, rowId.id);
  return tables.store.rows(entity.logicalName).find((row) => hasValues(row, rowId.values));
}

/** Creates a row under the id of the body, or a new one. */
export function createRow(tables: Tables, entity: Entity, body: ReadonlyMap<string, Json>): Row {
  const { values, references } = readItem(entity, body, tables.entitySets);
  checkReferences(tables, references);
  checkRequired(entity, values, true);
  const id = jsonText(values.get(entity.primaryKey) ?? tables.options.newId());
  if (tables.store.get(entity.logicalName, id) !== undefined) throw new DataverseFault('duplicateId');
  const row = new Map<string, Json>(defaults(tables, entity));
  for (const [name, value] of values) row.set(name, value);
  row.set(entity.primaryKey, id);
  return store(tables, entity, id, row, [...values.keys()], references);
}

/**
 * PATCH: updates the row, or creates it where there is none (upsert). `If-Match: *` forbids the create,
 * `If-None-Match: *` the update, another `If-Match` wants that version.
 */
export function patchRow(
  tables: Tables,
  entity: Entity,
  rowId: RowId,
  body: ReadonlyMap<string, Json>,
  conditions: Conditions,
): { readonly row: Row; readonly created: boolean } {
  const found = findRow(tables, entity, rowId);
  if (found === undefined) {
    if (conditions.ifMatch !== null) throw missing(entity, rowId);
    const keyed = new Map(body);
    if (rowId.kind === 'id') keyed.set(entity.primaryKey, rowId.id);
    else for (const [name, value] of rowId.values) keyed.set(name, value);
    return { row: createRow(tables, entity, keyed), created: true };
  }
  if (conditions.ifNoneMatch === '*') throw new DataverseFault('recordExists');
  if (conditions.ifMatch !== null && conditions.ifMatch !== '*' && conditions.ifMatch !== etagOf(found)) {
    throw new DataverseFault('versionMismatch');
  }
  const { values, references } = readItem(entity, body, tables.entitySets);
  checkReferences(tables, references);
  checkRequired(entity, values, false);
  const id = textOf(found, entity.primaryKey);
  const row = new Map(found);
  for (const [name, value] of values) if (name !== entity.primaryKey) row.set(name, value);
  return { row: store(tables, entity, id, row, [...values.keys()], references), created: false };
}

export function missing(entity: Entity, rowId: RowId): DataverseFault {
  return rowId.kind === 'id'
    ? new DataverseFault('missingRow', entity.logicalName, rowId.id)
    : new DataverseFault('missingKeyRow', entity.logicalName);
}

function store(
  tables: Tables,
  entity: Entity,
  id: string,
  row: Map<string, Json>,
  columns: readonly string[],
  references: readonly { readonly table: string; readonly id: string }[],
): Row {
  checkKeys(tables, entity, id, row);
  const now = new Date(tables.options.now()).toISOString().replace(/\.\d{3}Z$/, 'Z');
  if (!row.has('createdon')) row.set('createdon', now);
  row.set('modifiedon', now);
  row.set('versionnumber', Number(row.get('versionnumber') ?? 1_000_000) + 1);
  for (const column of entity.columns) {
    if (column.type !== 'lookup') continue;
    const property = propertyName(column);
    const value = row.get(property) ?? null;
    const target = references.find((reference) => reference.id === value && columns.includes(property));
    if (target !== undefined) row.set(lookupTableKey(property), target.table);
  }
  if (entity.columns.some((column) => column.name === 'fullname')) {
    const names = [textOf(row, 'firstname'), textOf(row, 'lastname')].filter((part) => part !== '');
    row.set('fullname', names.join(' '));
  }
  tables.store.put(entity.logicalName, id, row, columns);
  return row;
}

function defaults(tables: Tables, entity: Entity): readonly (readonly [string, Json])[] {
  return entity.columns.flatMap((column): (readonly [string, Json])[] => {
    if (column.type === 'boolean') return [[column.name, column.default]];
    if ('default' in column && column.default !== undefined) return [[column.name, column.default]];
    const owned =
      column.name === 'ownerid' && tables.store.get('systemuser', connectionUser.id) !== undefined;
    return owned ? [[propertyName(column), connectionUser.id]] : [];
  });
}

function checkReferences(
  tables: Tables,
  references: readonly { readonly table: string; readonly id: string }[],
): void {
  for (const { table, id } of references) {
    if (tables.store.get(table, id) === undefined) throw new DataverseFault('missingRow', table, id);
  }
}

function checkKeys(tables: Tables, entity: Entity, id: string, row: Row): void {
  for (const key of entity.keys ?? []) {
    const values = new Map(key.columns.map((column) => [column, row.get(column) ?? null]));
    // A key with an empty column is not enforced.
    if ([...values.values()].includes(null)) continue;
    const other = tables.store
      .rows(entity.logicalName)
      .find((candidate) => candidate.get(entity.primaryKey) !== id && hasValues(candidate, values));
    if (other !== undefined) throw new DataverseFault('duplicateKey', key.name, key.columns.join(', '));
  }
}
