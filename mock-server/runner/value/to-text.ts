import { writeJson } from '../json/write-json.ts';
import { formatDouble } from '../number/format-double.ts';
import { Decimal } from './decimal.ts';
import { asEnvelope, envelopeText } from './envelope.ts';
import type { Value } from './value.ts';

/**
 * The text form of a value, as `string()`, `concat()`, `join()` and `@{…}` write it: null is empty, Booleans are
 * `True` and `False`, a Float without fraction has no `.0`, arrays and objects are compact JSON, envelopes their
 * decoded text.
 */
export function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return formatDouble(value);
  if (value instanceof Decimal) return value.toString();
  const envelope = asEnvelope(value);
  return envelope === undefined ? writeJson(value) : envelopeText(envelope);
}
