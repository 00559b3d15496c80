import { fail } from '../../expression/fault.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import { JsonReadFault } from '../../json/json-read-fault.ts';
import { readJson } from '../../json/read-json.ts';
import { asEnvelope, envelopeText } from '../../value/envelope.ts';
import { toText } from '../../value/to-text.ts';
import { limitText } from '../limit-text.ts';
import { countMessage, wrongKind } from '../sentences.ts';

/** Reads a text as `json()` does; blanks alone are null. */
function parseJson(text: string, name: string): ReturnType<typeof readJson> {
  if (/^\s*$/.test(text)) return null;
  try {
    return readJson(text, { trailing: 'refuse' });
  } catch (error) {
    if (!(error instanceof JsonReadFault)) throw error;
    return fail(
      `The template language function '${name}' parameter is not valid. The provided value '${text}' cannot be parsed: '${error.message}'. Please see https://aka.ms/logicexpressions#json for usage details.`,
    );
  }
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
      if (envelope !== undefined) return parseJson(envelopeText(envelope), name);
      return value ?? wrongKind(name, 'its parameter to be a string or an XML', value, 'json');
    },
  },
];
