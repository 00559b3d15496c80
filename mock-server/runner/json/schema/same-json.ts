import { Decimal } from '../../value/decimal.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';

type Numeric = bigint | number | Decimal;

export function isNumeric(value: Value): value is Numeric {
  return typeof value === 'bigint' || typeof value === 'number' || value instanceof Decimal;
}

/** A number as a double, as bounds are compared. */
export function asDouble(value: Numeric): number {
  return value instanceof Decimal ? value.toDouble() : Number(value);
}

/** Equality of `enum`, `const` and `uniqueItems`: numbers by value whatever their kind, members in any order. */
export function sameJson(a: Value, b: Value): boolean {
  if (isNumeric(a) && isNumeric(b))
    return typeof a === 'bigint' && typeof b === 'bigint' ? a === b : asDouble(a) === asDouble(b);
  if (isArray(a))
    return isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index] ?? null));
  if (!(a instanceof ObjectValue)) return a === b;
  if (!(b instanceof ObjectValue) || a.members.size !== b.members.size) return false;
  for (const [name, member] of a.members) {
    const other = b.members.get(name);
    if (other === undefined || !sameJson(member, other)) return false;
  }
  return true;
}
