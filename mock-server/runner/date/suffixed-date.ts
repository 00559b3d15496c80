import type { DateCulture } from './date-culture.ts';
import type { DateFields } from './date-fields.ts';
import { dateOrder } from './date-order.ts';
import type { SeparatorKind } from './date-tokens.ts';

/** What stands behind a number and says what it is: 年, 月, 日, 時, 分, 秒 and their like. */
export type SuffixKind = Extract<SeparatorKind, `${string}Suffix`>;

/** The part of a date or time that a suffix names. */
export const suffixFields = {
  yearSuffix: 'year',
  monthSuffix: 'month',
  daySuffix: 'day',
  hourSuffix: 'hour',
  minuteSuffix: 'minute',
  secondSuffix: 'second',
} as const;

interface SuffixedParts {
  /** The numbers without a suffix. */
  readonly numbers: readonly number[];
  readonly year: number;
  readonly suffixes: ReadonlySet<SuffixKind>;
}

/** Completes a date of which only some numbers have a suffix; false where the others can mean nothing. */
export function completeSuffixed(
  form: '=SN' | '=NS' | '=NNS',
  { numbers, year, suffixes }: SuffixedParts,
  culture: DateCulture,
  fields: DateFields,
): boolean {
  const [a = 0, b = 0] = numbers;
  if (form === '=SN') {
    if (numbers.length !== 1 || fields.day !== undefined) return false;
    fields.day = a;
    return true;
  }
  if (form === '=NS') {
    if (fields.month === undefined || fields.year !== undefined) return false;
    fields.year = fields.fullYear(a);
    fields.day = 1;
    return true;
  }
  if (suffixes.has('daySuffix')) return false;
  const hasMonth = suffixes.has('monthSuffix');
  if (suffixes.has('yearSuffix')) {
    return !hasMonth && fields.setDate(fields.fullYear(year), a, b);
  }
  if (!hasMonth || fields.month === undefined) return false;
  return dateOrder(culture.shortDate) === 'yMd'
    ? fields.setDate(fields.fullYear(a), fields.month, b)
    : fields.setDate(fields.fullYear(b), fields.month, a);
}
