import { fail } from '../../expression/fault.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import { asEnvelope, envelopeBytes, makeEnvelope, wrapBase64 } from '../../value/envelope.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import { isArray } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import { stringArgument } from '../arguments.ts';
import { limitText } from '../limit-text.ts';
import { cannotConvert, countMessage, wrongKind } from '../sentences.ts';
import { decodeBase64 } from './decode-base64.ts';

/** The media type of content made by `binary()`, `base64ToBinary()` and `uriComponentToBinary()`. */
export const BINARY_TYPE = 'application/octet-stream';

function cannotDecode(name: string): never {
  return fail(
    `The template language function '${name}' was invoked with a parameter that is not valid. The value cannot be decoded from base64 representation.`,
  );
}

/** The bytes of base64 text given to a function. */
function bytesOf(value: Value, name: string, anchor: string): Uint8Array {
  const text = stringArgument(value, name, 'its parameter to be a string', anchor);
  return decodeBase64(text) ?? cannotDecode(name);
}

function toString(name: string, expectation: string): FunctionEntry {
  return {
    name,
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'The UTF-8 text that base64 text stands for',
    countMessage: countMessage(`expects one parameter: ${expectation}`, 'parameters', name),
    call: ([value = null], _scope, written) => Buffer.from(bytesOf(value, written, name)).toString('utf8'),
  };
}

/** `base64`, `base64ToString`, `decodeBase64`, `base64ToBinary`, `binary`. */
export const base64Functions: readonly FunctionEntry[] = [
  {
    name: 'base64',
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'Base64 of a text, of the JSON text of an array or object, or of the bytes of content',
    countMessage: countMessage(
      'expects one parameter: the string to encode into base64 representation',
      'parameters',
      'base64',
    ),
    call: ([value = null], _scope, name) => {
      const envelope = asEnvelope(value);
      if (envelope !== undefined) return envelope.content;
      if (typeof value !== 'string' && !isArray(value) && !(value instanceof ObjectValue)) {
        return wrongKind(name, 'its parameter to be a string, an object or an array', value, 'base64');
      }
      return limitText(Buffer.from(toText(value)).toString('base64'), name);
    },
  },
  toString('base64ToString', 'the base64 string to decode'),
  toString('decodeBase64', 'the string to decode from base64 representation'),
  {
    name: 'base64ToBinary',
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'Content of the bytes that base64 text stands for',
    countMessage: countMessage(
      'expects one parameter: the string to decode from base64 representation',
      'parameters',
      'base64ToBinary',
    ),
    call: ([value = null], _scope, name) => {
      bytesOf(value, name, 'base64ToBinary');
      // The text stays as it is, white space included.
      return wrapBase64(BINARY_TYPE, typeof value === 'string' ? value : '');
    },
  },
  {
    name: 'binary',
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'Content of the text form of a value',
    countMessage: countMessage(
      'expects one parameter: the value that is to be converted to binary',
      'parameters',
      'binary',
    ),
    call: ([value = null], _scope, name) => {
      if (value === null) return cannotConvert(name);
      const envelope = asEnvelope(value);
      return makeEnvelope(
        BINARY_TYPE,
        envelope === undefined ? Buffer.from(toText(value)) : envelopeBytes(envelope),
      );
    },
  },
];
