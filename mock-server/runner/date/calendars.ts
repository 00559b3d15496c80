import type { CalendarName } from './date-culture.ts';
import { dayExists, dayOf, TICKS_PER_DAY, ticksOfDay, UNIX_EPOCH_TICKS, type Day } from './date-time.ts';

/** Intl's names of the calendars that cannot be counted simply. */
const intlNames = { umalqura: 'islamic-umalqura', persian: 'persian' } as const;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Ticks in which .NET's UmAlQuraCalendar counts: 1900-04-30 to 2077-11-16. */
const UMALQURA_FROM = 599_547_744_000_000_000n;
const UMALQURA_TO = 655_604_639_999_999_999n;

/** The day in a culture's calendar; `undefined` where the calendar does not reach. */
export function dayInCalendar(ticks: bigint, calendar: CalendarName): Day | undefined {
  switch (calendar) {
    case 'gregorian':
      return dayOf(ticks);
    case 'buddhist': {
      const day = dayOf(ticks);
      return { ...day, year: day.year + 543 };
    }
    case 'umalqura':
      return ticks < UMALQURA_FROM || ticks > UMALQURA_TO ? undefined : intlDay(ticks, calendar);
    default:
      return intlDay(ticks, calendar);
  }
}

function intlDay(ticks: bigint, calendar: keyof typeof intlNames): Day {
  let formatter = formatters.get(calendar);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(`en-u-ca-${intlNames[calendar]}-nu-latn`, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    formatters.set(calendar, formatter);
  }
  const days = Number((ticks - UNIX_EPOCH_TICKS) / TICKS_PER_DAY);
  const before = ticks < UNIX_EPOCH_TICKS && (ticks - UNIX_EPOCH_TICKS) % TICKS_PER_DAY !== 0n;
  const parts = formatter.formatToParts((before ? days - 1 : days) * 86_400_000);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  return { year: part('year'), month: part('month'), day: part('day') };
}

/** Mean days of a year and the day number of the first new year, to start a search. */
const estimates = {
  umalqura: { year: 354.367, first: 227_014 },
  persian: { year: 365.2422, first: 226_895 },
} as const;

/** The start of a day of a culture's calendar; `undefined` where there is no such day. */
export function ticksInCalendar(day: Day, calendar: CalendarName): bigint | undefined {
  switch (calendar) {
    case 'gregorian':
      return dayExists(day) ? ticksOfDay(day) : undefined;
    case 'buddhist': {
      const gregorian = { ...day, year: day.year - 543 };
      return dayExists(gregorian) ? ticksOfDay(gregorian) : undefined;
    }
    default:
      return search(day, calendar);
  }
}

/** The day among those that lie around its estimated place. */
function search(day: Day, calendar: keyof typeof estimates): bigint | undefined {
  const { year, first } = estimates[calendar];
  const middle = Math.floor(first + (day.year - 1) * year + (day.month - 1) * (year / 12) + day.day);
  for (let number = middle - 12; number <= middle + 12; number += 1) {
    if (number < 0) continue;
    const ticks = BigInt(number) * TICKS_PER_DAY;
    const found = dayInCalendar(ticks, calendar);
    if (found?.year === day.year && found.month === day.month && found.day === day.day) return ticks;
  }
  return undefined;
}
