import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, MAX_TICKS, type DateTime } from '../../mock-server/runner/date/date-time.ts';
import { findDateCulture, invariantDates } from '../../mock-server/runner/date/find-date-culture.ts';
import { formatDate } from '../../mock-server/runner/date/format-date.ts';
import { parseDate } from '../../mock-server/runner/date/parse-date.ts';
import { parseDateExact } from '../../mock-server/runner/date/parse-date-exact.ts';
import { formatTimeSpan, parseTimeSpan, timeSpanText } from '../../mock-server/runner/date/time-span.ts';
import { findTimeZone, fromUtc, toUtc } from '../../mock-server/runner/date/time-zone.ts';
import { missing, rounds, seed, title } from '../oracles/dotnet/ask-dotnet.ts';
import { differences } from './compare-answers.ts';

/** Cultures without a measured difference to .NET's data. */
const cultures = [
  '',
  'fr-FR',
  'es-ES',
  'it-IT',
  'nl-NL',
  'pt-BR',
  'pl-PL',
  'ru-RU',
  'sv-SE',
  'tr-TR',
  'zh-CN',
  'cs-CZ',
];
const now = BigInt(Date.now()) * 10_000n + 621_355_968_000_000_000n;

const moments = fc.oneof(
  fc.bigInt({ min: 0n, max: MAX_TICKS }),
  fc.bigInt({ min: 0n, max: MAX_TICKS / 10_000_000n }).map((seconds) => seconds * 10_000_000n),
  fc.bigInt({ min: 6_300_000_000n, max: 6_500_000_000n }).map((hundreds) => hundreds * 100_000_000n),
);
const kinds = fc.constantFrom('unspecified', 'utc', 'local');
const dateTimes: fc.Arbitrary<DateTime> = fc.record({ ticks: moments, kind: kinds });

const fields =
  'd|dd|ddd|dddd|M|MM|MMM|MMMM|y|yy|yyy|yyyy|h|hh|H|HH|m|mm|s|ss|f|fff|fffffff|F|FFF|.FFF|t|tt|z|zz|zzz|K|g|:|/|\'de\'|"x"|\\d|%d| |-|T|年|,'.split(
    '|',
  );
const broken = ['ffffffff', "'", '\\', '%', '%%'];
const standard = 'd D f F g G m M o O r R s t T u U y Y'.split(' ');
const patterns = fc.oneof(
  fc.constantFrom(...standard, 'q', 'x', ''),
  fc.array(fc.constantFrom(...fields), { minLength: 1, maxLength: 7 }).map((parts) => parts.join('')),
  fc
    .array(fc.constantFrom(...fields, ...broken), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('')),
  fc.constantFrom(
    'yyyy-MM-dd',
    'dd/MM/yyyy HH:mm',
    'yyyyMMddHHmmss',
    'd MMMM yyyy',
    'hh:mm tt',
    'yyyy-MM-ddTHH:mm:ss.FFFK',
  ),
);

