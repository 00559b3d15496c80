import { shortestDigits } from './format-double.ts';

/**
 * A number on its way to text: 0.`digits` × 10^`scale`, without trailing zeros (zero has no digits). `binary`
 * numbers (doubles) keep the sign of a value that rounds to zero, integers and decimals lose it.
 */
export interface Digits {
  readonly digits: string;
  readonly scale: number;
  readonly negative: boolean;
  readonly binary: boolean;
}

/** The digits of `coefficient` × 10^-`fractionDigits`. */
export function digitsOf(coefficient: bigint, fractionDigits: number, binary = false): Digits {
  const text = (coefficient < 0n ? -coefficient : coefficient).toString();
  const digits = text === '0' ? '' : text.replace(/0+$/, '');
  return {
    digits,
    scale: digits === '' ? 0 : text.length - fractionDigits,
    negative: coefficient < 0n,
    binary,
  };
}

/** The shortest digits that read back as this finite double. */
export function shortestOf(value: number): Digits {
  const { digits, exponent } = shortestDigits(Math.abs(value));
  return value === 0
    ? zero(value)
    : { digits: digits.replace(/0+$/, ''), scale: exponent + 1, negative: value < 0, binary: true };
}

/** The exact value of a finite double rounded to so many significant digits, ties to even. */
export function significantOf(value: number, count: number): Digits {
  if (value === 0) return zero(value);
  // The shortest digits may lie on the other side of a power of ten than the value itself.
  const { scale } = shortestOf(value);
  const { numerator, denominator } = scaled(value, 1 - scale);
  return placesOf(value, count - (numerator < denominator ? scale - 1 : scale));
}

/** The exact value of a finite double rounded to so many places (negative: tens, hundreds …), ties to even. */
export function placesOf(value: number, places: number): Digits {
  if (value === 0) return zero(value);
  const { numerator, denominator } = scaled(value, places);
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && (quotient & 1n) === 1n);
  const rounded = digitsOf(up ? quotient + 1n : quotient, places, true);
  return { ...rounded, negative: value < 0 };
}

/** The magnitude of a double times a power of ten, as an exact fraction. */
function scaled(value: number, power: number): { numerator: bigint; denominator: bigint } {
  const { mantissa, exponent } = binaryParts(Math.abs(value));
  const numerator = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa;
  const denominator = exponent >= 0 ? 1n : 1n << BigInt(-exponent);
  return power >= 0
    ? { numerator: numerator * 10n ** BigInt(power), denominator }
    : { numerator, denominator: denominator * 10n ** BigInt(-power) };
}

/** Rounds to `count` digits, halves away from zero; a `count` of none or fewer may still round up to one digit. */
export function roundAway(number: Digits, count: number): Digits {
  const { digits } = number;
  if (digits === '') return vanished(number);
  if (count >= digits.length) return number;
  if (count < 0) return vanished(number);
  const kept = digits.slice(0, count);
  if ((digits[count] ?? '0') < '5') return trimmed(number, kept);
  const grown = (BigInt(kept === '' ? '0' : kept) + 1n).toString().padStart(count, '0');
  return grown.length > count ? { ...number, digits: '1', scale: number.scale + 1 } : trimmed(number, grown);
}

function trimmed(number: Digits, kept: string): Digits {
  const digits = kept.replace(/0+$/, '');
  return digits === '' ? vanished(number) : { ...number, digits };
}

/** What a number becomes that rounds to nothing, or is zero. */
export function vanished(number: Digits): Digits {
  return { ...number, digits: '', scale: 0, negative: number.binary && number.negative };
}

function zero(value: number): Digits {
  return { digits: '', scale: 0, negative: Object.is(value, -0), binary: true };
}

function binaryParts(magnitude: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, magnitude);
  const bits = view.getBigUint64(0);
  const biased = Number(bits >> 52n);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}
