import { roundAway, type Digits } from './digits.ts';
import type { NumberCulture } from './number-culture.ts';

/** Patterns by NumberFormatInfo's numbers: `#` the number, `-` the minus, `$` the currency, `%` the per cent sign. */
const patterns = {
  number: ['(#)', '-#', '- #', '#-', '# -'],
  currency: ['$#', '#$', '$ #', '# $'],
  negativeCurrency: [
    '($#)',
    '-$#',
    '$-#',
    '$#-',
    '(#$)',
    '-#$',
    '#-$',
    '#$-',
    '-# $',
    '-$ #',
    '# $-',
    '$ #-',
    '$ -#',
    '#- $',
    '($ #)',
    '(# $)',
    '$- #',
  ],
  percent: ['# %', '#%', '%#', '% #'],
  negativePercent: ['-# %', '-#%', '-%#', '%-#', '%#-', '#-%', '#%-', '-% #', '# %-', '% #-', '% -#', '#- %'],
} as const;

/** `C`: the number rounded to `places`, in the culture's currency pattern. */
export function currencyText(number: Digits, places: number, culture: NumberCulture): string {
  const rounded = roundPlaces(number, places);
  const pattern = rounded.negative
    ? patterns.negativeCurrency[culture.currencyNegativePattern]
    : patterns.currency[culture.currencyPositivePattern];
  const text = grouped(rounded, places, {
    separator: culture.currencyGroupSeparator,
    sizes: culture.currencyGroupSizes,
    decimal: culture.currencyDecimalSeparator,
  });
  return fill(pattern, text, culture);
}

/** `F`: no groups. */
export function fixedText(number: Digits, places: number, culture: NumberCulture): string {
  const rounded = roundPlaces(number, places);
  return minus(rounded, culture) + fixed(rounded, places, culture.decimalSeparator);
}

/** `N`: groups, and the culture's pattern for negative numbers. */
export function groupedText(number: Digits, places: number, culture: NumberCulture): string {
  const rounded = roundPlaces(number, places);
  const text = grouped(rounded, places, numberGroups(culture));
  return rounded.negative ? fill(patterns.number[culture.negativePattern], text, culture) : text;
}

/** `P`: times a hundred (the caller has moved the point), in the culture's pattern. */
export function percentText(number: Digits, places: number, culture: NumberCulture): string {
  const rounded = roundPlaces(number, places);
  const pattern = rounded.negative
    ? patterns.negativePercent[culture.percentNegativePattern]
    : patterns.percent[culture.percentPositivePattern];
  return fill(pattern, grouped(rounded, places, numberGroups(culture)), culture);
}

/** `E`: one digit before the point, an exponent of at least three digits with its sign. */
export function scientificText(
  number: Digits,
  places: number,
  letter: string,
  culture: NumberCulture,
): string {
  const rounded = roundAway(number, places + 1);
  const digits = rounded.digits.padEnd(places + 1, '0');
  const fraction = places > 0 ? culture.decimalSeparator + digits.slice(1) : '';
  const exponent = rounded.digits === '' ? 0 : rounded.scale - 1;
  return (
    minus(rounded, culture) + digits.slice(0, 1) + fraction + exponentText(exponent, letter, 3, true, culture)
  );
}

/** `G`: plain up to `count` digits before the point and three zeros after it, otherwise scientific. */
export function generalText(number: Digits, count: number, letter: string, culture: NumberCulture): string {
  const { digits, scale } = number;
  const scientific = scale > count || scale < -3;
  const whole = scientific ? 1 : scale;
  const head = whole > 0 ? digits.slice(0, whole).padEnd(whole, '0') : '0';
  const tail = whole > 0 ? digits.slice(whole) : '0'.repeat(-whole) + digits;
  const text = tail === '' ? head : head + culture.decimalSeparator + tail;
  const exponent = scientific ? exponentText(scale - 1, letter, 2, true, culture) : '';
  return minus(number, culture) + text + exponent;
}

/** `E+006`: the letter, the culture's sign (plus only where asked), at least `minimum` digits. */
export function exponentText(
  exponent: number,
  letter: string,
  minimum: number,
  plus: boolean,
  culture: NumberCulture,
): string {
  const sign = exponent < 0 ? culture.negativeSign : plus ? culture.positiveSign : '';
  return letter + sign + Math.abs(exponent).toString().padStart(minimum, '0');
}

interface Groups {
  readonly separator: string;
  readonly sizes: readonly number[];
  readonly decimal: string;
}

function numberGroups(culture: NumberCulture): Groups {
  return { separator: culture.groupSeparator, sizes: culture.groupSizes, decimal: culture.decimalSeparator };
}

function roundPlaces(number: Digits, places: number): Digits {
  return roundAway(number, number.scale + places);
}

function minus(number: Digits, culture: NumberCulture): string {
  return number.negative ? culture.negativeSign : '';
}

function fill(pattern: string | undefined, number: string, culture: NumberCulture): string {
  const parts: Readonly<Record<string, string>> = {
    '#': number,
    '-': culture.negativeSign,
    $: culture.currencySymbol,
    '%': culture.percentSymbol,
  };
  return Array.from(pattern ?? '#', (part) => parts[part] ?? part).join('');
}

function wholePart({ digits, scale }: Digits): string {
  return scale > 0 ? digits.slice(0, scale).padEnd(scale, '0') : '0';
}

function fractionPart({ digits, scale }: Digits, places: number): string {
  const fraction = scale >= 0 ? digits.slice(scale) : '0'.repeat(-scale) + digits;
  return fraction.slice(0, places).padEnd(places, '0');
}

function fixed(number: Digits, places: number, decimal: string): string {
  return wholePart(number) + (places > 0 ? decimal + fractionPart(number, places) : '');
}

function grouped(number: Digits, places: number, groups: Groups): string {
  const whole = groupDigits(wholePart(number), groups.sizes, groups.separator);
  return places > 0 ? whole + groups.decimal + fractionPart(number, places) : whole;
}

/** Puts separators into whole digits, from the right, by sizes of which the last repeats and 0 ends grouping. */
function groupDigits(whole: string, sizes: readonly number[], separator: string): string {
  const parts: string[] = [];
  let rest = whole;
  for (let index = 0; ; index += 1) {
    const size = sizes[Math.min(index, sizes.length - 1)] ?? 0;
    if (size === 0 || rest.length <= size) break;
    parts.unshift(rest.slice(-size));
    rest = rest.slice(0, -size);
  }
  return [rest, ...parts].join(separator);
}
