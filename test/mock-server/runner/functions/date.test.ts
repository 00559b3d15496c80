import { describe, it } from 'vitest';
import { expectEval, expectFault, expectKind, kindSentence, usage } from '../expression/expect-eval.ts';

const notATime = (name: string, text: string): string =>
  `In function '${name}', the value provided for date time string '${text}' was not valid. The datetime string must match ISO 8601 format.`;

describe('moving times', () => {
  it('adds units and keeps the kind of the time', () => {
    expectEval("addDays('2026-02-27T10:00:00Z', 2)", '2026-03-01T10:00:00.0000000Z');
    expectEval("addHours('2026-02-27T10:00:00', -11)", '2026-02-26T23:00:00.0000000');
    expectEval("addMinutes('2026-02-27T10:00:00+02:00', 1)", '2026-02-27T08:01:00.0000000+00:00');
    expectEval("addSeconds('2026-02-27', 61, 'HH:mm:ss')", '00:01:01');
    expectEval("addToTime('2028-01-31', 1, 'MONTHS', 'd')", '2/29/2028');
    expectEval("subtractFromTime('2026-03-08', 1, 'week', 'yyyy-MM-dd')", '2026-03-01');
  });

  it('refuses fractions, other kinds and times beyond the calendar', () => {
    const integer = 'its second parameter to be an integer';
    expectFault("addHours('2026-02-27', 2.0)", kindSentence('addHours', integer, 'Float', 'addhours'));
    expectFault("addDays('soon', 1)", notATime('addDays', 'soon'));
    expectFault(
      "addMinutes('9999-12-31T23:59:30', 1)",
      "The template language function 'addMinutes' second parameter '1' is not valid. The added or subtracted value results in an unrepresentable DateTime.",
    );
    expectFault(
      "subtractFromTime('0001-01-01', 1, 'years')",
      "The template language function 'subtractFromTime' could not create time value with time interval '-1' and time unit 'Year'. It results in an out of time range value.",
    );
    expectFault(
      "addSeconds('2026-02-27', 1, 5)",
      `The template language function 'addSeconds' expects its third parameter to be of type string. The provided value is of type 'Integer'. The provided value is of type 'Integer'.${usage('addseconds')}`,
    );
  });

  it('counts from now', () => {
    const context = { now: '2026-11-24T12:00:00Z' };
    expectEval("getFutureTime(2, 'Day')", '2026-11-26T12:00:00.0000000Z', context);
    expectEval("getPastTime(1, 'hour', 'HH:mm')", '11:00', context);
    expectEval("utcNow('dddd')", 'Tuesday', context);
  });
});

describe('taking times apart', () => {
  it('gives starts, numbers and differences', () => {
    expectEval("startOfHour('2026-02-27T10:59:00Z')", '2026-02-27T10:00:00.0000000Z');
    expectEval("startOfDay('2026-02-27T01:00:00+02:00')", '2026-02-26T00:00:00.0000000+00:00');
    expectEval("startOfMonth('2026-02-27', 'yyyy-MM-dd')", '2026-02-01');
    expectEval("dayOfWeek('2026-02-28')", 6);
    expectEval("dayOfYear('2024-12-31')", 366);
    expectEval("dayOfMonth('2026-02-28')", 28);
    expectKind("ticks('2026-02-28')", 'Integer');
    expectEval("string(ticks('0001-01-01T00:00:01'))", '10000000');
    expectEval("dateDifference('2026-02-28', '2026-03-01T06:00:00.5')", '1.06:00:00.5000000');
  });

  it('refuses other kinds with the service’s own anchors', () => {
    const stamp = 'its parameter to be a string that represents a timestamp';
    expectFault('dayOfMonth(5)', kindSentence('dayOfMonth', stamp, 'Integer', 'dayofymonth'));
    expectFault("ticks('5')", notATime('ticks', '5'));
  });
});

