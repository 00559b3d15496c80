import { Decimal } from '../value/decimal.ts';
import { digitsOf, placesOf, roundAway, shortestOf, significantOf, type Digits } from './digits.ts';
import { customText } from './format-custom.ts';
import {
  currencyText,
  fixedText,
  generalText,
  groupedText,
  percentText,
  scientificText,
} from './format-standard.ts';
import type { NumberCulture } from './number-culture.ts';

/** Longer texts are refused before they are built; .NET would try to allocate them. */
const MAX_PRECISION = 1_000_000;
/** Digits of a double that custom formats see. */
const CUSTOM_DIGITS = 15;
/** Digits up to which the general text of a double is plain. */
const ROUND_TRIP_DIGITS = 17;

/**
 * The text of an Integer, Float or Decimal in a .NET format, standard (`N2`, `C`, `x4`) or custom (`#,##0.00`), as
 * .NET Core 3.0 and newer write it. `undefined`: .NET refuses the format for this kind of number.
 */
export function formatNumber(
  value: bigint | number | Decimal,
  format: string,
  culture: NumberCulture,
): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return symbol(value, culture);
  const specifier = readSpecifier(format);
  if (specifier === undefined) return undefined;
  const { letter, precision } = specifier;
  if (letter === '') return customText(customDigits(value), format, culture);
  if (typeof value === 'number') return doubleText(value, letter, precision, culture);
  if (typeof value === 'bigint') {
    const text = integerText(value, letter, precision, culture);
    if (text !== undefined) return text;
  }
  const isGeneral = letter.toUpperCase() === 'G' || letter.toUpperCase() === 'R';
  if (value instanceof Decimal && isGeneral && precision === undefined) return plainText(value, culture);
  return standardText(customDigits(value), letter, precision, culture);
}

interface Specifier {
  /** Empty for custom formats. */
  readonly letter: string;
  readonly precision: number | undefined;
}

/** `undefined`: a precision beyond all bounds. */
function readSpecifier(format: string): Specifier | undefined {
  if (format === '' || format.startsWith('\0')) return { letter: 'G', precision: undefined };
  const match = /^([A-Za-z])([0-9]*)(?:\0|$)/.exec(format);
  if (match === null)
    return /^[A-Za-z][0-9]{10}/.test(format) ? undefined : { letter: '', precision: undefined };
  const [, letter = '', digits = ''] = match;
  if (Number(digits) > MAX_PRECISION) return undefined;
  return { letter, precision: digits === '' ? undefined : Number(digits) };
}

function symbol(value: number, culture: NumberCulture): string {
  if (Number.isNaN(value)) return culture.nan;
  return value > 0 ? culture.positiveInfinity : culture.negativeInfinity;
}

function customDigits(value: bigint | number | Decimal): Digits {
  if (typeof value === 'number') return significantOf(value, CUSTOM_DIGITS);
  return value instanceof Decimal ? digitsOf(value.coefficient, value.scale) : digitsOf(value, 0);
}

/** The formats that only Integers have: `D`, `X`, `B`, and `G` without a precision; `undefined` for others. */
function integerText(
  value: bigint,
  letter: string,
  precision: number | undefined,
  culture: NumberCulture,
): string | undefined {
  const pad = precision ?? 1;
  const bits = BigInt.asUintN(64, value);
  const upper = letter.toUpperCase();
  if (upper === 'D' || (upper === 'G' && (precision ?? 0) < 1)) {
    const digits = (value < 0n ? -value : value).toString().padStart(pad, '0');
    return value < 0n ? culture.negativeSign + digits : digits;
  }
  if (letter === 'x') return bits.toString(16).padStart(pad, '0');
  if (letter === 'X') return bits.toString(16).toUpperCase().padStart(pad, '0');
  return upper === 'B' ? bits.toString(2).padStart(pad, '0') : undefined;
}

function doubleText(
  value: number,
  letter: string,
  precision: number | undefined,
  culture: NumberCulture,
): string | undefined {
  switch (letter.toUpperCase()) {
    case 'C':
      return standardText(
        placesOf(value, precision ?? culture.currencyDecimalDigits),
        letter,
        precision,
        culture,
      );
    case 'E':
      return standardText(significantOf(value, (precision ?? 6) + 1), letter, precision, culture);
    case 'F':
    case 'N':
      return standardText(placesOf(value, precision ?? culture.decimalDigits), letter, precision, culture);
    case 'P':
      return standardText(
        placesOf(value, (precision ?? culture.decimalDigits) + 2),
        letter,
        precision,
        culture,
      );
    case 'G':
    case 'R': {
      const exponentLetter = letter === 'G' || letter === 'R' ? 'E' : 'e';
      const shortest = letter.toUpperCase() === 'R' || precision === undefined || precision === 0;
      const number = shortest ? shortestOf(value) : significantOf(value, precision);
      const count = shortest ? Math.max(number.digits.length, ROUND_TRIP_DIGITS) : precision;
      return generalText(number, count, exponentLetter, culture);
    }
    default:
      return undefined;
  }
}

/** The formats that all kinds of numbers have; for doubles the digits are rounded already. */
function standardText(
  number: Digits,
  letter: string,
  precision: number | undefined,
  culture: NumberCulture,
): string | undefined {
  switch (letter.toUpperCase()) {
    case 'C':
      return currencyText(number, precision ?? culture.currencyDecimalDigits, culture);
    case 'E':
      return scientificText(number, precision ?? 6, letter, culture);
    case 'F':
      return fixedText(number, precision ?? culture.decimalDigits, culture);
    case 'N':
      return groupedText(number, precision ?? culture.decimalDigits, culture);
    case 'P':
      return percentText({ ...number, scale: number.scale + 2 }, precision ?? culture.decimalDigits, culture);
    case 'G':
    case 'R':
      return general(number, letter, precision, culture);
    default:
      return undefined;
  }
}

/** `G` of Integers and Decimals: where no precision is given, all digits count. */
function general(
  number: Digits,
  letter: string,
  precision: number | undefined,
  culture: NumberCulture,
): string {
  const exponentLetter = letter === 'G' || letter === 'R' ? 'E' : 'e';
  const count =
    precision === undefined || precision === 0 ? Math.max(number.digits.length, number.scale) : precision;
  return generalText(roundAway(number, count), count, exponentLetter, culture);
}

/** `G` of a Decimal: every digit of its scale, never an exponent. */
function plainText(value: Decimal, culture: NumberCulture): string {
  const [whole = '', fraction] = value.toString().replace('-', '').split('.');
  const sign = value.coefficient < 0n ? culture.negativeSign : '';
  return sign + (fraction === undefined ? whole : whole + culture.decimalSeparator + fraction);
}
