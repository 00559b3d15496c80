import { findDateCulture } from '../../date/find-date-culture.ts';
import { parseDateExact } from '../../date/parse-date-exact.ts';
import { parseDate } from '../../date/parse-date.ts';
import { ROUND_TRIP } from '../../date/format-date.ts';
import { formatTimeSpan, parseTimeSpan } from '../../date/time-span.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import { stringArgument } from '../arguments.ts';
import { countMessage, wrongValue } from '../sentences.ts';
import { formatArgument, notALocale, notATime, readTime, writeTime } from './times.ts';

const firstString = 'its first parameter to be of type string';
const secondString = 'its second parameter to be of type string';
const thirdString = 'its third parameter to be of type string';

/** Functions that read and write times. */
export const timeFormatFunctions: readonly FunctionEntry[] = [
  {
    name: 'utcNow',
    family: 'date',
    min: 0,
    max: 1,
    summary: 'The time now, in UTC',
    countMessage: countMessage(
      'can be invoked with no parameters or with an optional format parameter',
      'parameter(s)',
      'utcnow',
    ),
    call: ([format], scope, written) => {
      const pattern = formatArgument(format, written, 'its parameter to be of type string', 'utcnow');
      return writeTime({ ticks: scope.now(), kind: 'utc' }, pattern, written);
    },
  },
  {
    name: 'formatDateTime',
    family: 'date',
    min: 1,
    max: 3,
    summary: 'A time in a .NET format and a culture',
    countMessage: countMessage(
      'expects a timestamp as the first parameter, an optional format string as the second parameter and an optional locale as the third parameter',
      'parameter(s)',
      'formatdatetime',
    ),
    call: ([time = null, format, locale], scope, written) => {
      const text = stringArgument(time, written, firstString, 'formatdatetime');
      const pattern = formatArgument(format, written, secondString, 'formatdatetime');
      const culture =
        locale === undefined ? undefined : stringArgument(locale, written, thirdString, 'formatdatetime');
      return writeTime(readTime(text, written, scope), pattern, written, culture);
    },
  },
  {
    name: 'parseDateTime',
    family: 'date',
    min: 1,
    max: 3,
    summary: 'The ISO 8601 text of a time written in a culture and a format',
    countMessage: countMessage(
      'expects a timestamp as the first parameter, an optional locale string as the second parameter, and an optional format string as the third parameter',
      'parameter(s)',
      'parsedatetime',
    ),
    call: ([time = null, locale, format], scope, written) => {
      const text = stringArgument(time, written, firstString, 'parsedatetime');
      const name =
        locale === undefined ? 'en-US' : stringArgument(locale, written, secondString, 'parsedatetime');
      const culture = findDateCulture(name) ?? notALocale(written, name);
      const date =
        format === undefined
          ? parseDate(text, culture, scope.now())
          : parseDateExact(
              text,
              stringArgument(format, written, thirdString, 'parsedatetime'),
              culture,
              scope.now(),
            );
      return writeTime(date ?? notATime(written, text), ROUND_TRIP, written);
    },
  },
  {
    name: 'formatTimeSpan',
    family: 'date',
    min: 2,
    max: 3,
    summary: 'A time span in a .NET format and a culture',
    source: 'known to the designer only; TimeSpan.Parse and TimeSpan.ToString',
    countMessage: countMessage(
      'expects a time span as the first parameter, a format string as the second parameter and an optional locale as the third parameter',
      'parameter(s)',
      'formattimespan',
    ),
    call: ([span = null, format = null, locale], _scope, written) => {
      const text = stringArgument(span, written, firstString, 'formattimespan');
      const pattern = stringArgument(format, written, secondString, 'formattimespan');
      const culture =
        locale === undefined ? 'en-US' : stringArgument(locale, written, thirdString, 'formattimespan');
      const ticks =
        parseTimeSpan(text) ?? wrongValue(written, `value '${text}' is not a time span.`, 'formattimespan');
      return (
        formatTimeSpan(ticks, pattern, culture) ??
        wrongValue(written, `format parameter '${pattern}' is not supported.`, 'formattimespan')
      );
    },
  },
];
