import type { FunctionEntry } from '../../expression/function-entry.ts';
import { integerArgument } from '../arguments.ts';
import { countMessage, wrongValue } from '../sentences.ts';

const MAX_COUNT = 100_000n;
const MAX_SUM = 2_147_483_647n;

/** `range`, `rand`. */
export const rangeFunctions: readonly FunctionEntry[] = [
  {
    name: 'range',
    family: 'collection',
    min: 2,
    max: 2,
    summary: 'Array of consecutive Integers: where to begin and how many',
    countMessage: countMessage(
      'expects two integer parameters: an inclusive start index of the range as the first parameter and a count of integers to return as the second parameter',
      'parameter(s)',
      'range',
    ),
    call: ([first = null, second = null], _scope, name) => {
      const start = integerArgument(
        first,
        name,
        "its first parameter 'start index' to be an integer",
        'range',
      );
      const count = integerArgument(second, name, "its second parameter 'count' to be an integer", 'range');
      if (count < 0n || count > MAX_COUNT || start + count > MAX_SUM) {
        return wrongValue(
          name,
          `parameters are out of range: 'count' must be a positive integer no larger than '${MAX_COUNT}' and the sum of 'start index' and 'count' must be no larger than ${MAX_SUM}.`,
          'range',
        );
      }
      return Array.from({ length: Number(count) }, (_, index) => start + BigInt(index));
    },
  },
  {
    name: 'rand',
    family: 'math',
    volatile: true,
    min: 2,
    max: 2,
    summary: 'A random Integer from the first argument up to, but without, the second',
    countMessage: countMessage(
      'expects two integer parameters: an inclusive minimum of the range as the first parameter and an inclusive maximum of the range as the second parameter',
      'parameter(s)',
      'rand',
    ),
    // The sentence says inclusive; the reference's examples and text say exclusive.
    source: 'functions reference: the maximum is exclusive',
    call: ([first = null, second = null], scope, name) => {
      const minimum = integerArgument(first, name, "its first parameter 'minimum' to be an integer", 'rand');
      const maximum = integerArgument(
        second,
        name,
        "its second parameter 'maximum' to be an integer",
        'rand',
      );
      if (minimum > maximum) {
        return wrongValue(
          name,
          `parameters are out of range: 'minimum' must be less than or equal to 'maximum'. The provided values are '${minimum}' and '${maximum}'.`,
          'rand',
        );
      }
      return minimum + BigInt(Math.floor(scope.random() * Number(maximum - minimum)));
    },
  },
];
