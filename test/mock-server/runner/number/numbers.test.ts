import { describe, expect, it } from 'vitest';
import { findNumberCulture } from '../../../../mock-server/runner/number/find-number-culture.ts';
import { formatDouble } from '../../../../mock-server/runner/number/format-double.ts';
import {
  integerOfDouble,
  isFloatText,
  isIntegerText,
  parseFloatText,
  parseInteger,
} from '../../../../mock-server/runner/number/parse-number.ts';
import { expectEval, expectFault, kindSentence, usage } from '../expression/expect-eval.ts';

describe('the text of a double', () => {
  it.each([
    [1e16, '10000000000000000'],
    [1e17, '1E+17'],
    [-1234.5, '-1234.5'],
    [0.0001, '0.0001'],
    [0.000_012, '1.2E-05'],
    [5e-324, '5E-324'],
    [-0, '-0'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
  ])('%d is %s', (value, text) => {
    expect(formatDouble(value)).toBe(text);
  });
});

describe('texts of numbers', () => {
  it.each([
    ['007', 7n],
    ['1,2,3', 123n],
    [' 4e2 ', 400n],
    ['12.50', undefined],
    ['5-', undefined],
    ['9223372036854775808', undefined],
    ['-9223372036854775809', -(2n ** 63n)],
    ['nan', -(2n ** 63n)],
  ])('%j as an Integer is %s', (text, value) => {
    expect(parseInteger(text)).toBe(value);
  });

  it('count as Integers where they have a value', () => {
    expect(isIntegerText('1,000')).toBe(true);
    expect(isIntegerText('nan')).toBe(false);
    expect(integerOfDouble(2 ** 63)).toBeUndefined();
  });

  it.each([
    ['1.234,5', 'de-DE', 1234.5],
    ['1.234,5', 'en-US', undefined],
    ['12 345,5', 'fr-FR', 12345.5],
    ['5-', 'en-US', -5],
    ['\u22125', 'sv-SE', -5],
    ['-5', 'sv-SE', -5],
    ['Infinity', '', Number.POSITIVE_INFINITY],
    ['Infinity', 'en-US', undefined],
    ['-∞', 'en-US', Number.NEGATIVE_INFINITY],
    ['1', 'not a culture', undefined],
  ])('%j in %j as a Float is %s', (text, culture, value) => {
    expect(parseFloatText(text, culture)).toBe(value);
    expect(isFloatText(text, culture)).toBe(value !== undefined);
  });
});

describe('cultures', () => {
  it('are found in any case, unknown regions by their language', () => {
    expect(findNumberCulture('DE-at')?.currencySymbol).toBe('€');
    expect(findNumberCulture('de-XX')?.decimalSeparator).toBe(',');
    expect(findNumberCulture('qq-XX')?.decimalDigits).toBe(6);
    expect(findNumberCulture('e!')).toBeUndefined();
  });

  it('have the no-break space of Windows in French', () => {
    expect(findNumberCulture('fr-FR')?.groupSeparator).toBe('\u00a0');
  });
});

describe('formatNumber', () => {
  it('rounds exact values to even in standard formats, away from zero in custom ones', () => {
    expectEval("formatNumber(1.5, 'N0')", '2');
    expectEval("formatNumber(4.5, 'N0')", '4');
    expectEval("formatNumber(4.5, '0')", '5');
    expectEval("formatNumber(decimal('4.5'), 'N0')", '5');
    expectEval("formatNumber(2.345, 'F2')", '2.35');
    expectEval("formatNumber(8.345, 'F2')", '8.35');
    expectEval("formatNumber(-0.004, 'F2')", '-0.00');
    expectEval("formatNumber(decimal('-0.004'), 'F2')", '0.00');
  });

  it('writes standard formats', () => {
    expectEval("formatNumber(-1234.5, 'C')", '-$1,234.50');
    expectEval("formatNumber(1234567, 'N')", '1,234,567.000');
    expectEval("formatNumber(0.1234, 'P1')", '12.3%');
    expectEval("formatNumber(255, 'x6')", '0000ff');
    expectEval("formatNumber(-1, 'X')", 'FFFFFFFFFFFFFFFF');
    expectEval("formatNumber(-42, 'D5')", '-00042');
    expectEval("formatNumber(12345, 'E2')", '1.23E+004');
    expectEval("formatNumber(1234567, 'G3')", '1.23E+06');
  });

  it('writes custom formats', () => {
    expectEval("formatNumber(1234567.891, '#,##0.00')", '1,234,567.89');
    expectEval("formatNumber(1234567, '0,,.0')", '1.2');
    expectEval("formatNumber(-7, '0;(0);zero')", '(7)');
    expectEval("formatNumber(0, '0;(0);zero')", 'zero');
    expectEval("formatNumber(0.256, '0.0 %')", '25.6 %');
    expectEval("formatNumber(12, '''n=''000')", 'n=012');
    expectEval("formatNumber(86000, '0.###E+0')", '8.6E+4');
    expectEval("formatNumber(5551234, '000-0000')", '555-1234');
  });

  it('follows cultures', () => {
    expectEval("formatNumber(1234.5, 'C', 'de-DE')", '1.234,50 €');
    expectEval("formatNumber(-1234.5, 'N1', 'sv-SE')", '\u22121\u00a0234,5');
    expectEval("formatNumber(12345678, 'N0', 'en-IN')", '1,23,45,678');
    expectEval("formatNumber(1234.5, 'N1', 'fr-FR')", '1\u00a0234,5');
  });

  it('refuses other kinds and formats', () => {
    expectFault(
      "formatNumber('5', 'N')",
      kindSentence(
        'formatNumber',
        'its first parameter to be an integer, a float or a decimal number',
        'String',
        'FormatNumber',
      ),
    );
    expectFault(
      "formatNumber(1.5, 'D4')",
      `The template language function 'formatNumber' format string 'D4' is not valid. The format string should be a numeric format string.${usage('FormatNumber')}`,
    );
  });
});
