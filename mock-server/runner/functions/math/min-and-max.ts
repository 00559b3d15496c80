import type { FunctionEntry } from '../../expression/function-entry.ts';
import { asNumber, pick, type Numeric } from '../../value/arithmetic.ts';
import { isArray } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import { noneMessage, wrongKinds, wrongValue } from '../sentences.ts';

function extreme(name: 'min' | 'max', sign: -1 | 1, summary: string): FunctionEntry {
  return {
    name,
    family: 'math',
    min: 1,
    max: Infinity,
    summary,
    countMessage: noneMessage(
      'expects either an array of numbers or a comma separated list of numbers as its parameters',
      name,
    ),
    call: (args, _scope, written) => {
      const only = args.length === 1 ? args[0] : undefined;
      const values: readonly Value[] = only !== undefined && isArray(only) ? only : args;
      const numbers: Numeric[] = [];
      const others: Value[] = [];
      for (const value of values) {
        const number = asNumber(value);
        if (number === undefined) others.push(value);
        else numbers.push(number);
      }
      if (others.length > 0) return wrongKinds(written, 'either integer or decimal numbers', others);
      const [first, ...rest] = numbers;
      if (first === undefined) {
        return wrongValue(
          written,
          'expects an array with at least one number: the provided array is empty.',
          name,
        );
      }
      return rest.reduce((best, number) => pick(best, number, sign), first);
    },
  };
}

export const extremeFunctions: readonly FunctionEntry[] = [
  extreme('min', -1, 'Smallest of the numbers or of an array of numbers'),
  extreme('max', 1, 'Largest of the numbers or of an array of numbers'),
];
