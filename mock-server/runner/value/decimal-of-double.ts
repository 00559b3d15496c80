/**
 * The decimal that .NET's conversion makes of a double: 15 significant digits, scaled in double arithmetic,
 * rounded half to even, without trailing zeros. `undefined`: NaN, or too large for any decimal.
 * Follows the documented rule of `Decimal(Double)`; checked against .NET by `test/property`.
 */
export function decimalOfDouble(value: number): { coefficient: bigint; scale: number } | undefined {
  const magnitude = Math.abs(value);
  const exponent = binaryExponent(magnitude);
  if (exponent < -94) return { coefficient: 0n, scale: 0 };
  if (exponent > 96 || Number.isNaN(value)) return undefined;
  // 19728 / 65536 is log10(2): the power of ten that leaves 15 digits before the point.
  let power = Math.min(14 - ((exponent * 19728) >> 16), 28);
  let scaled = magnitude;
  if (power >= 0) scaled *= tenTo(power);
  else if (power !== -1 || scaled >= 1e15) scaled /= tenTo(-power);
  else power = 0;
  if (scaled < 1e14 && power < 28) {
    scaled *= 10;
    power += 1;
  }
  let coefficient = BigInt(roundHalfEven(scaled));
  if (coefficient === 0n) return { coefficient, scale: 0 };
  if (power < 0) {
    coefficient *= 10n ** BigInt(-power);
    power = 0;
  }
  for (let left = Math.min(power, 14); left > 0 && coefficient % 10n === 0n; left -= 1) {
    coefficient /= 10n;
    power -= 1;
  }
  return { coefficient: value < 0 ? -coefficient : coefficient, scale: power };
}

/** The exponent e of magnitude = m × 2^e with 0.5 ≤ m < 1, by the bits; zero and subnormals give -1022. */
function binaryExponent(magnitude: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, magnitude);
  return (view.getUint16(0) >> 4) - 1022;
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const fraction = value - floor;
  return fraction > 0.5 || (fraction === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

/** The correctly rounded double of 10^n (`10 ** n` is not, on every engine). */
function tenTo(exponent: number): number {
  return Number(`1e${exponent}`);
}
