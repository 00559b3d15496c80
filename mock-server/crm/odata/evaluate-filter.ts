import type { Json } from '../table-store.ts';
import { fold } from './collation.ts';
import type { ComparisonOperator, Filter, Literal } from './filter.ts';

/** The value of a column of the row in question; `null` where it has none. Throws `FilterFault` for an unknown one. */
export type ColumnValue = (column: string) => Json;

/** Whether the filter holds, with SQL's view of null: only `eq null` and `ne` are true of it. */
export function evaluateFilter(filter: Filter, column: ColumnValue): boolean {
  switch (filter.kind) {
    case 'and': {
      // Both sides are looked at, so that an unknown column is found wherever it stands.
      const left = evaluateFilter(filter.left, column);
      const right = evaluateFilter(filter.right, column);
      return left && right;
    }
    case 'or': {
      const left = evaluateFilter(filter.left, column);
      const right = evaluateFilter(filter.right, column);
      return left || right;
    }
    case 'not':
      return !evaluateFilter(filter.operand, column);
    case 'compare':
      return compare(column(filter.column), filter.operator, filter.literal);
    case 'text': {
      const value = column(filter.column);
      if (typeof value !== 'string') return false;
      const [whole, part] = [fold(value), fold(filter.text)];
      if (filter.name === 'contains') return whole.includes(part);
      return filter.name === 'startswith' ? whole.startsWith(part) : whole.endsWith(part);
    }
  }
}

function compare(value: Json, operator: ComparisonOperator, literal: Literal): boolean {
  if (literal.type === 'null')
    return operator === 'eq' ? value === null : operator === 'ne' && value !== null;
  if (value === null) return operator === 'ne';
  const order = orderOf(value, literal);
  if (order === undefined) return operator === 'ne';
  switch (operator) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
  }
}

function orderOf(value: Json, literal: Literal): number | undefined {
  switch (literal.type) {
    case 'null':
      return undefined;
    case 'number':
      return typeof value === 'number' ? value - literal.value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) - Number(literal.value) : undefined;
    case 'date': {
      if (typeof value !== 'string') return undefined;
      const order = Date.parse(value) - Date.parse(literal.text);
      return Number.isNaN(order) ? undefined : order;
    }
    case 'guid':
      return typeof value === 'string' ? compareText(value.toLowerCase(), literal.text) : undefined;
    case 'string':
      return typeof value === 'string' ? compareText(fold(value), fold(literal.text)) : undefined;
  }
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Columns that a filter names, each once. */
export function columnsOf(filter: Filter): ReadonlySet<string> {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return new Set([...columnsOf(filter.left), ...columnsOf(filter.right)]);
    case 'not':
      return columnsOf(filter.operand);
    case 'compare':
    case 'text':
      return new Set([filter.column]);
  }
}
