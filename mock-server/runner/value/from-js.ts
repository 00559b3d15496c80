import { Decimal } from './decimal.ts';
import { ObjectValue } from './object-value.ts';
import type { Value } from './value.ts';

/**
 * A JavaScript value as a value of the language: integral numbers become Integers, other numbers Floats,
 * plain objects keep the order of their own enumerable keys, members that are `undefined` are left out.
 * Values of the language (bigint, Decimal, ObjectValue) pass through.
 * @throws TypeError for what has no counterpart (functions, symbols, class instances).
 */
export function fromJs(input: unknown): Value {
  if (input === null || input === undefined) return null;
  switch (typeof input) {
    case 'boolean':
    case 'string':
    case 'bigint':
      return input;
    case 'number':
      return Number.isInteger(input) && !Object.is(input, -0) ? BigInt(input) : input;
    case 'object':
      break;
    default:
      throw new TypeError(`A ${typeof input} has no counterpart in the language.`);
  }
  if (input instanceof Decimal || input instanceof ObjectValue) return input;
  if (Array.isArray(input)) return input.map(fromJs);
  const prototype: unknown = Object.getPrototypeOf(input);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`A ${input.constructor.name} has no counterpart in the language.`);
  return new ObjectValue(
    Object.entries(input)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]): [string, Value] => [name, fromJs(member)]),
  );
}

/**
 * A value of the language as plain JavaScript: Integers that a number holds exactly become numbers, larger ones
 * stay bigint; Decimals become numbers; objects become plain objects (a member called `__proto__` stays a member).
 */
export function toJs(value: Value): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (value instanceof Decimal) return Number(`${value.coefficient}e-${value.scale}`);
  if (value instanceof ObjectValue) {
    const result: Record<string, unknown> = {};
    for (const [name, member] of value.members)
      Object.defineProperty(result, name, {
        value: toJs(member),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    return result;
  }
  if (Array.isArray(value)) return value.map(toJs);
  return value;
}
