import { Decimal } from '../value/decimal.ts';
import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';

export interface WriteJsonOptions {
  readonly indented?: boolean;
}

/** Writes a value as JSON text, compact or indented by two spaces with CRLF as the service does. */
export function writeJson(value: Value, options: WriteJsonOptions = {}): string {
  return options.indented === true ? write(value, '\r\n') : write(value, undefined);
}

function write(value: Value, line: string | undefined): string {
  const inner = line === undefined ? undefined : `${line}  `;
  const block = (open: string, parts: readonly string[], close: string): string =>
    parts.length === 0
      ? open + close
      : `${open}${inner ?? ''}${parts.join(`,${inner ?? ''}`)}${line ?? ''}${close}`;
  if (Array.isArray(value))
    return block(
      '[',
      value.map((item: Value) => write(item, inner)),
      ']',
    );
  if (value instanceof ObjectValue)
    return block(
      '{',
      [...value.members].map(
        ([name, item]) => `${JSON.stringify(name)}:${line === undefined ? '' : ' '}${write(item, inner)}`,
      ),
      '}',
    );
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return Number.isInteger(value) ? `${value}.0` : `${value}`;
  if (value instanceof Decimal) return `${value.coefficient}e-${value.scale}`;
  return JSON.stringify(value);
}
