import { Decimal } from './decimal.ts';
import { asNumber, compareNumbers } from './arithmetic.ts';
import type { ObjectValue } from './object-value.ts';
import { isArray } from './type-name.ts';
import type { Value } from './value.ts';

/**
 * Strict deep equality, as between members of arrays and objects: the kind must be the same (`1` is not `1.0`),
 * the order of members does not count, their names are compared exactly.
 */
export function deepEquals(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a === 'number' && typeof b === 'number') return Number.isNaN(a) && Number.isNaN(b);
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (isArray(a)) {
    return (
      isArray(b) && a.length === b.length && a.every((item, index) => deepEquals(item, b[index] ?? null))
    );
  }
  if (isArray(b)) return false;
  if (a instanceof Decimal) return b instanceof Decimal && a.compare(b) === 0;
  if (b instanceof Decimal) return false;
  return equalMembers(a, b);
}

function equalMembers(a: ObjectValue, b: ObjectValue): boolean {
  if (a.members.size !== b.members.size) return false;
  for (const [name, value] of a.members) {
    const other = b.members.get(name);
    if (other === undefined || !deepEquals(value, other)) return false;
  }
  return true;
}

/** `equals()`: deep equality that compares two numbers by value (`1` equals `1.0`) at the top only. */
export function looselyEquals(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a === 'string' || typeof b === 'string') return false;
  const left = asNumber(a);
  if (left === undefined) return deepEquals(a, b);
  const right = asNumber(b);
  return right !== undefined && compareNumbers(left, right) === 0;
}
