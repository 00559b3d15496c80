import type { FunctionEntry } from '../../expression/function-entry.ts';
import { toText } from '../../value/to-text.ts';
import { isArray } from '../../value/type-name.ts';
import { arrayArgument, integerArgument, stringArgument } from '../arguments.ts';
import { limitText } from '../limit-text.ts';
import { countMessage, noneMessage, wrongKind, wrongValue } from '../sentences.ts';

/** `createArray`, `array`, `join`, `chunk`, `reverse`. */
export const arrayFunctions: readonly FunctionEntry[] = [
  {
    name: 'createArray',
    family: 'collection',
    min: 1,
    max: Infinity,
    summary: 'Array of all arguments',
    countMessage: noneMessage('expects a comma separated list of parameters', 'createArray'),
    call: (args) => args,
  },
  {
    name: 'array',
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'Array of one value',
    countMessage: countMessage(
      'expects one parameter: the value that is to be converted to an array',
      'parameters',
      'array',
    ),
    call: ([value = null]) => [value],
  },
  {
    name: 'join',
    family: 'collection',
    min: 2,
    max: 2,
    summary: 'Text forms of the items of an array with a separator between',
    countMessage: countMessage(
      'expects two parameters: the array of elements to join as the first parameter, and the element separator as the second parameter',
      'parameter(s)',
      'join',
    ),
    call: ([first = null, second = null], _scope, name) => {
      const items = arrayArgument(first, name, 'its first parameter to be an array', 'join');
      const separator = stringArgument(second, name, 'its second parameter to be of type string', 'join');
      return limitText(items.map((item) => toText(item)).join(separator), name);
    },
  },
  {
    name: 'chunk',
    family: 'collection',
    min: 2,
    max: 2,
    summary: 'A text or an array in pieces of a given length',
    countMessage: countMessage(
      'expects two parameters: the string to chunk as the first parameter, the chunk length as the second parameter',
      'parameter(s)',
      'chunk',
    ),
    call: ([collection = null, second = null], _scope, name) => {
      if (typeof collection !== 'string' && !isArray(collection)) {
        return wrongKind(name, 'its first parameter to be an array or a string', collection, 'chunk');
      }
      const size = integerArgument(second, name, 'its second parameter to be an integer', 'chunk');
      if (size < 1n) {
        return wrongValue(
          name,
          'expects chunk size to be a positive integer. The provided value is less than 1.',
          'chunk',
        );
      }
      const step = Number(size);
      return Array.from({ length: Math.ceil(collection.length / step) }, (_, index) =>
        collection.slice(index * step, (index + 1) * step),
      );
    },
  },
  {
    name: 'reverse',
    family: 'collection',
    min: 1,
    max: 1,
    summary: 'Items of an array from last to first',
    countMessage: countMessage('expects an array as the first parameter', 'parameter(s)', 'reverse'),
    call: ([value = null], _scope, name) =>
      arrayArgument(value, name, 'its first parameter to be of type array', 'reverse').toReversed(),
  },
];