describe('reading and writing times', () => {
  it('uses formats and cultures', () => {
    expectEval("formatDateTime('2026-10-20')", '2026-10-20T00:00:00.0000000');
    expectEval("formatDateTime('2026-10-20T08:09:10Z', '')", '10/20/2026 8:09:10 AM');
    expectEval("formatDateTime('2026-10-20', 'D', 'es-ES')", 'martes, 20 de octubre de 2026');
    expectEval("parseDateTime('20.10.2026', 'de-DE')", '2026-10-20T00:00:00.0000000');
    expectEval("parseDateTime('20-10', 'en-GB', 'dd-MM')", '2026-10-20T00:00:00.0000000', {
      now: '2026-11-24T00:00:00Z',
    });
    expectEval("formatTimeSpan('1.02:03:04.5', 'd\\.hh\\:mm')", '1.02:03');
  });

  it('names what it cannot read or write', () => {
    expectFault("parseDateTime('20/10/2026', 'en-US')", notATime('parseDateTime', '20/10/2026'));
    expectFault(
      "formatDateTime('2026-10-20', 'j')",
      "The template language function 'formatDateTime' format parameter 'j' is not supported. The format must be a valid single format specifier character (such as 'd' or 'g') or a valid custom format pattern (such as 'MMMM dd, yyyy' or 'hh:mm:ss.ff'). For details please review the Standard Date and Time Format Strings and the Custom Date and Time Format Strings of the .Net framework.",
    );
  });
});

describe('time zones', () => {
  it('converts, and marks only UTC', () => {
    expectEval(
      "convertFromUtc('2026-07-01T12:00:00Z', 'Romance Standard Time')",
      '2026-07-01T14:00:00.0000000',
    );
    expectEval("convertFromUtc('2026-07-01T12:00:00Z', 'Europe/Lisbon', 'HH:mm')", '13:00');
    expectEval("convertToUtc('2026-01-01T12:00:00', 'India Standard Time')", '2026-01-01T06:30:00.0000000Z');
    expectEval(
      "convertTimeZone('2026-07-01T12:00:00+02:00', 'Tokyo Standard Time', 'UTC')",
      '2026-07-01T10:00:00.0000000Z',
    );
    expectEval(
      "convertTimeZone('2026-07-01T12:00:00', 'Tokyo Standard Time', 'Eastern Standard Time')",
      '2026-06-30T23:00:00.0000000',
    );
  });

  it('counts back to the first year, and stays within the calendar', () => {
    expectEval(
      "convertFromUtc('0001-01-01T00:00:00Z', 'Eastern Standard Time')",
      '0001-01-01T00:00:00.0000000',
    );
    expectEval("convertFromUtc('0002-06-01T00:00:00Z', 'Etc/GMT-9')", '0002-06-01T09:00:00.0000000');
    expectEval(
      "convertToUtc('9999-12-31T23:59:59', 'US Mountain Standard Time')",
      '9999-12-31T23:59:59.9999999Z',
    );
  });

  it('refuses hours that the clock skips or shows twice', () => {
    for (const time of ['2026-03-29T02:30:00', '2026-10-25T02:30:00']) {
      expectFault(
        `convertToUtc('${time}', 'W. Europe Standard Time')`,
        `The template language function 'convertToUtc' was given a timestamp '${time}.0000000' that was invalid or ambiguous in the source time zone 'W. Europe Standard Time'.`,
      );
    }
  });

  it('refuses times of another zone and unknown zones', () => {
    expectFault(
      "convertFromUtc('2026-07-01T12:00:00', 'UTC')",
      `The template language function 'convertFromUtc' expects its first parameter to be a string that contains a UTC date time. The value was '2026-07-01T12:00:00.0000000'.${usage('ConvertFromUtc')}`,
    );
    expectFault(
      "convertToUtc('2026-07-01T12:00:00Z', 'Tokyo Standard Time')",
      "The template language function 'convertToUtc' expects its second parameter to be a time zone matching the time zone indicated by the timestamp. The provided value 'Tokyo Standard Time' does not match.",
    );
    expectFault(
      "convertTimeZone('2026-07-01', 'UTC', 'Nowhere')",
      "In the template language function 'convertTimeZone', the value provided for the time zone id 'Nowhere' was not valid.",
    );
  });
});
