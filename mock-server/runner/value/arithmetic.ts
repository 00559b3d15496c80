import { Decimal } from './decimal.ts';
import type { Value } from './value.ts';

/** The three kinds of numbers, tagged by their JavaScript type. */
export type Numeric = bigint | number | Decimal;

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/** The value, where it is a number of any kind. */
export function asNumber(value: Value): Numeric | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  return value instanceof Decimal ? value : undefined;
}

/** Whether an integer fits 64 bits; larger ones come only from JSON text. */
export function isInt64(value: bigint): boolean {
  return value >= INT64_MIN && value <= INT64_MAX;
}

/**
 * Brings two numbers to one kind: a Float makes the other one a Float, else a Decimal makes it a Decimal.
 * `undefined` for an Integer beyond the Decimal's range.
 */
function pair(
  a: Numeric,
  b: Numeric,
): readonly [bigint, bigint] | readonly [number, number] | readonly [Decimal, Decimal] | undefined {
  if (typeof a === 'bigint' && typeof b === 'bigint') return [a, b];
  if (typeof a === 'number' || typeof b === 'number') return [toDouble(a), toDouble(b)];
  const left = typeof a === 'bigint' ? Decimal.fromInteger(a) : a;
  const right = typeof b === 'bigint' ? Decimal.fromInteger(b) : b;
  return left === undefined || right === undefined ? undefined : [left, right];
}

/** A number of any kind as a double. */
export function toDouble(value: Numeric): number {
  return value instanceof Decimal ? value.toDouble() : Number(value);
}

/** One operation in its three forms; `undefined` is an overflow. */
export interface Operation {
  readonly integer: (a: bigint, b: bigint) => bigint;
  readonly float: (a: number, b: number) => number;
  readonly decimal: (a: Decimal, b: Decimal) => Decimal | undefined;
}

/** `add`, `sub`, `mul`, `div`, `mod` of the language: int64 checked, doubles unchecked, System.Decimal. */
export const operations = {
  add: { integer: (a, b) => a + b, float: (a, b) => a + b, decimal: (a, b) => a.add(b) },
  sub: { integer: (a, b) => a - b, float: (a, b) => a - b, decimal: (a, b) => a.subtract(b) },
  mul: { integer: (a, b) => a * b, float: (a, b) => a * b, decimal: (a, b) => a.multiply(b) },
  div: { integer: (a, b) => a / b, float: (a, b) => a / b, decimal: (a, b) => a.divide(b) },
  mod: {
    // .NET refuses the one remainder whose quotient overflows.
    integer: (a, b) => (a === INT64_MIN && b === -1n ? INT64_MAX + 1n : a % b),
    float: (a, b) => a % b,
    decimal: (a, b) => a.remainder(b),
  },
} as const satisfies Readonly<Record<string, Operation>>;

/** Applies an operation; `undefined` where the result does not fit. A divisor of zero is the caller's to refuse. */
export function calculate(operation: Operation, a: Numeric, b: Numeric): Numeric | undefined {
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    const result = operation.integer(a, b);
    return result >= INT64_MIN && result <= INT64_MAX ? result : undefined;
  }
  const both = pair(a, b);
  if (both === undefined) return undefined;
  const [left, right] = both;
  if (left instanceof Decimal) return right instanceof Decimal ? operation.decimal(left, right) : undefined;
  return operation.float(toDouble(left), toDouble(right));
}

export function isZero(value: Numeric): boolean {
  return value instanceof Decimal ? value.coefficient === 0n : value === 0n || value === 0;
}

/** Below, equal to or above zero as `a` is below, equal to or above `b`; NaN where either is NaN. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const both = pair(a, b);
  if (both === undefined) return toDouble(a) - toDouble(b);
  const [left, right] = both;
  if (left instanceof Decimal || right instanceof Decimal) {
    return left instanceof Decimal && right instanceof Decimal ? left.compare(right) : Number.NaN;
  }
  if (left < right) return -1;
  if (left > right) return 1;
  return Number.isNaN(left) || Number.isNaN(right) ? Number.NaN : 0;
}

/** The smaller (`-1`) or larger (`1`) of two numbers, of the kind that arithmetic on them would have. */
export function pick(a: Numeric, b: Numeric, sign: -1 | 1): Numeric {
  const both = pair(a, b);
  if (both === undefined) return compareNumbers(a, b) * sign >= 0 ? a : b;
  const [left, right] = both;
  return compareNumbers(left, right) * sign >= 0 ? left : right;
}
