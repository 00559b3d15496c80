import type { FunctionEntry } from '../../expression/function-entry.ts';
import { indexesIgnoringCase } from '../../value/linguistic-search.ts';
import type { Value } from '../../value/value.ts';
import { integerArgument, stringArgument } from '../arguments.ts';
import { countMessage } from '../sentences.ts';
import { changeEach } from './change-each.ts';

const first = 'its first parameter to be of type string';
const second = 'its second parameter to be of type string';

function twoStrings(args: readonly Value[], name: string, anchor: string): [string, string] {
  const [text = null, sought = null] = args;
  return [stringArgument(text, name, first, anchor), stringArgument(sought, name, second, anchor)];
}

/** Ordinal, ignoring case: the upper-case forms must agree, unit by unit (runtime of 2020). */
function fold(text: string): string {
  return changeEach(text, 'upper');
}

/** `startsWith`, `endsWith`, `indexOf`, `lastIndexOf`, `nthIndexOf`: all ignore case (functions reference). */
export const searchFunctions: readonly FunctionEntry[] = [
  {
    name: 'startsWith',
    family: 'string',
    min: 2,
    max: 2,
    summary: 'Whether a text begins with another one, ignoring case',
    countMessage: countMessage(
      'expects two parameters: the string as the first parameter, the value to check as the second parameter',
      'parameter(s)',
      'startswith',
    ),
    call: (args, _scope, name) => {
      const [text, sought] = twoStrings(args, name, 'startswith');
      return fold(text).startsWith(fold(sought));
    },
  },
  {
    name: 'endsWith',
    family: 'string',
    min: 2,
    max: 2,
    summary: 'Whether a text ends with another one, ignoring case',
    countMessage: countMessage(
      'expects two parameters: the string as the first parameter, the value to check as the second parameter',
      'parameter(s)',
      'endswith',
    ),
    call: (args, _scope, name) => {
      const [text, sought] = twoStrings(args, name, 'endswith');
      return fold(text).endsWith(fold(sought));
    },
  },
  {
    name: 'indexOf',
    family: 'string',
    min: 2,
    max: 2,
    summary: 'Position of the first occurrence of a text, ignoring case, or -1',
    countMessage: countMessage(
      'expects two parameters: the string as the first parameter, the value to find the index of as the second parameter',
      'parameter(s)',
      'indexof',
    ),
    call: (args, _scope, name) => {
      const [text, sought] = twoStrings(args, name, 'indexof');
      return sought === '' ? 0n : BigInt(indexesIgnoringCase(text, sought).next().value ?? -1);
    },
  },
  {
    name: 'lastIndexOf',
    family: 'string',
    min: 2,
    max: 2,
    summary: 'Position of the last occurrence of a text, ignoring case, or -1',
    countMessage: countMessage(
      'expects two parameters: the string as the first parameter, the value to find the last index of as the second parameter',
      'parameter(s)',
      'lastindexof',
    ),
    call: (args, _scope, name) => {
      const [text, sought] = twoStrings(args, name, 'lastindexof');
      // The reference's rule for an empty text to find; .NET 5 and newer answer the length.
      if (sought === '') return BigInt(Math.max(text.length - 1, 0));
      let found = -1;
      for (const index of indexesIgnoringCase(text, sought)) found = index;
      return BigInt(found);
    },
  },
  {
    name: 'nthIndexOf',
    family: 'string',
    min: 3,
    max: 3,
    summary: 'Position of the nth occurrence of a text, ignoring case; a negative n counts from the end',
    countMessage: countMessage(
      'expects three parameters: the string as the first parameter, the value to find the index of as the second parameter and a number parameter to specify which occurrence of the text to find as the third parameter',
      'parameter(s)',
      'nthindexof',
    ),
    call: (args, _scope, name) => {
      const [text, sought] = twoStrings(args, name, 'nthindexof');
      const nth = integerArgument(
        args[2] ?? null,
        name,
        'its third parameter to be an integer',
        'nthindexof',
      );
      if (sought === '' || nth === 0n) return -1n;
      const found = [...indexesIgnoringCase(text, sought)];
      return BigInt(found.at(Number(nth > 0n ? nth - 1n : nth)) ?? -1);
    },
  },
];
