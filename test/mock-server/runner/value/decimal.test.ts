import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../../../../mock-server/runner/number/parse-number.ts';
import { Decimal } from '../../../../mock-server/runner/value/decimal.ts';

const LARGEST = '79228162514264337593543950335';

function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === undefined) throw new Error(`${text} is no decimal`);
  return value;
}

describe('decimals', () => {
  it.each([
    ['1.10', 'add', '2.2', '3.30'],
    ['-7.5', 'add', '7.50', '0.00'],
    [LARGEST, 'add', '0.4', LARGEST],
    [LARGEST, 'add', '0.5', undefined],
    ['0.3', 'subtract', '0.30', '0.00'],
    ['1.20', 'multiply', '3.00', '3.6000'],
    ['0.00000000000001', 'multiply', '0.000000000000005', '0.0000000000000000000000000000'],
    ['0.00000000000001', 'multiply', '0.000000000000006', '0.0000000000000000000000000001'],
    ['10', 'divide', '4', '2.5'],
    ['1.00', 'divide', '8', '0.125'],
    ['10', 'divide', '3', '3.3333333333333333333333333333'],
    ['0.00', 'divide', '7', '0.00'],
    [LARGEST, 'divide', '0.1', undefined],
    ['7.50', 'remainder', '2', '1.50'],
    ['-7', 'remainder', '2.5', '-2.0'],
    ['2', 'remainder', '7.5', '2'],
  ] as const)('%s %s %s is %s', (a, operation, b, result) => {
    expect(decimal(a)[operation](decimal(b))?.toString()).toBe(result);
  });

  it('compare by value, whatever the scale', () => {
    expect(decimal('1.50').compare(decimal('1.5'))).toBe(0);
    expect(decimal('-1.51').compare(decimal('-1.5'))).toBe(-1);
    expect(decimal('0.1').compare(decimal('0.0999'))).toBe(1);
  });

  it.each([
    ['1,234.50', '1234.50'],
    ['  -0.0 ', '0.0'],
    ['5-', '-5'],
    ['.5', '0.5'],
    ['0.12345678901234567890123456785', '0.1234567890123456789012345678'],
    ['0.12345678901234567890123456795', '0.1234567890123456789012345680'],
    ['79228162514264337593543950335.5', undefined],
    ['1e3', undefined],
    ['(5)', undefined],
    ['', undefined],
  ])('%j reads as %s', (text, result) => {
    expect(parseDecimal(text)?.toString()).toBe(result);
  });

  it('take fifteen digits of a double', () => {
    expect(Decimal.fromDouble(0.1 + 0.2)?.toString()).toBe('0.3');
    expect(Decimal.fromDouble(123_456_789.123_456_79)?.toString()).toBe('123456789.123457');
    expect(Decimal.fromDouble(-2.5e-30)?.toString()).toBe('0');
    expect(Decimal.fromDouble(1e29)).toBeUndefined();
    expect(Decimal.fromDouble(Number.NaN)).toBeUndefined();
  });

  it('know their whole part', () => {
    expect(decimal('12.000').isWhole()).toBe(true);
    expect(decimal('-12.9').isWhole()).toBe(false);
    expect(decimal('-12.9').truncate()).toBe(-12n);
    expect(decimal('0.1').toDouble()).toBe(0.1);
  });
});
