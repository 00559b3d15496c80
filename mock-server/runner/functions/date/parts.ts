import {
  dayOf,
  dayOfWeek,
  dayOfYear,
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  ticksOfDay,
} from '../../date/date-time.ts';
import { timeSpanText } from '../../date/time-span.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import { stringArgument } from '../arguments.ts';
import { countMessage } from '../sentences.ts';
import { formatArgument, readTime, writeTime } from './times.ts';

/** `startOfDay` and its like. */
function start(name: string, noun: string, of: (ticks: bigint) => bigint): FunctionEntry {
  const anchor = name.toLowerCase();
  return {
    name,
    family: 'date',
    min: 1,
    max: 2,
    summary: `The first moment of a time's ${noun}`,
    countMessage: countMessage(
      'expects a timestamp as the first parameter and an optional format string as the second parameter',
      'parameter(s)',
      anchor,
    ),
    call: ([time = null, format], scope, written) => {
      const expectation = 'its first parameter to be a string that represents a timestamp';
      const text = stringArgument(time, written, expectation, anchor);
      const pattern = formatArgument(format, written, 'its second parameter to be of type string', anchor);
      const date = readTime(text, written, scope);
      return writeTime({ ...date, ticks: of(date.ticks) }, pattern, written);
    },
  };
}

/** `dayOfWeek` and its like: one Integer of a time. */
function part(
  name: string,
  summary: string,
  of: (ticks: bigint) => bigint,
  kindAnchor: string = name.toLowerCase(),
): FunctionEntry {
  return {
    name,
    family: 'date',
    min: 1,
    max: 1,
    summary,
    countMessage: countMessage(
      'expects a single parameter that is a timestamp',
      'parameter(s)',
      name.toLowerCase(),
    ),
    call: ([time = null], scope, written) => {
      const expectation = 'its parameter to be a string that represents a timestamp';
      return of(readTime(stringArgument(time, written, expectation, kindAnchor), written, scope).ticks);
    },
  };
}

/** Functions that take a time apart. */
export const partFunctions: readonly FunctionEntry[] = [
  start('startOfHour', 'hour', (ticks) => ticks - (ticks % TICKS_PER_HOUR)),
  start('startOfDay', 'day', (ticks) => ticks - (ticks % TICKS_PER_DAY)),
  start('startOfMonth', 'month', (ticks) => ticksOfDay({ ...dayOf(ticks), day: 1 })),
  part('dayOfWeek', 'Day of the week, from Sunday 0', (ticks) => BigInt(dayOfWeek(ticks))),
  // The anchor is the service's own spelling.
  part('dayOfMonth', 'Day of the month', (ticks) => BigInt(dayOf(ticks).day), 'dayofymonth'),
  part('dayOfYear', 'Day of the year', (ticks) => BigInt(dayOfYear(ticks))),
  part('ticks', 'Ticks of 100 ns since the year 1', (ticks) => ticks),
  {
    name: 'dateDifference',
    family: 'date',
    min: 2,
    max: 2,
    summary: 'Time span from one time to another, `[-][d.]hh:mm:ss[.fffffff]`',
    countMessage: countMessage(
      'expects a timestamp as the first parameter and timestamp as the second parameter',
    ),
    call: ([from = null, to = null], scope, written) => {
      const first = stringArgument(
        from,
        written,
        'its first parameter to be a string that represents a timestamp',
      );
      const second = stringArgument(
        to,
        written,
        'its second parameter to be a string that represents a timestamp',
      );
      const begin = readTime(first, written, scope);
      return timeSpanText(readTime(second, written, scope).ticks - begin.ticks);
    },
  },
];
