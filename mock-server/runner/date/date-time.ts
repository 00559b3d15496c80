/** Ticks of 100 ns: .NET's unit of time. */
export const TICKS_PER_SECOND = 10_000_000n;
export const TICKS_PER_MINUTE = 60n * TICKS_PER_SECOND;
export const TICKS_PER_HOUR = 60n * TICKS_PER_MINUTE;
export const TICKS_PER_DAY = 24n * TICKS_PER_HOUR;
/** 9999-12-31T23:59:59.9999999. */
export const MAX_TICKS = 3_155_378_975_999_999_999n;
/** 1970-01-01. */
export const UNIX_EPOCH_TICKS = 621_355_968_000_000_000n;

/**
 * A .NET DateTime on a machine whose zone is UTC: ticks since 0001-01-01 and what is known of the zone. `utc` prints
 * `Z`, `local` (made from a time with an offset, already converted) prints `+00:00`, `unspecified` nothing.
 */
export interface DateTime {
  readonly ticks: bigint;
  readonly kind: 'unspecified' | 'utc' | 'local';
}

/** A day of the proleptic Gregorian calendar: month and day from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The time of day. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Ticks of the second, 0 to 9,999,999. */
  readonly fraction: number;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 0001-01-01 to a day that exists. */
export function dayNumber({ year, month, day }: Day): number {
  // Years start in March here, so that the leap day is the last one.
  const y = month <= 2 ? year - 1 : year;
  const m = (month + 9) % 12;
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((m * 306 + 5) / 10) +
    day -
    307
  );
}

/** The day that lies so many days after 0001-01-01. */
export function dayOfNumber(number: number): Day {
  const days = number + 306;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

/** Whether the day exists in the years 1 to 9999. */
export function dayExists({ year, month, day }: Day): boolean {
  return (
    year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

export function dayOf(ticks: bigint): Day {
  return dayOfNumber(Number(ticks / TICKS_PER_DAY));
}

export function timeOf(ticks: bigint): TimeOfDay {
  const ofDay = Number(ticks % TICKS_PER_DAY);
  const seconds = Math.floor(ofDay / 1e7);
  return {
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    fraction: ofDay % 1e7,
  };
}

export function ticksOfDay(day: Day): bigint {
  return BigInt(dayNumber(day)) * TICKS_PER_DAY;
}

export function ticksOfTime({ hour, minute, second, fraction }: TimeOfDay): bigint {
  return BigInt((hour * 3600 + minute * 60 + second) * 1e7 + fraction);
}

/** 0 is Sunday. */
export function dayOfWeek(ticks: bigint): number {
  return Number((ticks / TICKS_PER_DAY + 1n) % 7n);
}

/** 1 is the first of January. */
export function dayOfYear(ticks: bigint): number {
  const { year } = dayOf(ticks);
  return Number(ticks / TICKS_PER_DAY) - dayNumber({ year, month: 1, day: 1 }) + 1;
}

/** The time so many months later, on the last day of a shorter month; `undefined` outside the years 1 to 9999. */
export function addMonths(ticks: bigint, months: bigint): bigint | undefined {
  // DateTime.AddMonths refuses larger steps before it looks at the date.
  if (months < -120_000n || months > 120_000n) return undefined;
  const { year, month, day } = dayOf(ticks);
  const index = year * 12 + month - 1 + Number(months);
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  if (target.year < 1 || target.year > 9999) return undefined;
  const clamped = Math.min(day, daysInMonth(target.year, target.month));
  return ticksOfDay({ ...target, day: clamped }) + (ticks % TICKS_PER_DAY);
}

/** The ticks where they are a representable time. */
export function inRange(ticks: bigint): bigint | undefined {
  return ticks >= 0n && ticks <= MAX_TICKS ? ticks : undefined;
}
