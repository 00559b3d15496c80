import { runtimeAddress } from '../../../connector/operations/runtime-address.ts';
import { jsonText, textOf, type Json, type Row } from '../table-store.ts';
import { propertyName, type Column, type Entity } from './entity.ts';

const formatted = 'OData.Community.Display.V1.FormattedValue';
const lookupName = 'Microsoft.Dynamics.CRM.lookuplogicalname';
const navigationName = 'Microsoft.Dynamics.CRM.associatednavigationproperty';

/** Finds the row behind a lookup, for its name. */
export type FindName = (table: string, id: string) => string | undefined;

/**
 * A row as the Web API writes it under `odata.metadata=full` and `odata.include-annotations=*`: etag, id, values
 * in the order of the metadata, with their formatted values. `select` limits the columns.
 */
export function presentRow(
  entity: Entity,
  row: Row,
  findName: FindName,
  select?: ReadonlySet<string>,
): Readonly<Record<string, Json>> {
  const id = textOf(row, entity.primaryKey);
  const address = `${runtimeAddress('shared_commondataserviceforapps')}/api/data/v9.1/${entity.setName}(${id})`;
  const members = new Map<string, Json>([
    ['@odata.type', `#Microsoft.Dynamics.CRM.${entity.logicalName}`],
    ['@odata.id', address],
    ['@odata.etag', etagOf(row)],
    ['@odata.editLink', `${entity.setName}(${id})`],
  ]);
  for (const column of entity.columns) {
    const name = propertyName(column);
    const wanted = select === undefined || select.has(name) || name === entity.primaryKey;
    if (wanted) addColumn(members, column, row, findName);
  }
  return Object.fromEntries(members);
}

/** `W/"<version>"`. */
export function etagOf(row: Row): string {
  return `W/"${textOf(row, 'versionnumber')}"`;
}

function addColumn(members: Map<string, Json>, column: Column, row: Row, findName: FindName): void {
  const name = propertyName(column);
  const value = row.get(name) ?? null;
  if (value === null) {
    members.set(name, null);
    return;
  }
  const label = labelOf(column, value, findName);
  if (label !== undefined) members.set(`${name}@${formatted}`, label);
  if (column.type === 'lookup') {
    const table = tableOf(column, row);
    members.set(`${name}@${lookupName}`, table);
    const navigation = Object.entries(column.navigation).find(([, targets]) => targets.includes(table))?.[0];
    if (navigation !== undefined) members.set(`${name}@${navigationName}`, navigation);
  }
  members.set(name, value);
}

/** The table that a lookup of this row refers to. */
export function tableOf(column: Extract<Column, { type: 'lookup' }>, row: Row): string {
  const stored = row.get(`${propertyName(column)}@${lookupName}`);
  return typeof stored === 'string' ? stored : (column.targets[0] ?? '');
}

/** Key under which a row keeps the table of a lookup. */
export function lookupTableKey(property: string): string {
  return `${property}@${lookupName}`;
}

function labelOf(column: Column, value: Json, findName: FindName): string | undefined {
  switch (column.type) {
    case 'picklist':
    case 'state':
    case 'status':
      return typeof value === 'number' ? column.options[value] : undefined;
    case 'boolean':
      return (column.labels ?? ['No', 'Yes'])[value === true ? 1 : 0];
    case 'datetime':
      return formatDate(jsonText(value));
    case 'lookup':
      for (const table of column.targets) {
        const name = findName(table, jsonText(value));
        if (name !== undefined) return name;
      }
      return undefined;
    case 'integer':
    case 'decimal':
      return Number(value).toLocaleString('en-US');
    case 'string':
    case 'memo':
    case 'uniqueidentifier':
      return undefined;
  }
}

/** `11/24/2026 9:05 AM`: the en-US form of the connection's user. */
function formatDate(text: string): string {
  const date = new Date(text);
  const hours = date.getUTCHours();
  const minutes = String(date.getUTCMinutes()).padStart(2, '0');
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  return `${day} ${hours % 12 === 0 ? 12 : hours % 12}:${minutes} ${hours < 12 ? 'AM' : 'PM'}`;
}
