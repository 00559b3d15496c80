import { decimalOfDouble } from './decimal-of-double.ts';

const MAX_SCALE = 28;
/** 2^96: the first coefficient that does not fit. */
const LIMIT = 1n << 96n;

/**
 * A .NET decimal: `coefficient` × 10^-`scale`, |coefficient| < 2^96, scale 0 to 28. The scale is kept
 * (`1.50` stays `1.50`), as System.Decimal does. The arithmetic gives `undefined` where .NET would throw an
 * OverflowException; a divisor of zero is the caller's to refuse.
 */
export class Decimal {
  readonly coefficient: bigint;
  readonly scale: number;

  constructor(coefficient: bigint, scale: number) {
    this.coefficient = coefficient;
    this.scale = scale;
  }

  /** The decimal of an integer; `undefined` beyond 96 bits. */
  static fromInteger(value: bigint): Decimal | undefined {
    return fits(value) ? new Decimal(value, 0) : undefined;
  }

  /** The decimal nearest to a double at 15 significant digits; `undefined` for NaN and beyond 96 bits. */
  static fromDouble(value: number): Decimal | undefined {
    const parts = decimalOfDouble(value);
    return parts === undefined || !fits(parts.coefficient)
      ? undefined
      : new Decimal(parts.coefficient, parts.scale);
  }

  /**
   * The decimal of `digits` × 10^`exponent` (the value of a scanned text), rounded half to even where it has
   * more than 28 places or 96 bits; `undefined` where it is too large.
   */
  static fromDigits(digits: string, exponent: number, negative: boolean): Decimal | undefined {
    const significant = digits.replace(/^0+/, '');
    if (significant === '') return new Decimal(0n, Math.min(Math.max(-exponent, 0), MAX_SCALE));
    if (significant.length + exponent > 29) return undefined;
    if (significant.length + exponent < -MAX_SCALE - 1) return new Decimal(0n, MAX_SCALE);
    const unsigned = BigInt(significant);
    const rounded = exponent > 0 ? reduce(unsigned * powerOfTen(exponent), 0) : reduce(unsigned, -exponent);
    if (rounded === undefined) return undefined;
    return negative ? rounded.negate() : rounded;
  }

  negate(): Decimal {
    return new Decimal(-this.coefficient, this.scale);
  }

  add(other: Decimal): Decimal | undefined {
    const scale = Math.max(this.scale, other.scale);
    return reduce(this.#at(scale) + other.#at(scale), scale);
  }

  subtract(other: Decimal): Decimal | undefined {
    return this.add(other.negate());
  }

  multiply(other: Decimal): Decimal | undefined {
    const scale = this.scale + other.scale;
    if (losesScale(this.coefficient, other.coefficient, scale)) return new Decimal(0n, 0);
    return reduce(this.coefficient * other.coefficient, scale);
  }

  /** The quotient with as many digits as fit; trailing zeros go where digits had to be added. */
  divide(other: Decimal): Decimal | undefined {
    const negative = this.coefficient < 0n !== other.coefficient < 0n;
    const dividend = magnitude(this.coefficient);
    const divisor = magnitude(other.coefficient);
    let scale = this.scale - other.scale;
    let scaled = dividend;
    if (scale < 0) {
      scaled *= powerOfTen(-scale);
      scale = 0;
    }
    if (scaled / divisor >= LIMIT) return undefined;
    const exact = scaled % divisor === 0n;
    if (!exact)
      while (scale < MAX_SCALE && (scaled * 10n) / divisor < LIMIT) {
        scaled *= 10n;
        scale += 1;
      }
    let rounded = reduce(roundedQuotient(scaled, divisor), scale);
    if (rounded === undefined) return undefined;
    if (!exact) rounded = rounded.#withoutTrailingZeros();
    return negative ? rounded.negate() : rounded;
  }

  /** The remainder of the division truncated to an integer; it has the sign of the dividend. */
  remainder(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    const dividend = this.#at(scale);
    const divisor = other.#at(scale);
    return magnitude(dividend) < magnitude(divisor) ? this : new Decimal(dividend % divisor, scale);
  }

  /** Below, equal to or above zero as `this` is below, equal to or above `other`; scales do not count. */
  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const difference = this.#at(scale) - other.#at(scale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** The double as System.Decimal converts it: the 96-bit coefficient as a double, divided by the power of ten. */
  toDouble(): number {
    const value = magnitude(this.coefficient);
    const low = Number(value & 0xffff_ffff_ffff_ffffn);
    const double = (low + Number(value >> 64n) * 2 ** 64) / Number(`1e${this.scale}`);
    return this.coefficient < 0n ? -double : double;
  }

  /** The integer without its fraction. */
  truncate(): bigint {
    return this.coefficient / powerOfTen(this.scale);
  }

  isWhole(): boolean {
    return this.coefficient % powerOfTen(this.scale) === 0n;
  }

  /** All digits of the scale, no exponent, `.` as the separator. */
  toString(): string {
    const digits = magnitude(this.coefficient)
      .toString()
      .padStart(this.scale + 1, '0');
    const whole = digits.length - this.scale;
    const text = this.scale === 0 ? digits : `${digits.slice(0, whole)}.${digits.slice(whole)}`;
    return this.coefficient < 0n ? `-${text}` : text;
  }

  #at(scale: number): bigint {
    return this.coefficient * powerOfTen(scale - this.scale);
  }

  #withoutTrailingZeros(): Decimal {
    let { coefficient, scale } = this;
    while (scale > 0 && coefficient % 10n === 0n) {
      coefficient /= 10n;
      scale -= 1;
    }
    return new Decimal(coefficient, scale);
  }
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function fits(value: bigint): boolean {
  return magnitude(value) < LIMIT;
}

function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/**
 * Whether System.Decimal gives a product as the plain zero: of 32-bit coefficients where the scale is hopeless,
 * of longer ones where a factor is zero. (Other products of zero keep their scale.)
 */
function losesScale(first: bigint, second: bigint, scale: number): boolean {
  const short = magnitude(first) < 1n << 32n && magnitude(second) < 1n << 32n;
  return short ? scale > MAX_SCALE + 19 : first === 0n || second === 0n;
}

/** `dividend / divisor` (both positive) to the nearest integer, halves to even. */
function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = (dividend % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && (quotient & 1n) === 1n);
  return up ? quotient + 1n : quotient;
}

/** Drops the fewest digits that bring `coefficient` × 10^-`scale` into range, with one rounding. */
function reduce(coefficient: bigint, scale: number): Decimal | undefined {
  const value = magnitude(coefficient);
  let dropped = Math.max(0, scale - MAX_SCALE);
  for (; dropped <= scale; dropped += 1) {
    const rounded = roundedQuotient(value, powerOfTen(dropped));
    if (rounded < LIMIT) return new Decimal(coefficient < 0n ? -rounded : rounded, scale - dropped);
  }
  return undefined;
}
