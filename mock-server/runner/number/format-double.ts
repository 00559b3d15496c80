/**
 * The text of a Float as .NET writes it with the invariant culture: the shortest digits that read back the
 * same, plain up to the exponent 16 and down to 0.0001, otherwise `1.5E+17`, `1E-05`; `NaN`, `Infinity`, `-0`.
 */
export function formatDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const sign = value < 0 ? '-' : '';
  const { digits, exponent } = shortestDigits(Math.abs(value));
  if (exponent > 16 || exponent < -4) return sign + scientific(digits, exponent);
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, '0');
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

/**
 * The two doubles whose text in .NET Core is one digit short of reading back the same (found by running it over
 * all powers of two; elsewhere its shortest digits are the usual ones).
 */
const shortened: ReadonlyMap<number, string> = new Map([
  [2 ** -25, '2980232238769531'],
  [2 ** -958, '4104536801298376'],
]);

/** The shortest digits of a positive finite double (no trailing zeros) and the power of ten of the first one. */
export function shortestDigits(value: number): { digits: string; exponent: number } {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  return { digits: shortened.get(value) ?? mantissa.replace('.', ''), exponent: Number(exponent) };
}

function scientific(digits: string, exponent: number): string {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  const power = Math.abs(exponent).toString().padStart(2, '0');
  return `${digits.slice(0, 1)}${fraction}E${exponent < 0 ? '-' : '+'}${power}`;
}
