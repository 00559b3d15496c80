import { dayInCalendar } from './calendars.ts';
import type { DateCulture } from './date-culture.ts';
import { dayOf, dayOfWeek, timeOf, type DateTime, type Day, type TimeOfDay } from './date-time.ts';
import { invariantDates } from './find-date-culture.ts';
import { dayNumbersIn, readDateFormat, standardPattern, type DatePart } from './date-format.ts';

/** The format that the service uses where none is given: seven digits, and the zone where it is known. */
export const ROUND_TRIP = 'o';

/**
 * DateTime.ToString(format, culture) on a machine whose zone is UTC: one letter is a standard format, an empty one
 * the general one, anything else a custom pattern. `undefined`: .NET refuses the format.
 */
export function formatDate(date: DateTime, format: string, culture: DateCulture): string | undefined {
  const { pattern, invariant } = standardPattern(format === '' ? 'G' : format, culture);
  return pattern === undefined ? undefined : customText(date, pattern, invariant ? invariantDates : culture);
}

function customText(date: DateTime, pattern: string, culture: DateCulture): string | undefined {
  const parts = readDateFormat(pattern);
  if (parts === undefined) return undefined;
  const needsDay = parts.some(asksCalendar);
  const day = needsDay ? dayInCalendar(date.ticks, culture.calendar) : dayOf(date.ticks);
  // Beyond the reach of the culture's calendar.
  if (day === undefined) return undefined;
  const moment: Moment = { date, day, time: timeOf(date.ticks), culture, beside: dayNumbersIn(pattern) };
  let text = '';
  for (const part of parts) {
    if (part.kind === 'text') {
      text += part.text;
      continue;
    }
    const written = write(part, moment);
    if (written === undefined) return undefined;
    // A fraction without digits takes the point before it along.
    if (part.letter === 'F' && written === '' && text.endsWith('.')) text = text.slice(0, -1);
    text += written;
  }
  return text;
}

function asksCalendar(part: DatePart): boolean {
  if (part.kind === 'text') return false;
  return part.letter === 'M' || part.letter === 'y' || (part.letter === 'd' && part.count <= 2);
}

interface Moment {
  readonly date: DateTime;
  readonly day: Day;
  readonly time: TimeOfDay;
  readonly culture: DateCulture;
  /** Whether a month of the pattern stands beside a day number. */
  readonly beside: (month: FieldPart) => boolean;
}

type FieldPart = DatePart & { kind: 'field' };

function write(part: FieldPart, moment: Moment): string | undefined {
  const { time, culture } = moment;
  switch (part.letter) {
    case 'g':
      return culture.era;
    case 'h':
      return padded(time.hour % 12 === 0 ? 12 : time.hour % 12, part.count);
    case 'H':
      return padded(time.hour, part.count);
    case 'm':
      return padded(time.minute, part.count);
    case 's':
      return padded(time.second, part.count);
    case 'f':
    case 'F':
      return fraction(time.fraction, part);
    case 't': {
      const designator = time.hour < 12 ? culture.am : culture.pm;
      return part.count === 1 ? designator.slice(0, 1) : designator;
    }
    case 'd':
      return dayText(part.count, moment);
    case 'M':
      return monthText(part, moment);
    case 'y':
      return yearText(moment.day.year, part.count);
    case 'z':
      // The machine's zone is UTC.
      return part.count === 1 ? '+0' : part.count === 2 ? '+00' : '+00:00';
    case 'K':
      return { utc: 'Z', local: '+00:00', unspecified: '' }[moment.date.kind];
    case ':':
      return culture.timeSeparator;
    default:
      return culture.dateSeparator;
  }
}

function padded(value: number, count: number): string {
  return value.toString().padStart(Math.min(count, 2), '0');
}

function fraction(ticks: number, { letter, count }: FieldPart): string | undefined {
  if (count > 7) return undefined;
  const digits = ticks.toString().padStart(7, '0').slice(0, count);
  return letter === 'f' ? digits : digits.replace(/0+$/, '');
}

function dayText(count: number, { date, day, culture }: Moment): string | undefined {
  if (count <= 2) return padded(day.day, count);
  return (count === 3 ? culture.shortDays : culture.days)[dayOfWeek(date.ticks)];
}

function monthText(part: FieldPart, { day, culture, beside }: Moment): string | undefined {
  if (part.count <= 2) return padded(day.month, part.count);
  const genitive = beside(part);
  if (part.count === 3) return (genitive ? culture.shortGenitiveMonths : culture.shortMonths)[day.month - 1];
  return (genitive ? culture.genitiveMonths : culture.months)[day.month - 1];
}

function yearText(year: number, count: number): string {
  return count <= 2 ? padded(year % 100, count) : year.toString().padStart(count, '0');
}