const two = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((number) => number.toString().padStart(2, '0'));
const zones = fc.constantFrom(
  '',
  '',
  'Z',
  'z',
  ' Z',
  'GMT',
  '+02:00',
  '-07:30',
  '+14:00',
  '+14:01',
  '+5',
  '+0530',
  ' +01:00',
  '+1:60',
);
const fractions = fc.oneof(
  fc.constantFrom('', '', '.', '.1', '.1234567', '.99999996', '.000000049'),
  fc.nat().map((digits) => `.${digits}`),
);
const clock = fc.oneof(
  fc.tuple(two(0, 24), fc.constant(':'), two(0, 60), fc.constant(':'), two(0, 60), fractions, zones),
  fc.tuple(two(0, 23), fc.constant(':'), two(0, 59), fc.constantFrom('', ' AM', ' PM', 'pm'), zones),
  fc.tuple(fc.integer({ min: 0, max: 13 }).map(String), fc.constantFrom(' AM', ' PM', '時', ':')),
);
const months = fc.constantFrom('Jan', 'February', 'mar', 'Apr.', 'May', 'JUNE', 'Sept', 'Dec');
const years = fc.constantFrom('2026', '1999', '26', '99', '0001', '9999', '026');
const days = fc.oneof(
  fc.tuple(years, fc.constantFrom('-', '/', '.'), two(0, 13), fc.constantFrom('-', '/', '.', ''), two(0, 32)),
  fc.tuple(
    two(1, 13),
    fc.constantFrom('/', '-', '.', ' '),
    two(1, 31),
    fc.constantFrom('/', '-', ' ', ''),
    years,
  ),
  fc.tuple(two(1, 31), fc.constant(' '), months, fc.constant(' '), years),
  fc.tuple(
    fc.constantFrom('Thu, ', 'Monday ', ''),
    months,
    fc.constant(' '),
    two(1, 28),
    fc.constantFrom(', ', ' '),
    years,
  ),
  fc.tuple(years, fc.constant('年'), two(1, 12), fc.constant('月'), two(1, 28), fc.constant('日')),
  fc.tuple(months, fc.constantFrom(' ', '-', '/'), years),
);
const pieces = fc.array(
  fc.constantFrom(
    ...'1|12|31|2026|00|59|Jan|March|Thu|AM|pm|Z|GMT|T|+02:00|-5|:|.|/|-| |, |年|月|日|.123|#|\0|\t|x|of|24|時'.split(
      '|',
    ),
  ),
  { minLength: 1, maxLength: 8 },
);
const times = fc.oneof(
  fc.tuple(
    days.map((parts) => parts.join('')),
    fc.constantFrom('T', ' ', '  ', ''),
    clock.map((parts) => parts.join('')),
  ),
  fc.tuple(
    days.map((parts) => parts.join('')),
    zones,
  ),
  fc.tuple(
    clock.map((parts) => parts.join('')),
    fc.constant(' '),
    days.map((parts) => parts.join('')),
  ),
  pieces,
);

function culture(name: string) {
  const found = findDateCulture(name);
  if (found === undefined) throw new Error(name);
  return found;
}

function roundTrip(date: DateTime | undefined): string {
  return (date && formatDate(date, 'o', invariantDates)) ?? '!';
}

