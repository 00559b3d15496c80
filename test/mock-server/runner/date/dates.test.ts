import { describe, expect, it } from 'vitest';
import { addMonths, dayOf, ticksOfDay } from '../../../../mock-server/runner/date/date-time.ts';
import { findDateCulture, invariantDates } from '../../../../mock-server/runner/date/find-date-culture.ts';
import { formatDate } from '../../../../mock-server/runner/date/format-date.ts';
import { parseDateExact } from '../../../../mock-server/runner/date/parse-date-exact.ts';
import { parseDate } from '../../../../mock-server/runner/date/parse-date.ts';
import { findTimeZone } from '../../../../mock-server/runner/date/time-zone.ts';

const now = ticksOfDay({ year: 2026, month: 11, day: 24 });

function culture(name: string) {
  const found = findDateCulture(name);
  if (found === undefined) throw new Error(name);
  return found;
}

function read(text: string, name = ''): string | undefined {
  const date = parseDate(text, culture(name), now);
  return date && formatDate(date, 'o', invariantDates);
}

describe('reading times', () => {
  it.each([
    ['2026-02-03T04:05:06Z', '2026-02-03T04:05:06.0000000Z'],
    ['2026-02-03T04:05:06.7+01:30', '2026-02-03T02:35:06.7000000+00:00'],
    ['2026-02-03 04:05', '2026-02-03T04:05:00.0000000'],
    ['2026-02', '2026-02-01T00:00:00.0000000'],
    ['20260203', undefined],
    ['2/3/2026 4:05 PM', '2026-02-03T16:05:00.0000000'],
    ['Tue, 03 Feb 2026 04:05:06 GMT', '2026-02-03T04:05:06.0000000Z'],
    ['Wed, 03 Feb 2026 04:05:06 GMT', undefined],
    ['3 February 2026', '2026-02-03T00:00:00.0000000'],
    ['Feb 3, 49', '2049-02-03T00:00:00.0000000'],
    ['Feb 3, 50', '1950-02-03T00:00:00.0000000'],
    ['2026年2月3日', '2026-02-03T00:00:00.0000000'],
    ['04:05', '2026-11-24T04:05:00.0000000'],
    ['3/4', '2026-03-04T00:00:00.0000000'],
    ['2026-02-03T04:05:59.99999996', '2026-02-03T04:06:00.0000000'],
    ['2026-02-03T24:00:00', undefined],
    ['2026-02-30', undefined],
    ['2026-02-03T04:05:06+14:01', undefined],
    ['0001-01-01T00:00:00+01:00', '0001-01-01T23:00:00.0000000+00:00'],
    ['9999-12-31T23:30:00-01:00', undefined],
    ['Contoso', undefined],
    ['', undefined],
  ])('%j is %s', (text, result) => {
    expect(read(text)).toBe(result);
  });

  it.each([
    ['de-DE', '24.12.2026', '2026-12-24T00:00:00.0000000'],
    ['de-DE', '24. Dezember 2026 08:15', '2026-12-24T08:15:00.0000000'],
    ['fr-FR', 'jeudi 24 décembre 2026', '2026-12-24T00:00:00.0000000'],
    ['fr-CA', '2026-12-24 08 h 15 min 00 s', '2026-12-24T08:15:00.0000000'],
    ['en-GB', '24/12/2026', '2026-12-24T00:00:00.0000000'],
    ['en-US', '24/12/2026', undefined],
    ['fi-FI', '24.12.2026 8.15', '2026-12-24T08:15:00.0000000'],
    ['ja-JP', '2026/12/24', '2026-12-24T00:00:00.0000000'],
    ['th-TH', '24/12/2569', '2026-12-24T00:00:00.0000000'],
  ])('in %s, %j is %s', (name, text, result) => {
    expect(read(text, name)).toBe(result);
  });

  it.each([
    ['24122026', 'ddMMyyyy', '', '2026-12-24T00:00:00.0000000'],
    ['4/1/7', 'd/M/yy', '', undefined],
    ['4/1/07', 'd/M/yy', '', '2007-01-04T00:00:00.0000000'],
    ['12:05 AM', 'hh:mm tt', '', '2026-11-24T00:05:00.0000000'],
    ['17:05 AM', 'HH:mm tt', '', undefined],
    ['2026-12-24T01:02:03.45+02:00', 'yyyy-MM-ddTHH:mm:ss.FFFK', '', '2026-12-23T23:02:03.4500000+00:00'],
    ['24. dezember', 'd. MMMM', 'de-DE', '2026-12-24T00:00:00.0000000'],
    ['1 марта', 'd MMMM', 'ru-RU', '2026-03-01T00:00:00.0000000'],
    ['марта', 'MMMM', 'ru-RU', undefined],
    ['2026', 'q', '', undefined],
  ])('%j as %j in %j is %s', (text, format, name, result) => {
    const date = parseDateExact(text, format, culture(name), now);
    expect(date && formatDate(date, 'o', invariantDates)).toBe(result);
  });
});

