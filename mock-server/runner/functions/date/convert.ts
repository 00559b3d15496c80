import type { DateTime } from '../../date/date-time.ts';
import { invariantDates } from '../../date/find-date-culture.ts';
import { formatDate, ROUND_TRIP } from '../../date/format-date.ts';
import { findTimeZone, fromUtc, toUtc, type TimeZone } from '../../date/time-zone.ts';
import { fail } from '../../expression/fault.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import type { Scope } from '../../expression/scope.ts';
import type { Value } from '../../value/value.ts';
import { stringArgument } from '../arguments.ts';
import { countMessage, wrongValue } from '../sentences.ts';
import { formatArgument, readTime, writeTime } from './times.ts';

const timeFirst = 'its first parameter to be a string that contains the time';

function zoneOf(id: string, name: string): TimeZone {
  return (
    findTimeZone(id) ??
    fail(
      `In the template language function '${name}', the value provided for the time zone id '${id}' was not valid.`,
    )
  );
}

/** The local time of a zone; only UTC itself is marked. */
function inZone(ticks: bigint, zone: TimeZone): DateTime {
  return zone.isUtc ? { ticks, kind: 'utc' } : { ticks: fromUtc(ticks, zone), kind: 'unspecified' };
}

/** The time of UTC that a local time of a zone is; the service refuses hours that are skipped or come twice. */
function utcTicks(date: DateTime, zone: TimeZone, id: string, name: string): bigint {
  return (
    toUtc(date.ticks, zone) ??
    fail(
      `The template language function '${name}' was given a timestamp '${roundTrip(date)}' that was invalid or ambiguous in the source time zone '${id}'.`,
    )
  );
}

function roundTrip(date: DateTime): string {
  return formatDate(date, ROUND_TRIP, invariantDates) ?? '';
}

function pattern(format: Value | undefined, position: string, name: string, anchor: string): string {
  const expectation = `its ${position} parameter to be a string that contains a date time format`;
  return formatArgument(format, name, expectation, anchor);
}

/** What `convertFromUtc` and `convertToUtc` are given, checked in the service's order. */
function timeAndZone(
  [time = null, zone = null, format]: readonly Value[],
  scope: Scope,
  name: string,
  anchor: string,
  zoneName: 'source' | 'target',
) {
  const text = stringArgument(time, name, timeFirst, anchor);
  const expectation = `its second parameter to be a string that contains the ${zoneName} time zone`;
  const id = stringArgument(zone, name, expectation, anchor);
  const shape = pattern(format, 'third', name, anchor);
  const date = readTime(text, name, scope);
  return { date, id, zone: zoneOf(id, name), shape };
}

/** Functions that bring a time into another zone: Windows ids, IANA ids too. */
export const convertFunctions: readonly FunctionEntry[] = [
  {
    name: 'convertFromUtc',
    family: 'date',
    min: 2,
    max: 3,
    summary: 'The local time of a zone at a time of UTC',
    countMessage: countMessage(
      'expects a timestamp as the first parameter, a target time zone as the second parameter, and an optional format string as the third parameter',
      'parameter(s)',
      'ConvertFromUtc',
    ),
    call: (args, scope, written) => {
      const anchor = 'ConvertFromUtc';
      const { date, zone, shape } = timeAndZone(args, scope, written, anchor, 'target');
      if (date.kind !== 'utc') {
        return wrongValue(
          written,
          `expects its first parameter to be a string that contains a UTC date time. The value was '${roundTrip(date)}'.`,
          anchor,
        );
      }
      return writeTime(inZone(date.ticks, zone), shape, written);
    },
  },
  {
    name: 'convertToUtc',
    family: 'date',
    min: 2,
    max: 3,
    summary: 'The time of UTC at a local time of a zone',
    countMessage: countMessage(
      'expects a timestamp as the first parameter, a source time zone as the second parameter, and an optional format string as the third parameter',
      'parameter(s)',
      'ConvertToUtc',
    ),
    call: (args, scope, written) => {
      const { date, id, zone, shape } = timeAndZone(args, scope, written, 'ConvertToUtc', 'source');
      if (date.kind === 'local' || (date.kind === 'utc' && !zone.isUtc)) {
        return fail(
          `The template language function '${written}' expects its second parameter to be a time zone matching the time zone indicated by the timestamp. The provided value '${id}' does not match.`,
        );
      }
      const ticks = date.kind === 'utc' ? date.ticks : utcTicks(date, zone, id, written);
      return writeTime({ ticks, kind: 'utc' }, shape, written);
    },
  },
  {
    name: 'convertTimeZone',
    family: 'date',
    min: 3,
    max: 4,
    summary: 'The local time of one zone at a local time of another',
    countMessage: countMessage(
      'expects a timestamp as the first parameter, a source time zone as the second parameter, a target time zone as the third parameter, and an optional format string as the fourth parameter',
      'parameter(s)',
      'ConvertTimeZone',
    ),
    call: ([time = null, source = null, target = null, format], scope, written) => {
      const anchor = 'ConvertTimeZone';
      const text = stringArgument(time, written, timeFirst, anchor);
      const sourceText = 'its second parameter to be a string that contains a source time zone';
      const from = stringArgument(source, written, sourceText, anchor);
      const targetText = 'its third parameter to be a string that contains the target time zone';
      const to = stringArgument(target, written, targetText, anchor);
      const shape = pattern(format, 'fourth', written, anchor);
      const date = readTime(text, written, scope);
      const sourceZone = zoneOf(from, written);
      const targetZone = zoneOf(to, written);
      // A time that says its own zone is not asked for another one.
      const ticks = date.kind === 'unspecified' ? utcTicks(date, sourceZone, from, written) : date.ticks;
      return writeTime(inZone(ticks, targetZone), shape, written);
    },
  },
];
