import { describe, expect, it } from 'vitest';
import { dateCultures } from '../../mock-server/runner/date/culture-data.ts';
import { findDateCulture } from '../../mock-server/runner/date/find-date-culture.ts';
import { numberCultures } from '../../mock-server/runner/number/culture-data.ts';
import { findNumberCulture } from '../../mock-server/runner/number/find-number-culture.ts';
import { askDotnet, missing, title } from '../oracles/dotnet/ask-dotnet.ts';

/** The version of the library that the tables were made with; other versions spell some names otherwise. */
const ICU = '72';
const installed = missing === undefined ? (await askDotnet([['icu']]))[0] : undefined;
const skipped =
  missing ?? (installed === ICU ? undefined : `the tables are those of ICU ${ICU}, here is ${installed}`);

/** What the service was measured to do otherwise. */
const measured = new Set(['en-GB', 'de-DE']);
const names = Object.keys(numberCultures);

function numbersOf(name: string): string {
  const culture = findNumberCulture(name);
  return [
    culture?.positiveSign,
    culture?.negativeSign,
    culture?.decimalSeparator,
    culture?.groupSeparator,
    culture?.groupSizes.join(','),
    culture?.decimalDigits,
    culture?.negativePattern,
    culture?.currencySymbol,
    culture?.currencyDecimalDigits,
    culture?.currencyDecimalSeparator,
    culture?.currencyGroupSeparator,
    culture?.currencyGroupSizes.join(','),
    culture?.currencyPositivePattern,
    culture?.currencyNegativePattern,
    culture?.percentSymbol,
    culture?.perMilleSymbol,
    culture?.percentPositivePattern,
    culture?.percentNegativePattern,
    culture?.nan,
    culture?.positiveInfinity,
    culture?.negativeInfinity,
  ].join('\n');
}

function datesOf(name: string): string {
  const culture = findDateCulture(name);
  return [
    culture?.shortDate,
    culture?.longDate,
    culture?.shortTime,
    culture?.longTime,
    culture?.yearMonth,
    culture?.monthDay,
    culture?.am,
    culture?.pm,
    culture?.dateSeparator,
    culture?.timeSeparator,
    culture?.days.join('|'),
    culture?.shortDays.join('|'),
    culture?.months.join('|'),
    culture?.genitiveMonths.join('|'),
    culture?.shortMonths.join('|'),
    culture?.shortGenitiveMonths.join('|'),
    culture?.era,
  ].join('\n');
}

describe.skipIf(skipped !== undefined)(`cultures against .NET itself, ${skipped ?? title}`, () => {
  it('has the numbers of every culture, with no-break spaces for narrow ones', async () => {
    const answers = await askDotnet(names.map((name) => ['culture-numbers', name]));
    const wanted = answers.map((answer) => answer.replaceAll('\u202f', '\u00a0'));
    expect(Object.fromEntries(names.map((name) => [name, numbersOf(name)]))).toEqual(
      Object.fromEntries(names.map((name, index) => [name, wanted[index]])),
    );
  });

  it('has the dates of every culture but the measured ones, narrow spaces aside', async () => {
    const others = Object.keys(dateCultures).filter((name) => !measured.has(name));
    const answers = await askDotnet(others.map((name) => ['culture-dates', name]));
    const plain = (text = ''): string => text.replaceAll('\u202f', ' ');
    expect(Object.fromEntries(others.map((name) => [name, plain(datesOf(name))]))).toEqual(
      Object.fromEntries(others.map((name, index) => [name, plain(answers[index])])),
    );
  });
});
