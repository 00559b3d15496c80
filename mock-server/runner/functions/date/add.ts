import { inRange, type DateTime } from '../../date/date-time.ts';
import { addUnits, findTimeUnit, type TimeUnit } from '../../date/time-unit.ts';
import { fail } from '../../expression/fault.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import type { Scope } from '../../expression/scope.ts';
import { typeName } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import { integerArgument, stringArgument } from '../arguments.ts';
import { countMessage, wrongKind } from '../sentences.ts';
import { formatArgument, readTime, writeTime } from './times.ts';

const timeFirst = 'its first parameter to be a string that contains the time';

/** `addDays` and its like: the unit is in the name. */
function addition(name: string, unit: TimeUnit, noun: string): FunctionEntry {
  const anchor = name.toLowerCase();
  return {
    name,
    family: 'date',
    min: 2,
    max: 3,
    summary: `A time with so many ${noun} added`,
    countMessage: countMessage(
      `expects a timestamp as the first parameter, the number of ${noun} to add as the second parameter, and an optional format string as the third parameter`,
      'parameter(s)',
      anchor,
    ),
    call: ([time = null, count = null, format], scope, written) => {
      const text = stringArgument(time, written, timeFirst, anchor);
      const interval = integerArgument(count, written, 'its second parameter to be an integer', anchor);
      const pattern = additionFormat(format, written, anchor);
      const date = readTime(text, written, scope);
      const ticks = addUnits(date.ticks, interval, unit);
      if (ticks === undefined) {
        return fail(
          `The template language function '${written}' second parameter '${interval}' is not valid. The added or subtracted value results in an unrepresentable DateTime.`,
        );
      }
      return writeTime({ ...date, ticks }, pattern, written);
    },
  };
}

function additionFormat(format: Value | undefined, written: string, anchor: string): string {
  const expectation = 'its third parameter to be of type string';
  // The service says the kind twice here, and only here.
  if (anchor === 'addseconds' && format !== undefined && typeof format !== 'string') {
    const twice = `${expectation}. The provided value is of type '${typeName(format)}'`;
    return wrongKind(written, twice, format, anchor);
  }
  return formatArgument(format, written, expectation, anchor);
}

/** `addToTime` and `subtractFromTime`. */
function shift(name: string, direction: 1n | -1n, anchor: string): FunctionEntry {
  return {
    name,
    family: 'date',
    min: 3,
    max: 4,
    summary: direction > 0n ? 'A time with an interval added' : 'A time with an interval subtracted',
    countMessage: countMessage(
      'expects a timestamp as the first parameter, an interval as the second parameter, a time unit as the third parameter, and an optional format string as the fourth parameter',
      'parameter(s)',
      anchor,
    ),
    call: ([time = null, count = null, unit = null, format], scope, written) => {
      const text = stringArgument(time, written, timeFirst, anchor);
      const interval = integerArgument(count, written, 'its second parameter to be an integer', anchor);
      const unitText = unitArgument(unit, written, 'third', anchor);
      const pattern = patternArgument(format, written, 'fourth', anchor);
      const date = readTime(text, written, scope);
      return writeTime(moved(date, interval * direction, unitText, written), pattern, written);
    },
  };
}

/** `getFutureTime` and `getPastTime`. */
function fromNow(name: string, direction: 1n | -1n, anchor: string): FunctionEntry {
  return {
    name,
    family: 'date',
    min: 2,
    max: 3,
    summary: direction > 0n ? 'Now with an interval added' : 'Now with an interval subtracted',
    countMessage: countMessage(
      'expects an interval as the first parameter, a time unit as the second parameter, and an optional format string as the third parameter',
      'parameter(s)',
      anchor,
    ),
    call: ([count = null, unit = null, format], scope, written) => {
      const interval = integerArgument(count, written, 'its first parameter to be an integer', anchor);
      const unitText = unitArgument(unit, written, 'second', anchor);
      const pattern = patternArgument(format, written, 'third', anchor);
      return writeTime(moved(now(scope), interval * direction, unitText, written), pattern, written);
    },
  };
}

function now(scope: Scope): DateTime {
  return { ticks: inRange(scope.now()) ?? 0n, kind: 'utc' };
}

function unitArgument(value: Value, name: string, position: string, anchor: string): string {
  return stringArgument(
    value,
    name,
    `its ${position} parameter to be a string that contains the time unit`,
    anchor,
  );
}

function patternArgument(value: Value | undefined, name: string, position: string, anchor: string): string {
  const expectation = `its ${position} parameter to be a string that contains a date time format`;
  return formatArgument(value, name, expectation, anchor);
}

function moved(date: DateTime, interval: bigint, unitText: string, name: string): DateTime {
  const unit = findTimeUnit(unitText);
  if (unit === undefined) {
    return fail(`The template language function '${name}' does not support the time unit '${unitText}'.`);
  }
  const ticks = addUnits(date.ticks, interval, unit);
  return ticks === undefined
    ? fail(
        `The template language function '${name}' could not create time value with time interval '${interval}' and time unit '${unit}'. It results in an out of time range value.`,
      )
    : { ...date, ticks };
}

/** Functions that move a time by an interval (functions reference; sentences of the runtime of 2020). */
export const addFunctions: readonly FunctionEntry[] = [
  addition('addSeconds', 'Second', 'seconds'),
  addition('addMinutes', 'Minute', 'minutes'),
  addition('addHours', 'Hour', 'hours'),
  addition('addDays', 'Day', 'days'),
  shift('addToTime', 1n, 'AddToTime'),
  shift('subtractFromTime', -1n, 'SubtractFromTime'),
  fromNow('getFutureTime', 1n, 'GetFutureTime'),
  fromNow('getPastTime', -1n, 'GetPastTime'),
];
