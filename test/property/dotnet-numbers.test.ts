import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNumberCulture } from '../../mock-server/runner/number/find-number-culture.ts';
import { formatDouble } from '../../mock-server/runner/number/format-double.ts';
import { formatNumber } from '../../mock-server/runner/number/format-number.ts';
import { parseDecimal, parseDouble } from '../../mock-server/runner/number/parse-number.ts';
import { Decimal } from '../../mock-server/runner/value/decimal.ts';
import { missing, rounds, seed, title, type Question } from '../oracles/dotnet/ask-dotnet.ts';
import { differences } from './compare-answers.ts';

const cultures = [
  '',
  'en-US',
  'en-GB',
  'de-DE',
  'de-CH',
  'es-ES',
  'sv-SE',
  'en-IN',
  'ja-JP',
  'ar-SA',
  'xx-YY',
];

const doubles = fc.oneof(
  fc.double(),
  fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 1000),
  fc
    .tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: 0, max: 6 }))
    .map(([n, k]) => (n + 0.5) / 10 ** k),
  fc.integer({ min: -1074, max: 1023 }).map((e) => 2 ** e),
  fc.constantFrom(0, -0, 1e15, 1e16, 1e17, 0.0001, 0.00001, 1.005, 2.5, NaN, Infinity, -Infinity),
);
const integers = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -99_999n, max: 99_999n }),
);
const decimals = fc
  .tuple(
    fc.oneof(
      fc.bigInt({ min: -(2n ** 96n) + 1n, max: 2n ** 96n - 1n }),
      fc.bigInt({ min: -9999n, max: 9999n }),
    ),
    fc.integer({ min: 0, max: 28 }),
  )
  .map(([coefficient, scale]) => new Decimal(coefficient, scale));
const wellFormedNumbers = fc
  .tuple(
    fc.constantFrom('', '-', '+', ' ', '-0'),
    fc.nat(),
    fc.constantFrom('', '.', ',', ',000.', '\u00a0', ' '),
    fc.nat(),
    fc.constantFrom('', '', 'e5', 'E-12', 'e300', ' ', '-'),
  )
  .map((parts) => parts.join(''));
const numberTexts = fc.oneof(
  wellFormedNumbers,
  fc
    .array(
      fc.constantFrom(
        ...'1|12|0|5|.|,|-|+| |e|E5|e-3|\t|\u00a0|999|NaN|Infinity|∞|(|)|\u2212|\0|e400|9007199254740993|\u2019|$'.split(
          '|',
        ),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => parts.join('')),
);
const formats = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...'C c E e F f G g N n P p R r D d X x B b Z'.split(' ')),
      fc.constantFrom('', '0', '1', '2', '3', '10', '15', '17', '20', '02'),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    '#,##0.00',
    '0.0%',
    '0,0',
    '0,,',
    '#,##0.00;(#,##0.00);zero',
    '000-00',
    '0.###E+0',
    ';',
    '',
  ),
  fc
    .array(
      fc.constantFrom(
        ...'0|#|.|,|%|\u2030|;|E0|E+00|e-0|E|\'a;b\'|"q"|\\0|-| |x|#,##0|0.00|##|.##'.split('|'),
      ),
      { minLength: 1, maxLength: 7 },
    )
    .map((parts) => parts.join('')),
);

function bits(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

function rawBits(value: number): string {
  return Number.isNaN(value) ? '7ff8000000000000' : bits(value);
}

describe.skipIf(missing !== undefined)(`numbers against .NET itself, ${title}`, () => {
  it('writes doubles', async () => {
    const values = fc.sample(doubles, { numRuns: rounds, seed });
    expect(await differences(values, (value) => ['double-text', rawBits(value)], formatDouble)).toEqual([]);
  });

  it('reads numbers in cultures', async () => {
    const texts = fc.sample(
      fc.record({
        text: numberTexts,
        style: fc.constantFrom('int', 'float'),
        culture: fc.constantFrom(...cultures),
      }),
      { numRuns: 2 * rounds, seed },
    );
    expect(
      await differences(
        texts,
        ({ text, style, culture }) => ['double-parse', text, style, culture],
        ({ text, style, culture }) => {
          const numbers = findNumberCulture(culture);
          if (numbers === undefined) throw new Error(culture);
          const value = parseDouble(
            text,
            { exponent: true, thousands: true, trailingSign: style === 'float' },
            numbers,
          );
          return value === undefined ? '!' : bits(value);
        },
      ),
    ).toEqual([]);
  });

  it('calculates with decimals', async () => {
    const operations = {
      'decimal-add': (a: Decimal, b: Decimal) => a.add(b),
      'decimal-subtract': (a: Decimal, b: Decimal) => a.subtract(b),
      'decimal-multiply': (a: Decimal, b: Decimal) => a.multiply(b),
      'decimal-divide': (a: Decimal, b: Decimal) => a.divide(b),
      'decimal-remainder': (a: Decimal, b: Decimal) => a.remainder(b),
    };
    const names = Object.keys(operations) as (keyof typeof operations)[];
    const tasks = fc.sample(
      fc
        .record({ name: fc.constantFrom(...names), a: decimals, b: decimals })
        .filter(({ b }) => b.coefficient !== 0n),
      { numRuns: 2 * rounds, seed },
    );
    expect(
      await differences(
        tasks,
        ({ name, a, b }) => [name, a.toString(), b.toString()],
        ({ name, a, b }) => operations[name](a, b)?.toString() ?? '!',
      ),
    ).toEqual([]);
  });

  it('turns texts and doubles into decimals, and decimals into doubles', async () => {
    const texts = fc.sample(numberTexts, { numRuns: rounds, seed });
    expect(
      await differences(
        texts,
        (text) => ['decimal-parse', text],
        (text) => parseDecimal(text)?.toString() ?? '!',
      ),
    ).toEqual([]);
    const values = fc.sample(doubles, { numRuns: rounds, seed });
    expect(
      await differences(
        values,
        (value) => ['decimal-of-double', rawBits(value)],
        (value) => Decimal.fromDouble(value)?.toString() ?? '!',
      ),
    ).toEqual([]);
    const numbers = fc.sample(decimals, { numRuns: rounds, seed });
    expect(
      await differences(
        numbers,
        (value) => ['double-of-decimal', value.toString()],
        (value) => bits(value.toDouble()),
      ),
    ).toEqual([]);
  });

  it.each([
    ['integer', integers],
    ['double', doubles],
    ['decimal', decimals],
  ] as const)('formats a number of kind %s', async (kind, numbers) => {
    const tasks = fc.sample(
      fc.record({
        value: numbers as fc.Arbitrary<bigint | number | Decimal>,
        format: formats,
        culture: fc.constantFrom(...cultures),
      }),
      { numRuns: 2 * rounds, seed },
    );
    const question = ({ value, format, culture }: (typeof tasks)[number]): Question => [
      'number-format',
      kind,
      typeof value === 'number' ? rawBits(value) : value.toString(),
      format,
      culture,
    ];
    expect(
      await differences(tasks, question, ({ value, format, culture }) => {
        const numbersOf = findNumberCulture(culture);
        return (numbersOf && formatNumber(value, format, numbersOf)) ?? '!';
      }),
    ).toEqual([]);
  });
});
