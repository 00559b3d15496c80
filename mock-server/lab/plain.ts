import { ObjectValue } from '../runner/value/object-value.ts';
import { toJs } from '../runner/value/from-js.ts';
import { Decimal } from '../runner/value/decimal.ts';

/** Records of the runner as plain JSON: values of the language become JavaScript's, bytes become text. */
export function plain(input: unknown): unknown {
  if (input instanceof ObjectValue || input instanceof Decimal || typeof input === 'bigint') {
    return withoutBigint(toJs(input));
  }
  if (input instanceof Uint8Array) return new TextDecoder().decode(input);
  if (Array.isArray(input)) return input.map(plain);
  if (input instanceof Map)
    return Object.fromEntries([...input].map(([name, value]) => [String(name), plain(value)]));
  if (input !== null && typeof input === 'object') {
    return Object.fromEntries(
      Object.entries(input)
        .filter(([, value]) => value !== undefined && typeof value !== 'function')
        .map(([name, value]) => [name, plain(value)]),
    );
  }
  return input;
}

/** Integers beyond a double's precision as their digits. */
function withoutBigint(input: unknown): unknown {
  if (typeof input === 'bigint') return input.toString();
  if (Array.isArray(input)) return input.map(withoutBigint);
  if (input !== null && typeof input === 'object') {
    return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, withoutBigint(value)]));
  }
  return input;
}
