import type { FunctionEntry } from '../../expression/function-entry.ts';
import { isArray } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import { integerArgument } from '../arguments.ts';
import { countMessage, wrongKind, wrongValue } from '../sentences.ts';

function end(name: 'first' | 'last', index: 0 | -1): FunctionEntry {
  return {
    name,
    family: 'collection',
    min: 1,
    max: 1,
    summary: `The ${name} item of an array, or the ${name} character of a text; null of an empty array`,
    countMessage: countMessage(
      `expects one parameter: the array or string of which the ${name} element will be returned`,
      'parameter(s)',
      name,
    ),
    call: ([value = null], _scope, written) => {
      if (isArray(value)) return value.at(index) ?? null;
      if (typeof value === 'string') return value.at(index) ?? '';
      return wrongKind(written, 'its parameter be an array or a string', value, name);
    },
  };
}

function cut(
  name: 'take' | 'skip',
  expectation: string,
  summary: string,
  part: (collection: string | readonly Value[], count: number) => string | readonly Value[],
): FunctionEntry {
  return {
    name,
    family: 'collection',
    min: 2,
    max: 2,
    summary,
    countMessage: countMessage(`expects two parameters: ${expectation}`, 'parameter(s)', name),
    call: ([collection = null, second = null], _scope, written) => {
      if (!isArray(collection) && typeof collection !== 'string') {
        return wrongKind(
          written,
          "its first parameter 'collection' to be an array or a string",
          collection,
          name,
        );
      }
      const count = integerArgument(second, written, "its second parameter 'count' to be an integer", name);
      if (count < 0n) {
        return wrongValue(
          written,
          `parameters are out of range: 'count' must be a positive integer. The provided value is '${count}'.`,
          name,
        );
      }
      return part(collection, Number(count));
    },
  };
}

/** `first`, `last`, `take`, `skip`. */
export const endFunctions: readonly FunctionEntry[] = [
  end('first', 0),
  end('last', -1),
  cut(
    'take',
    'the collection to take the objects from as the first parameter and the count of objects to take as the second parameter',
    'The first items of an array or characters of a text',
    (collection, count) => collection.slice(0, count),
  ),
  cut(
    'skip',
    'the collection to skip the objects from as the first parameter and the count of objects to skip as the second parameter',
    'What follows the first items of an array or characters of a text',
    (collection, count) => collection.slice(count),
  ),
];