describe('writing times', () => {
  const date = {
    ticks: ticksOfDay({ year: 2026, month: 3, day: 5 }) + 508_291_234_567n,
    kind: 'utc',
  } as const;

  it.each([
    ['o', '', '2026-03-05T14:07:09.1234567Z'],
    ['r', 'de-DE', 'Thu, 05 Mar 2026 14:07:09 GMT'],
    ['D', 'en-US', 'Thursday, March 5, 2026'],
    ['D', 'en-GB', '05 March 2026'],
    ['t', 'en-US', '2:07 PM'],
    ['MMM', 'de-DE', 'März'],
    ['d MMMM', 'pl-PL', '5 marca'],
    ['MMMM', 'pl-PL', 'marzec'],
    ['dd/MM/yyyy', 'de-DE', '05.03.2026'],
    ['yyyy-MM-dd', 'th-TH', '2569-03-05'],
    ['yyyy-MM-dd', 'ar-SA', '1447-09-16'],
    ['ss.FFF', '', '09.123'],
    ["h 'o''clock' t", '', "2 o'clock P"],
    ['%d', '', '5'],
    ['yyyy年M月d日', '', '2026年3月5日'],
    ['q', '', undefined],
    ['%', '', undefined],
    ["'open", '', undefined],
    ['ffffffff', '', undefined],
  ])('%j in %j', (format, name, text) => {
    expect(formatDate(date, format.replace("o''clock", "o\\'clock"), culture(name))).toBe(text);
  });
});

describe('the calendar', () => {
  it('keeps months inside their days and years inside their range', () => {
    const january = ticksOfDay({ year: 2028, month: 1, day: 31 });
    expect(dayOf(addMonths(january, 1n) ?? 0n)).toEqual({ year: 2028, month: 2, day: 29 });
    expect(dayOf(addMonths(january, -13n) ?? 0n)).toEqual({ year: 2026, month: 12, day: 31 });
    expect(addMonths(january, 12n * 8000n)).toBeUndefined();
  });

  it('counts every day of four centuries', () => {
    let ticks = ticksOfDay({ year: 1800, month: 1, day: 1 });
    const seen = new Set<string>();
    for (let day = 0; day < 146_097; day += 1) {
      const { year, month, day: ofMonth } = dayOf(ticks);
      seen.add(`${year}-${month}-${ofMonth}`);
      ticks += 864_000_000_000n;
    }
    expect(seen.size).toBe(146_097);
    expect(dayOf(ticks)).toEqual({ year: 2200, month: 1, day: 1 });
  });
});

describe('time zones', () => {
  it('have Windows and IANA names in any case', () => {
    expect(findTimeZone('w. europe standard time')?.iana).toBe('Europe/Berlin');
    expect(findTimeZone('Asia/Tokyo')?.iana).toBe('Asia/Tokyo');
    expect(findTimeZone('utc')?.isUtc).toBe(true);
    expect(findTimeZone('+02:00')).toBeUndefined();
    expect(findTimeZone('Mars Standard Time')).toBeUndefined();
  });
});
