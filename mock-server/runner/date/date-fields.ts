import { dayInCalendar, ticksInCalendar } from './calendars.ts';
import type { CalendarName, DateCulture } from './date-culture.ts';
import { inRange, TICKS_PER_DAY, ticksOfTime, type DateTime } from './date-time.ts';

/** Offsets from UTC that a time may have. */
const MAX_OFFSET_MINUTES = 14 * 60;
/** The last year that two digits mean, by calendar (.NET's TwoDigitYearMax). */
const twoDigitYearMax: Readonly<Record<CalendarName, number>> = {
  gregorian: 2049,
  umalqura: 1451,
  persian: 1410,
  buddhist: 2572,
};

/** The parts of a date and time while they are read; `undefined` is not read yet. */
export class DateFields {
  year: number | undefined;
  month: number | undefined;
  day: number | undefined;
  hour: number | undefined;
  minute: number | undefined;
  second: number | undefined;
  /** Part of a second, as the sum that .NET makes in doubles. */
  fraction = 0;
  weekday: number | undefined;
  half: 'am' | 'pm' | undefined;
  /** Minutes east of UTC. */
  offset: number | undefined;
  /** The offset was `Z` or `GMT`. */
  utc = false;
  readonly calendar: CalendarName;
  readonly #now: bigint;

  constructor(culture: DateCulture, now: bigint) {
    this.calendar = culture.calendar;
    this.#now = now;
  }

  /** A year of two digits, in the hundred years up to the calendar's limit. */
  fullYear(year: number): number {
    if (year >= 100) return year;
    const max = twoDigitYearMax[this.calendar];
    return (Math.floor(max / 100) - (year > max % 100 ? 1 : 0)) * 100 + year;
  }

  currentYear(): number {
    return dayInCalendar(this.#now, this.calendar)?.year ?? 1;
  }

  /** Sets the date if the day exists. */
  setDate(year: number, month: number, day: number): boolean {
    if (ticksInCalendar({ year, month, day }, this.calendar) === undefined) return false;
    this.year = year;
    this.month = month;
    this.day = day;
    return true;
  }

  /**
   * The time that the parts make: what is missing of the date is today's or the first, of the time zero; a weekday
   * must fit; a time with an offset is converted to UTC. `undefined`: there is no such time.
   */
  finish(): DateTime | undefined {
    this.#fillDate();
    const { year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = this;
    const date = ticksInCalendar({ year, month, day }, this.calendar);
    if (date === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
    const ticks = inRange(
      date + ticksOfTime({ hour, minute, second, fraction: 0 }) + roundHalfEven(this.fraction * 1e7),
    );
    if (ticks === undefined) return undefined;
    if (this.weekday !== undefined && BigInt(this.weekday) !== (ticks / TICKS_PER_DAY + 1n) % 7n)
      return undefined;
    return this.#inZone(ticks);
  }

  #fillDate(): void {
    if (this.year !== undefined || this.month !== undefined || this.day !== undefined) {
      this.year ??= this.currentYear();
      return;
    }
    const today = dayInCalendar(this.#now, this.calendar);
    this.year = today?.year;
    this.month = today?.month;
    this.day = today?.day;
  }

  #inZone(ticks: bigint): DateTime | undefined {
    if (this.offset === undefined) return { ticks, kind: 'unspecified' };
    if (Math.abs(this.offset) > MAX_OFFSET_MINUTES) return undefined;
    if (this.utc) return { ticks, kind: 'utc' };
    const moved = ticks - BigInt(this.offset) * 600_000_000n;
    // On the first day of all, .NET takes the time for one of any day.
    const converted = inRange(ticks < TICKS_PER_DAY && moved < 0n ? moved + TICKS_PER_DAY : moved);
    return converted === undefined ? undefined : { ticks: converted, kind: 'local' };
  }
}

function roundHalfEven(value: number): bigint {
  const floor = Math.floor(value);
  const part = value - floor;
  return BigInt(part > 0.5 || (part === 0.5 && floor % 2 === 1) ? floor + 1 : floor);
}
