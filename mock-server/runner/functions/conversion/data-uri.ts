import { fail } from '../../expression/fault.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import { JsonReadFault } from '../../json/json-read-fault.ts';
import { readJson } from '../../json/read-json.ts';
import { decodeText } from '../../value/decode-text.ts';
import { asEnvelope, makeEnvelope, wrapBase64 } from '../../value/envelope.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import { stringArgument } from '../arguments.ts';
import { cannotConvert, countMessage, WHOLE_PAGE, wrongValue } from '../sentences.ts';
import { parseDataUri, type DataUri } from './parse-data-uri.ts';

function read(value: Value, name: string, kindAnchor: string): DataUri {
  const text = stringArgument(value, name, 'its parameter to be a string', kindAnchor);
  return parseDataUri(text) ?? badUri(text, name);
}

/** The bytes where they are needed; bad base64 is a badly formatted URI then. */
function bytesOf(uri: DataUri, value: Value, name: string): Buffer {
  return Buffer.from(uri.bytes ?? badUri(toText(value), name));
}

function badUri(text: string, name: string): never {
  return wrongValue(
    name,
    `expects its parameter to be formatted as a valid data URI. The provided value '${text}' was not formatted correctly.`,
    name,
  );
}

/** `dataUri`, `dataUriToString`, `dataUriToBinary`, `decodeDataUri`. */
export const dataUriFunctions: readonly FunctionEntry[] = [
  {
    name: 'dataUri',
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'Data URI of a text (text/plain), another value (JSON) or content (its own type)',
    countMessage: countMessage(
      'expects one parameter: the value to be converted to a data URI',
      'parameters',
      'dataUri',
    ),
    call: ([value = null], _scope, name) => {
      if (value === null) return cannotConvert(name);
      const envelope = asEnvelope(value);
      if (envelope !== undefined) return `data:${envelope.contentType};base64,${envelope.content}`;
      const type = typeof value === 'string' ? 'text/plain' : 'application/json';
      return `data:${type};charset=utf-8;base64,${Buffer.from(toText(value)).toString('base64')}`;
    },
  },
  {
    name: 'dataUriToString',
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'The text in a data URI',
    countMessage: countMessage(
      'expects one parameter: the data URI that is to be converted to string',
      'parameters',
      'dataUriToString',
    ),
    call: ([value = null], _scope, name) => {
      const uri = read(value, name, 'dataUriToString');
      // A charset in first place must be UTF-8, in any other place it is not looked at (Standard host).
      const charset = /^charset=(.*)$/i.exec(uri.parameters[0] ?? '')?.[1];
      if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
        return badUri(toText(value), name);
      }
      return bytesOf(uri, value, name).toString('utf8');
    },
  },
  {
    name: 'dataUriToBinary',
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'Content with the media type and the bytes of a data URI',
    countMessage: countMessage(
      'expects one parameter: the data URI that is to be converted to binary',
      'parameters',
      'dataUriToBinary',
    ),
    call: ([value = null], _scope, name) => {
      const uri = read(value, name, 'dataUriToBinary');
      if (!isContentType(uri)) return badUri(toText(value), name);
      return contentOf(uri, uri.contentType, value, name);
    },
  },
  {
    name: 'decodeDataUri',
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'What a data URI holds: text, a JSON value, or content of another type',
    countMessage: countMessage('expects one parameter: the data URI', 'parameters', 'decodeDataUri'),
    call: ([value = null], _scope, name) => {
      const uri = read(value, name, WHOLE_PAGE);
      const { mediaType, contentType } = uri;
      if (mediaType.startsWith('text/')) return bytesOf(uri, value, name).toString('utf8');
      if (mediaType === 'application/json' || mediaType.endsWith('+json')) {
        return readText(bytesOf(uri, value, name).toString('utf8'), name);
      }
      const type = /;\s*charset=/i.test(contentType) ? contentType : `${contentType};charset=us-ascii`;
      return contentOf(uri, type, value, name);
    },
  },
];

/** What becomes the type of content: `type/subtype`, parameters with one `=` at most, a charset that exists. */
function isContentType({ mediaType, parameters }: DataUri): boolean {
  const plain = parameters.filter((parameter) => parameter.includes('='));
  return (
    mediaType.split('/').length === 2 &&
    plain.every((parameter) => parameter.split('=').length === 2) &&
    decodeText([mediaType, ...plain].join(';'), Buffer.alloc(0)) !== undefined
  );
}

/** Base64 stays as written, valid or not. */
function contentOf(uri: DataUri, contentType: string, value: Value, name: string): Value {
  return uri.base64 === undefined
    ? makeEnvelope(contentType, bytesOf(uri, value, name))
    : wrapBase64(contentType, uri.base64);
}

function readText(text: string, name: string): Value {
  try {
    return readJson(text);
  } catch (error) {
    if (!(error instanceof JsonReadFault)) throw error;
    return fail(
      `The template language function '${name}' parameter is not valid. The provided value cannot be parsed: '${error.message}'.`,
    );
  }
}
