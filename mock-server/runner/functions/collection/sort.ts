import type { FunctionEntry } from '../../expression/function-entry.ts';
import { asNumber, compareNumbers } from '../../value/arithmetic.ts';
import { compareText } from '../../value/compare.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import { arrayArgument, stringArgument } from '../arguments.ts';
import { countMessage } from '../sentences.ts';

/** Values of different kinds stand in this order: null, Booleans, numbers, texts, the rest by its JSON text. */
function rank(value: Value): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return 1;
  if (asNumber(value) !== undefined) return 2;
  return typeof value === 'string' ? 3 : 4;
}

function order(a: Value, b: Value): number {
  const left = asNumber(a);
  const right = asNumber(b);
  if (left !== undefined && right !== undefined) return compareNumbers(left, right);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  const ranks = rank(a) - rank(b);
  if (ranks !== 0) return ranks;
  return typeof a === 'boolean' ? Number(a) - Number(b) : compareText(toText(a), toText(b));
}

export const sortFunctions: readonly FunctionEntry[] = [
  {
    name: 'sort',
    family: 'collection',
    min: 1,
    max: 2,
    summary: 'Items of an array in rising order, of objects by a member',
    countMessage: countMessage(
      'expects an array as the first parameter and an optional object key as the second parameter',
      'parameter(s)',
      'sort',
    ),
    call: ([first = null, second], _scope, name) => {
      const items = arrayArgument(first, name, 'its first parameter to be of type array', 'sort');
      if (second === undefined) return items.toSorted(order);
      const key = stringArgument(second, name, 'its second parameter to be of type string', 'sort');
      const member = (item: Value): Value => (item instanceof ObjectValue ? (item.get(key) ?? null) : null);
      return items.toSorted((a, b) => order(member(a), member(b)));
    },
  },
];
