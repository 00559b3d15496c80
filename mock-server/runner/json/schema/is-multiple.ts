import { Decimal } from '../../value/decimal.ts';

/**
 * Whether a number is a multiple of a double. Decimal arithmetic on 15 significant digits, so that 0.3 is a multiple
 * of 0.1; integers and integral divisors exactly.
 */
export function isMultiple(value: bigint | number | Decimal, divisor: number): boolean {
  if (divisor === 0) return true;
  if (typeof value === 'bigint' && Number.isInteger(divisor)) return value % BigInt(divisor) === 0n;
  const dividend =
    typeof value === 'number'
      ? Decimal.fromDouble(value)
      : typeof value === 'bigint'
        ? Decimal.fromInteger(value)
        : value;
  const exact = Decimal.fromDouble(divisor);
  if (dividend !== undefined && exact !== undefined && exact.coefficient !== 0n)
    return dividend.remainder(exact).coefficient === 0n;
  return (value instanceof Decimal ? value.toDouble() : Number(value)) % divisor === 0;
}
