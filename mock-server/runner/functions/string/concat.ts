import type { FunctionEntry } from '../../expression/function-entry.ts';
import { toText } from '../../value/to-text.ts';
import { limitText } from '../limit-text.ts';
import { countMessage, noneMessage, wrongKind } from '../sentences.ts';
import { isArray } from '../../value/type-name.ts';

/** `concat`, `length`. */
export const concatFunctions: readonly FunctionEntry[] = [
  {
    name: 'concat',
    family: 'string',
    min: 1,
    max: Infinity,
    summary: 'The text forms of all arguments joined',
    countMessage: noneMessage('expects a comma separated list of string and integer parameters', 'concat'),
    call: (args, _scope, name) => {
      let text = '';
      for (const value of args) text += typeof value === 'string' ? value : toText(value);
      return limitText(text, name);
    },
  },
  {
    name: 'length',
    family: 'string',
    min: 1,
    max: 1,
    summary: 'Number of UTF-16 units of a text or of items of an array',
    countMessage: countMessage(
      'expects one parameter: an array or a string the length of which is returned',
      'parameters',
      'length',
    ),
    call: (args, _scope, name) => {
      const value = args[0] ?? null;
      return typeof value === 'string' || isArray(value)
        ? BigInt(value.length)
        : wrongKind(name, 'its parameter to be an array or a string', value, 'length');
    },
  },
];
