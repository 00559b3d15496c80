import type { DateCulture } from './date-culture.ts';
import type { DateFields } from './date-fields.ts';
import type { Complete } from './parse-states.ts';

/**
 * The order of day, month and year in a pattern, such as `dMy`: each letter once, names of weekdays and quoted text
 * left out.
 */
export function dateOrder(pattern: string): string {
  let order = '';
  let quoted = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    if (character === '\\' || character === '%') {
      at += 1;
      continue;
    }
    if (character === "'" || character === '"') quoted = !quoted;
    if (quoted || !'dMy'.includes(character)) continue;
    let count = 1;
    while (pattern[at + count] === character) count += 1;
    at += count - 1;
    if (character !== 'd' || count <= 2) order += character;
  }
  return order;
}

/** What has been read of a date, in the order of the text. */
export interface DateParts {
  readonly numbers: readonly number[];
  readonly month: number;
  readonly year: number;
}

type YearMonthDay = readonly [year: number, month: number, day: number];

/** The dates that the parts may mean in the culture's order, the likelier first. */
export function datesOf(
  form: Complete,
  { numbers, month, year }: DateParts,
  culture: DateCulture,
  fields: DateFields,
): readonly YearMonthDay[] {
  const [a = 0, b = 0, c = 0] = numbers;
  const order = dateOrder(culture.shortDate);
  switch (form) {
    case '=NN':
      return monthDayOrder(culture) === 'Md'
        ? [[fields.currentYear(), a, b]]
        : [[fields.currentYear(), b, a]];
    case '=NNN':
      if (order === 'yMd') return [[fields.fullYear(a), b, c]];
      if (order === 'Mdy') return [[fields.fullYear(c), a, b]];
      if (order === 'dMy') return [[fields.fullYear(c), b, a]];
      return order === 'ydM' ? [[fields.fullYear(a), c, b]] : [];
    case '=MN':
      return monthAndNumber(month, a, 'dM', 'My', culture, fields);
    case '=NM':
      return monthAndNumber(month, a, 'Md', 'yM', culture, fields);
    case '=MNN': {
      const first: YearMonthDay = [fields.fullYear(a), month, b];
      const second: YearMonthDay = [fields.fullYear(b), month, a];
      if (order === 'yMd') return [first, second];
      return order === 'Mdy' || order === 'dMy' ? [second, first] : [];
    }
    case '=YNN':
      return order === 'ydM' ? [[year, b, a]] : [[year, a, b]];
    case '=NNY':
      return order === 'Mdy' || order === 'yMd' ? [[year, a, b]] : [[year, b, a]];
    case '=YMN':
      return [[year, month, a]];
    case '=YN':
      return [[year, a, 1]];
    case '=YM':
      return [[year, month, 1]];
    default:
      return [];
  }
}

/** A month and one number: the day, but the year where the culture's patterns leave no other reading. */
function monthAndNumber(
  month: number,
  number: number,
  dayOrder: string,
  yearOrder: string,
  culture: DateCulture,
  fields: DateFields,
): readonly YearMonthDay[] {
  const isYear =
    monthDayOrder(culture) === dayOrder && dateOrder(culture.yearMonth).replace('d', '') === yearOrder;
  return isYear ? [[fields.fullYear(number), month, 1]] : [[fields.currentYear(), month, number]];
}

function monthDayOrder(culture: DateCulture): string {
  return dateOrder(culture.monthDay).replace('y', '');
}
