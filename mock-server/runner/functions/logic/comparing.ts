import { fail } from '../../expression/fault.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import { asNumber, compareNumbers } from '../../value/arithmetic.ts';
import { compareText } from '../../value/compare.ts';
import { looselyEquals } from '../../value/deep-equals.ts';
import { typeName } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import { countMessage, wrongKinds } from '../sentences.ts';

function compare(a: Value, b: Value, name: string): number {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'string' || typeof b === 'string') {
    return fail(
      `The template language function '${name}' expects two parameter of matching types. The function was invoked with values of type '${typeName(a)}' and '${typeName(b)}' that do not match.`,
    );
  }
  const left = asNumber(a);
  const right = asNumber(b);
  if (left === undefined || right === undefined) {
    return wrongKinds(
      name,
      'either integer or decimal numbers',
      [a, b].filter((value) => asNumber(value) === undefined),
    );
  }
  return compareNumbers(left, right);
}

function comparison(name: string, holds: (order: number) => boolean, summary: string): FunctionEntry {
  return {
    name,
    family: 'logic',
    min: 2,
    max: 2,
    summary,
    countMessage: countMessage('expects two parameter of matching types'),
    call: (args, _scope, written) => holds(compare(args[0] ?? null, args[1] ?? null, written)),
  };
}

/** `equals`, `greater`, `greaterOrEquals`, `less`, `lessOrEquals`. */
export const comparingFunctions: readonly FunctionEntry[] = [
  {
    name: 'equals',
    family: 'logic',
    min: 2,
    max: Infinity,
    summary: 'Whether all values are the same, deeply; kinds count, but 1 equals 1.0',
    countMessage: countMessage(
      'expects two parameters: the values to test for deep equality',
      'parameter(s)',
      'equals',
    ),
    call: (args) => {
      const first = args[0] ?? null;
      for (let index = 1; index < args.length; index += 1) {
        if (!looselyEquals(first, args[index] ?? null)) return false;
      }
      return true;
    },
  },
  comparison('greater', (order) => order > 0, 'Whether a number or text comes after another one'),
  comparison(
    'greaterOrEquals',
    (order) => order >= 0,
    'Whether a number or text does not come before another one',
  ),
  comparison('less', (order) => order < 0, 'Whether a number or text comes before another one'),
  comparison(
    'lessOrEquals',
    (order) => order <= 0,
    'Whether a number or text does not come after another one',
  ),
];
