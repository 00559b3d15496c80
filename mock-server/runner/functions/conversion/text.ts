import { fail } from '../../expression/fault.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import { JsonReadFault } from '../../json/json-read-fault.ts';
import { readJson } from '../../json/read-json.ts';
import { asEnvelope, envelopeText, type Envelope } from '../../value/envelope.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import { isXmlContentType, xmlToJson } from '../../xml/envelope-document.ts';
import { XmlFault } from '../../xml/xml-cursor.ts';
import { limitText } from '../limit-text.ts';
import { countMessage, wrongKind } from '../sentences.ts';

/** Runs a reader; its faults get the service's frame around the text that was read. */
function parsing(text: string, name: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof JsonReadFault) && !(error instanceof XmlFault)) throw error;
    return fail(
      `The template language function '${name}' parameter is not valid. The provided value '${text}' cannot be parsed: '${error.message}'. Please see https://aka.ms/logicexpressions#json for usage details.`,
    );
  }
}

/** Reads a text as `json()` does; blanks alone are null. */
function parseJson(text: string, name: string): Value {
  return /^\s*$/.test(text) ? null : parsing(text, name, () => readJson(text, { trailing: 'refuse' }));
}

function parseEnvelope(envelope: Envelope, name: string): Value {
  const text = envelopeText(envelope);
  return isXmlContentType(envelope.contentType)
    ? parsing(text, name, () => xmlToJson(envelope))
    : parseJson(text, name);
}

/** `string`, `json`. */
export const textConversions: readonly FunctionEntry[] = [
  {
    name: 'string',
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'The text form of a value',
    countMessage: countMessage(
      'expects one parameter: the value that is to be converted to a string',
      'parameters',
      'string',
    ),
    call: ([value = null], _scope, name) => limitText(toText(value), name),
  },
  {
    name: 'json',
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'The value that a JSON text or an XML document stands for',
    countMessage: countMessage(
      'expects one parameter: the string or XML to be parsed',
      'parameter(s)',
      'json',
    ),
    call: ([value = null], _scope, name) => {
      if (typeof value === 'string') return parseJson(value, name);
      const envelope = asEnvelope(value);
      if (envelope !== undefined) return parseEnvelope(envelope, name);
      return value ?? wrongKind(name, 'its parameter to be a string or an XML', value, 'json');
    },
  },
];
