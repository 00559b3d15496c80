import type { NumberCulture } from './number-culture.ts';

/** What a text may hold: the flags of .NET's NumberStyles that the language uses. */
export interface NumberStyle {
  readonly trailingSign?: boolean;
  readonly thousands?: boolean;
  readonly exponent?: boolean;
}

/** A number as written: `digits` × 10^`exponent`. Leading zeros before the first digit are dropped. */
export interface ScannedNumber {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/**
 * Scans the whole text as .NET's number parser does: white space around, a sign before (or, by style, after),
 * group separators anywhere between digits before the point, an exponent. `undefined`: not such a number.
 */
export function scanNumber(
  text: string,
  style: NumberStyle,
  culture: NumberCulture,
): ScannedNumber | undefined {
  const signs = new SignReader(text, culture);
  let at = signs.skipLeading();
  const { digits, fractionDigits, end } = readDigits(text, at, style, culture);
  if (digits === '') return undefined;
  at = end;
  let exponent = -fractionDigits;
  if (style.exponent === true) {
    const read = readExponent(text, at, signs);
    exponent += read.exponent;
    at = read.end;
  }
  at = signs.skipTrailing(at, style.trailingSign === true);
  return /^\0*$/.test(text.slice(at)) ? { negative: signs.negative, digits, exponent } : undefined;
}

class SignReader {
  negative = false;
  #seen = false;
  readonly #text: string;
  readonly #culture: NumberCulture;

  constructor(text: string, culture: NumberCulture) {
    this.#text = text;
    this.#culture = culture;
  }

  /** The place after white space and one sign; white space after the sign ends it. */
  skipLeading(): number {
    let at = 0;
    while (at < this.#text.length) {
      if (isWhite(this.#text[at]) && !this.#seen) at += 1;
      else {
        const end = this.#takeSign(at);
        if (end === at) break;
        at = end;
      }
    }
    return at;
  }

  skipTrailing(from: number, signAllowed: boolean): number {
    let at = from;
    while (at < this.#text.length) {
      if (isWhite(this.#text[at])) at += 1;
      else {
        const end = signAllowed ? this.#takeSign(at) : at;
        if (end === at) break;
        at = end;
      }
    }
    return at;
  }

  /** A sign at `at`: where it ends and whether it is negative; `undefined` where there is none. */
  signAt(at: number): { end: number; negative: boolean } | undefined {
    const positive = matchEnd(this.#text, at, this.#culture.positiveSign);
    if (positive !== undefined) return { end: positive, negative: false };
    const negative =
      matchEnd(this.#text, at, this.#culture.negativeSign) ??
      (acceptsHyphen(this.#culture.negativeSign) ? matchEnd(this.#text, at, '-') : undefined);
    return negative === undefined ? undefined : { end: negative, negative: true };
  }

  #takeSign(at: number): number {
    const sign = this.#seen ? undefined : this.signAt(at);
    if (sign === undefined) return at;
    this.#seen = true;
    this.negative = sign.negative;
    return sign.end;
  }
}

function readDigits(
  text: string,
  from: number,
  style: NumberStyle,
  culture: NumberCulture,
): { digits: string; fractionDigits: number; end: number } {
  let at = from;
  let digits = '';
  let pointAt: number | undefined;
  for (;;) {
    const character = text[at];
    if (isDigit(character)) {
      digits += character;
      at += 1;
      continue;
    }
    const point = pointAt === undefined ? matchEnd(text, at, culture.decimalSeparator) : undefined;
    if (point !== undefined) {
      pointAt = digits.length;
      at = point;
      continue;
    }
    const group =
      style.thousands === true && digits !== '' && pointAt === undefined
        ? matchEnd(text, at, culture.groupSeparator)
        : undefined;
    if (group === undefined) break;
    at = group;
  }
  return { digits, fractionDigits: pointAt === undefined ? 0 : digits.length - pointAt, end: at };
}

function readExponent(text: string, from: number, signs: SignReader): { exponent: number; end: number } {
  if (text[from] !== 'e' && text[from] !== 'E') return { exponent: 0, end: from };
  const sign = signs.signAt(from + 1);
  let at = sign?.end ?? from + 1;
  const start = at;
  while (isDigit(text[at])) at += 1;
  if (at === start) return { exponent: 0, end: from };
  // Nine digits are beyond every number there is; more would only lose precision.
  const exponent = Math.min(Number(text.slice(start, at)), 999_999_999);
  return { exponent: sign?.negative === true ? -exponent : exponent, end: at };
}

/** Where `expected` ends if `text` holds it at `at`; a blank stands for the no-break spaces that nobody types. */
function matchEnd(text: string, at: number, expected: string): number | undefined {
  if (expected === '' || at + expected.length > text.length) return undefined;
  for (let index = 0; index < expected.length; index += 1) {
    const found = text[at + index];
    const wanted = expected[index];
    const spaceMatches = (wanted === '\u00a0' || wanted === '\u202f') && found === ' ';
    if (found !== wanted && !spaceMatches) return undefined;
  }
  return at + expected.length;
}

/** Cultures whose minus is another dash read the hyphen too. */
function acceptsHyphen(negativeSign: string): boolean {
  return /^[\u2012\u207b\u208b\u2212\u2796\ufe63\uff0d]$/u.test(negativeSign);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function isWhite(character: string | undefined): boolean {
  return character === ' ' || (character !== undefined && character >= '\t' && character <= '\r');
}
