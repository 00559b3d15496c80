import {
  addMonths,
  inRange,
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
} from './date-time.ts';

const ticksPerUnit = {
  Second: TICKS_PER_SECOND,
  Minute: TICKS_PER_MINUTE,
  Hour: TICKS_PER_HOUR,
  Day: TICKS_PER_DAY,
  Week: 7n * TICKS_PER_DAY,
} as const;
const monthsPerUnit = { Month: 1n, Year: 12n } as const;

/** A unit of time in the service's spelling. */
export type TimeUnit = keyof typeof ticksPerUnit | keyof typeof monthsPerUnit;

const units: ReadonlyMap<string, TimeUnit> = new Map(
  [...keysOf(ticksPerUnit), ...keysOf(monthsPerUnit)].map((unit) => [unit.toLowerCase(), unit]),
);

/** The unit that a text names, in any case, one or many. */
export function findTimeUnit(text: string): TimeUnit | undefined {
  const lower = text.toLowerCase();
  return units.get(lower) ?? units.get(lower.replace(/s$/, ''));
}

/** The time so many units later; months end on their last day. `undefined` outside the years 1 to 9999. */
export function addUnits(ticks: bigint, count: bigint, unit: TimeUnit): bigint | undefined {
  return unit === 'Month' || unit === 'Year'
    ? addMonths(ticks, count * monthsPerUnit[unit])
    : inRange(ticks + count * ticksPerUnit[unit]);
}

function keysOf<Name extends string>(record: Readonly<Record<Name, bigint>>): Name[] {
  return Object.keys(record) as Name[];
}
