import { formatDouble } from '../number/format-double.ts';
import { Decimal } from '../value/decimal.ts';
import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import { escapeText } from './escape-text.ts';

export interface WriteJsonOptions {
  /** Two spaces a level, lines ended by a line feed (as the recorded sentences have it). */
  readonly indented?: boolean;
}

/**
 * Writes a value as JSON text, as Newtonsoft.Json's JToken.ToString does: Floats and Decimals always with a
 * fraction or an exponent (`5.0`, `1E+21`), Decimals with their scale, `NaN` and infinities as strings,
 * escapes as in `escapeText`.
 */
export function writeJson(value: Value, options: WriteJsonOptions = {}): string {
  return write(value, options.indented === true ? '\n' : undefined);
}

function write(value: Value, line: string | undefined): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${escapeText(value, '"')}"`;
  if (typeof value === 'bigint' || typeof value === 'boolean') return value.toString();
  if (typeof value === 'number') return writeDouble(value);
  if (value instanceof Decimal) return withFraction(value.toString());
  const inner = line === undefined ? undefined : `${line}  `;
  if (value instanceof ObjectValue) {
    const colon = line === undefined ? ':' : ': ';
    return block(
      '{',
      Array.from(value.members, ([name, item]) => `"${escapeText(name, '"')}"${colon}${write(item, inner)}`),
      '}',
      line,
    );
  }
  return block(
    '[',
    value.map((item) => write(item, inner)),
    ']',
    line,
  );
}

function block(open: string, parts: readonly string[], close: string, line: string | undefined): string {
  if (parts.length === 0) return open + close;
  if (line === undefined) return open + parts.join(',') + close;
  return `${open}${line}  ${parts.join(`,${line}  `)}${line}${close}`;
}

/** The JSON text of a Float. */
export function writeDouble(value: number): string {
  const text = formatDouble(value);
  return Number.isFinite(value) ? withFraction(text) : `"${text}"`;
}

function withFraction(text: string): string {
  return /[.E]/u.test(text) ? text : `${text}.0`;
}