describe.skipIf(missing !== undefined)(`dates against .NET itself, ${title}`, () => {
  it('reads times of every shape', async () => {
    const texts = fc.sample(
      times.map((parts) => parts.join('')),
      { numRuns: 6 * rounds, seed },
    );
    expect(
      await differences(
        texts,
        (text) => ['date-parse', text, ''],
        (text) => roundTrip(parseDate(text, invariantDates, now)),
      ),
    ).toEqual([]);
  });

  it('reads what cultures write', async () => {
    const tasks = fc.sample(
      fc.record({
        date: dateTimes,
        format: fc.constantFrom(...standard),
        name: fc.constantFrom(...cultures),
      }),
      { numRuns: 2 * rounds, seed },
    );
    const text = ({ date, format, name }: (typeof tasks)[number]): string =>
      formatDate(date, format, culture(name)) ?? '';
    expect(
      await differences(
        tasks,
        (task) => ['date-parse', text(task), task.name],
        (task) => roundTrip(parseDate(text(task), culture(task.name), now)),
      ),
    ).toEqual([]);
  });

  it('writes times', async () => {
    const tasks = fc.sample(
      fc.record({ date: dateTimes, format: patterns, name: fc.constantFrom(...cultures) }),
      { numRuns: 4 * rounds, seed },
    );
    expect(
      await differences(
        tasks,
        ({ date, format, name }) => ['date-format', date.ticks.toString(), date.kind, format, name],
        ({ date, format, name }) => formatDate(date, format, culture(name)) ?? '!',
      ),
    ).toEqual([]);
  });

  it('reads times in a given format', async () => {
    const tasks = fc.sample(
      fc.record({
        date: dateTimes,
        format: patterns,
        name: fc.constantFrom('', 'fr-FR', 'it-IT', 'nl-NL', 'pt-BR'),
        change: fc.tuple(fc.nat(30), fc.constantFrom('', '', '', ' ', '0', '-', 'Z')),
      }),
      { numRuns: 4 * rounds, seed },
    );
    const text = ({ date, format, name, change: [at, added] }: (typeof tasks)[number]): string => {
      const written = formatDate(date, format, culture(name)) ?? '2026-11-24';
      return written.slice(0, at) + added + written.slice(at);
    };
    expect(
      await differences(
        tasks,
        (task) => ['date-parse-exact', text(task), task.format, task.name],
        (task) => roundTrip(parseDateExact(text(task), task.format, culture(task.name), now)),
      ),
    ).toEqual([]);
  });

  it('adds months', async () => {
    const tasks = fc.sample(
      fc.record({
        ticks: moments,
        months: fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -130_000, max: 130_000 })),
      }),
      { numRuns: rounds, seed },
    );
    expect(
      await differences(
        tasks,
        (task) => ['add-months', task.ticks.toString(), task.months.toString()],
        (task) => addMonths(task.ticks, BigInt(task.months))?.toString() ?? '!',
      ),
    ).toEqual([]);
  });

  it('reads and writes time spans', async () => {
    const spans = fc.sample(
      fc.record({
        ticks: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        format: fc.oneof(
          fc.constantFrom('c', 't', 'g', 'G', 'x', ''),
          fc
            .array(
              fc.constantFrom(
                'd',
                '%h',
                'hh',
                'm',
                'mm',
                'ss',
                'f',
                'fffffff',
                'FFF',
                "'x'",
                '\\:',
                ':',
                'hhh',
              ),
              {
                minLength: 1,
                maxLength: 5,
              },
            )
            .map((parts) => parts.join('')),
        ),
        name: fc.constantFrom('', 'en-US', 'de-DE'),
      }),
      { numRuns: rounds, seed },
    );
    expect(
      await differences(
        spans,
        ({ ticks, format, name }) => ['span-format', ticks.toString(), format, name],
        ({ ticks, format, name }) => formatTimeSpan(ticks, format, name) ?? '!',
      ),
    ).toEqual([]);
    const texts = fc.sample(
      fc
        .tuple(
          fc.constantFrom('', '-', ' '),
          fc.constantFrom('', '1.', '10.', '3:', '007.'),
          fc.nat(30),
          fc.constantFrom(':', '', '.'),
          two(0, 61),
          fc.constantFrom('', ':59', ':5.1234567', ':60', ':'),
        )
        .map((parts) => parts.join('')),
      { numRuns: rounds, seed },
    );
    expect(
      await differences(
        texts,
        (text) => ['span-parse', text],
        (text) => {
          const ticks = parseTimeSpan(text);
          return ticks === undefined ? '!' : timeSpanText(ticks);
        },
      ),
    ).toEqual([]);
  });

  it('converts between zones whose rules have not changed since 2012', async () => {
    const names =
      'UTC|Tokyo Standard Time|India Standard Time|US Mountain Standard Time|W. Europe Standard Time|Pacific Standard Time|Eastern Standard Time|GMT Standard Time|AUS Eastern Standard Time|New Zealand Standard Time|Europe/Berlin|Nowhere Standard Time'.split(
        '|',
      );
    const tasks = fc.sample(
      fc.record({
        name: fc.constantFrom(...names),
        // Quarters of an hour from 2012 to 2036, many of them in the nights of Sundays, when clocks change.
        local: fc.oneof(
          fc
            .nat(24 * 365 * 96)
            .map((quarters) => 634_609_728_000_000_000n + BigInt(quarters) * 9_000_000_000n),
          fc
            .tuple(fc.nat(24 * 52), fc.nat(12))
            .map(
              ([weeks, quarters]) =>
                634_609_728_000_000_000n + BigInt(weeks * 672 + quarters + 4) * 9_000_000_000n,
            ),
        ),
      }),
      { numRuns: 2 * rounds, seed },
    );
    expect(
      await differences(
        tasks,
        ({ name, local }) => ['from-utc', name, local.toString()],
        ({ name, local }) => {
          const zone = findTimeZone(name);
          return zone === undefined ? '!' : fromUtc(local, zone).toString();
        },
      ),
    ).toEqual([]);
    expect(
      await differences(
        tasks,
        ({ name, local }) => ['to-utc', name, local.toString()],
        ({ name, local }) => {
          const zone = findTimeZone(name);
          return (zone && toUtc(local, zone)?.toString()) ?? '!';
        },
      ),
    ).toEqual([]);
  });
});
