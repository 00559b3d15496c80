import type { FunctionEntry } from '../../expression/function-entry.ts';
import { escapeComponent, unescapeComponent, unescapeToBytes } from '../../uri/uri-component.ts';
import { makeEnvelope } from '../../value/envelope.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import { stringArgument } from '../arguments.ts';
import { countMessage, WHOLE_PAGE } from '../sentences.ts';

const isString = 'its parameter to be a string';

/** All arguments as one text, escaped (measured in the cloud). */
function encoding(name: string, expectation: string): FunctionEntry {
  return {
    name,
    family: 'uri',
    min: 1,
    max: Number.POSITIVE_INFINITY,
    summary: 'Text escaped for a URI',
    countMessage: countMessage(`expects at least one parameter: ${expectation}`, 'parameters', name),
    call: (args) => escapeComponent(args.map((value) => toText(value)).join('')),
  };
}

function decoding(
  name: string,
  expectation: string,
  decode: (text: string) => Value,
  anchor: string = name,
): FunctionEntry {
  return {
    name,
    family: 'uri',
    min: 1,
    max: 1,
    summary: name.endsWith('Binary') ? 'The bytes of an escaped text' : 'The text of an escaped text',
    countMessage: countMessage(`expects one parameter: ${expectation}`, 'parameters', name),
    call: ([value = null], _scope, written) => decode(stringArgument(value, written, isString, anchor)),
  };
}

/** `uriComponent`, `uriComponentToString` and their like: Uri.EscapeDataString and HttpUtility.UrlDecode. */
export const componentFunctions: readonly FunctionEntry[] = [
  encoding('uriComponent', 'the value to convert to URI component'),
  encoding('encodeUriComponent', 'the string to URL encode'),
  decoding('uriComponentToString', 'the URI component to convert to binary', unescapeComponent),
  decoding('decodeUriComponent', 'the string to decode', unescapeComponent, WHOLE_PAGE),
  decoding('uriComponentToBinary', 'the URI component to convert to binary', (text) =>
    makeEnvelope('application/octet-stream', unescapeToBytes(text)),
  ),
];
