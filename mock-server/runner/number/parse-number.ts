import { Decimal } from '../value/decimal.ts';
import { findNumberCulture } from './find-number-culture.ts';
import { invariantNumbers, type NumberCulture } from './number-culture.ts';
import { scanNumber, type NumberStyle } from './scan-number.ts';

const INT64_LIMIT = 2 ** 63;

/** Double.TryParse with this style and culture: the number, the culture's infinities and NaN, or `undefined`. */
export function parseDouble(text: string, style: NumberStyle, culture: NumberCulture): number | undefined {
  const scanned = scanNumber(text, style, culture);
  if (scanned === undefined) return parseSymbol(text, culture);
  const magnitude = Number(`${scanned.digits}e${scanned.exponent}`);
  return scanned.negative ? -magnitude : magnitude;
}

/**
 * What `int()` makes of a text: read as a double (`Float | AllowThousands`, invariant), which must be whole and
 * in the range of int64; NaN gives the smallest int64. `undefined`: refused.
 */
export function parseInteger(text: string): bigint | undefined {
  const value = parseDouble(text, { exponent: true, thousands: true }, invariantNumbers);
  return value === undefined ? undefined : integerOfDouble(value);
}

/** What `int()` makes of a Float: see `parseInteger`. */
export function integerOfDouble(value: number): bigint | undefined {
  if (Number.isNaN(value)) return -(2n ** 63n);
  return Number.isInteger(value) && value >= -INT64_LIMIT && value < INT64_LIMIT ? BigInt(value) : undefined;
}

/**
 * `isInt()`: Int64.TryParse with `Integer | AllowThousands | AllowExponent` (Standard host): no decimal point, an
 * exponent only where the value stays whole, within 64 bits.
 */
export function isIntegerText(text: string): boolean {
  const scanned = scanNumber(text, { exponent: true, thousands: true }, invariantNumbers);
  if (scanned === undefined || text.includes('.')) return false;
  const significant = scanned.digits.replace(/^0+/, '');
  const digits = significant.replace(/0+$/, '');
  const exponent = scanned.exponent + significant.length - digits.length;
  if (digits === '') return true;
  if (exponent < 0 || digits.length + exponent > 19) return false;
  const magnitude = BigInt(digits) * 10n ** BigInt(exponent);
  return magnitude <= (scanned.negative ? 2n ** 63n : 2n ** 63n - 1n);
}

/**
 * What `float()` makes of a text (`Number | AllowExponent`, en-US unless a culture is named); `undefined`: refused.
 */
export function parseFloatText(text: string, cultureName = 'en-US'): number | undefined {
  const culture = findNumberCulture(cultureName);
  return culture === undefined
    ? undefined
    : parseDouble(text, { exponent: true, thousands: true, trailingSign: true }, culture);
}

/** `isFloat()`: as `float()`, but with the invariant culture where none is named. */
export function isFloatText(text: string, cultureName = ''): boolean {
  return parseFloatText(text, cultureName) !== undefined;
}

/** What `decimal()` makes of a text (`Number`, invariant: no exponent); `undefined`: refused. */
export function parseDecimal(text: string): Decimal | undefined {
  const scanned = scanNumber(text, { thousands: true, trailingSign: true }, invariantNumbers);
  return scanned === undefined
    ? undefined
    : Decimal.fromDigits(scanned.digits, scanned.exponent, scanned.negative);
}

function parseSymbol(text: string, culture: NumberCulture): number | undefined {
  const trimmed = text.trim();
  if (same(trimmed, culture.positiveInfinity)) return Number.POSITIVE_INFINITY;
  if (same(trimmed, culture.negativeInfinity)) return Number.NEGATIVE_INFINITY;
  if (same(trimmed, culture.nan)) return Number.NaN;
  if (startsWith(trimmed, culture.positiveSign)) {
    const rest = trimmed.slice(culture.positiveSign.length);
    if (same(rest, culture.positiveInfinity)) return Number.POSITIVE_INFINITY;
    return same(rest, culture.nan) ? Number.NaN : undefined;
  }
  if (
    startsWith(trimmed, culture.negativeSign) &&
    same(trimmed.slice(culture.negativeSign.length), culture.nan)
  )
    return Number.NaN;
  return undefined;
}

function same(text: string, symbol: string): boolean {
  return text.toLowerCase() === symbol.toLowerCase();
}

function startsWith(text: string, sign: string): boolean {
  return text.toLowerCase().startsWith(sign.toLowerCase());
}
