import { jsonText, type Json } from '../table-store.ts';
import { DataverseFault } from './dataverse-fault.ts';
import { edmType, propertyName, type Column, type Entity } from './entity.ts';

/** Values of a payload by property name, checked against the table; calculated columns left out. */
export interface CheckedItem {
  readonly values: ReadonlyMap<string, Json>;
  /** Rows that must exist: table and id. */
  readonly references: readonly { readonly table: string; readonly id: string }[];
}

const guidText = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads the body of a create or an update. `entitySets`: set name to table. Throws `DataverseFault`. */
export function readItem(
  entity: Entity,
  body: ReadonlyMap<string, Json>,
  entitySets: ReadonlyMap<string, Entity>,
): CheckedItem {
  const values = new Map<string, Json>();
  const references: { table: string; id: string }[] = [];
  for (const [name, value] of body) {
    if (name.endsWith('@odata.bind')) {
      const bound = readBinding(entity, name.slice(0, -'@odata.bind'.length), value, entitySets);
      values.set(bound.property, bound.id);
      if (bound.id !== null) references.push({ table: bound.table, id: bound.id });
    } else if (!name.startsWith('@') && !name.includes('@')) {
      const column = entity.columns.find((entry) => entry.name === name);
      if (column === undefined || column.type === 'lookup') {
        throw new DataverseFault('unknownColumn', name, entity.setName, entity.logicalName);
      }
      const checked = checkValue(entity, column, value);
      if (column.readOnly !== true) values.set(propertyName(column), checked);
    }
  }
  return { values, references };
}

/** Refuses a create that lacks a required column. */
export function checkRequired(entity: Entity, values: ReadonlyMap<string, Json>, create: boolean): void {
  for (const column of entity.columns) {
    if (column.required !== true) continue;
    const value = values.get(propertyName(column));
    const missing = value === undefined ? create : value === null || value === '';
    if (missing) throw new DataverseFault('requiredColumn', column.name);
  }
}

function readBinding(
  entity: Entity,
  navigation: string,
  value: Json,
  entitySets: ReadonlyMap<string, Entity>,
): { readonly property: string; readonly table: string; readonly id: string | null } {
  for (const column of entity.columns) {
    const allowed = column.type === 'lookup' ? column.navigation[navigation] : undefined;
    if (allowed === undefined) continue;
    const property = propertyName(column);
    if (value === null) return { property, table: '', id: null };
    const [, setName, id] =
      /^\/?(?:https?:\/\/[^/]+\/api\/data\/v[\d.]+\/)?(\w+)\(([^)]*)\)$/.exec(jsonText(value)) ?? [];
    const target = setName === undefined ? undefined : entitySets.get(setName);
    if (setName !== undefined && target === undefined) throw new DataverseFault('unknownTable', setName);
    if (
      target === undefined ||
      !allowed.includes(target.logicalName) ||
      id === undefined ||
      !guidText.test(id)
    ) {
      throw new DataverseFault('wrongType', jsonText(value), entity.setName, 'Edm.Guid');
    }
    return { property, table: target.logicalName, id: id.toLowerCase() };
  }
  throw new DataverseFault('unknownNavigation', navigation, entity.setName);
}

function checkValue(entity: Entity, column: Column, value: Json): Json {
  if (value === null) return null;
  const wrong = () => new DataverseFault('wrongType', jsonText(value), entity.setName, edmType(column));
  switch (column.type) {
    case 'string':
    case 'memo':
      if (typeof value !== 'string') throw wrong();
      if (value.length > column.max) {
        throw new DataverseFault('tooLong', column.name, entity.logicalName, String(column.max));
      }
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong();
      return value;
    case 'picklist':
    case 'state':
    case 'status': {
      const number = integerOf(value);
      if (number === undefined) throw wrong();
      if (column.options[number] === undefined) {
        const accepted = Object.keys(column.options).join(',');
        throw new DataverseFault('unknownOption', String(number), column.name, entity.logicalName, accepted);
      }
      return number;
    }
    case 'integer':
    case 'decimal': {
      const number =
        column.type === 'integer' ? integerOf(value) : typeof value === 'number' ? value : undefined;
      if (number === undefined) throw wrong();
      if (number < (column.minimum ?? -2_147_483_648) || number > (column.maximum ?? 2_147_483_647)) {
        throw new DataverseFault('outOfRange', column.name, entity.logicalName);
      }
      return number;
    }
    case 'datetime':
      if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value) || Number.isNaN(Date.parse(value)))
        throw wrong();
      return new Date(value).toISOString().replace(/\.\d{3}Z$/, 'Z');
    case 'uniqueidentifier':
    case 'lookup':
      if (typeof value !== 'string' || !guidText.test(value)) throw wrong();
      return value.toLowerCase();
  }
}

/** An option or a whole number must come as a JSON number: text is refused. */
function integerOf(value: Json): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}
