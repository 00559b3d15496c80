import type { DateTime } from '../../date/date-time.ts';
import { findDateCulture, invariantDates } from '../../date/find-date-culture.ts';
import { formatDate, ROUND_TRIP } from '../../date/format-date.ts';
import { parseDate } from '../../date/parse-date.ts';
import { fail } from '../../expression/fault.ts';
import type { Scope } from '../../expression/scope.ts';
import type { Value } from '../../value/value.ts';
import { stringArgument } from '../arguments.ts';

/** The culture of formats where none is named. */
const DEFAULT_CULTURE = 'en-US';

/** The sentence for a text that is no time. */
export function notATime(name: string, text: string): never {
  return fail(
    `In function '${name}', the value provided for date time string '${text}' was not valid. The datetime string must match ISO 8601 format.`,
  );
}

/** Reads a time as the service does: as .NET, with the invariant culture, on a machine whose zone is UTC. */
export function readTime(text: string, name: string, scope: Scope): DateTime {
  return parseDate(text, invariantDates, scope.now()) ?? notATime(name, text);
}

/** A format where one was given; otherwise the round trip format with seven digits. */
export function formatArgument(
  value: Value | undefined,
  name: string,
  expectation: string,
  anchor: string,
): string {
  return value === undefined ? ROUND_TRIP : stringArgument(value, name, expectation, anchor);
}

/** Writes a time in a format and a culture, or fails with the sentence about formats. */
export function writeTime(date: DateTime, format: string, name: string, locale = DEFAULT_CULTURE): string {
  const culture = findDateCulture(locale);
  if (culture === undefined) return notALocale(name, locale);
  return (
    formatDate(date, format, culture) ??
    fail(
      `The template language function '${name}' format parameter '${format}' is not supported. The format must be a valid single format specifier character (such as 'd' or 'g') or a valid custom format pattern (such as 'MMMM dd, yyyy' or 'hh:mm:ss.ff'). For details please review the Standard Date and Time Format Strings and the Custom Date and Time Format Strings of the .Net framework.`,
    )
  );
}

/** The sentence for a name that is no culture's. (No source has the service's own.) */
export function notALocale(name: string, locale: string): never {
  return fail(`The template language function '${name}' locale parameter '${locale}' is not a valid locale.`);
}
