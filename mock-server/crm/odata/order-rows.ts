import { jsonText, type Json } from '../table-store.ts';
import { fold } from './collation.ts';
import { FilterFault } from './filter.ts';

export interface SortKey {
  readonly column: string;
  readonly descending: boolean;
}

/** Parses `$orderby`: `createdon desc,lastname`. Throws `FilterFault`. */
export function parseOrderBy(text: string): readonly SortKey[] {
  return text.split(',').map((part) => {
    const words = part.trim().split(/\s+/);
    const [column, direction] = words;
    const known = direction === undefined || direction === 'asc' || direction === 'desc';
    if (column === undefined || column === '' || words.length > 2 || !known) {
      throw new FilterFault(`Syntax error at position 0 in '${text}'.`);
    }
    return { column, descending: direction === 'desc' };
  });
}

/** Orders rows; equal ones stay as they were, null comes first. */
export function orderRows<T>(
  rows: readonly T[],
  keys: readonly SortKey[],
  value: (row: T, column: string) => Json,
): readonly T[] {
  return rows.toSorted((left, right) => {
    for (const key of keys) {
      const order = compareValues(value(left, key.column), value(right, key.column));
      if (order !== 0) return key.descending ? -order : order;
    }
    return 0;
  });
}

function compareValues(left: Json, right: Json): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [a, b] = [fold(jsonText(left)), fold(jsonText(right))];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
