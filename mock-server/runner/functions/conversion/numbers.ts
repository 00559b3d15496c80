import type { FunctionEntry } from '../../expression/function-entry.ts';
import { asNumber, isZero, toDouble } from '../../value/arithmetic.ts';
import { Decimal } from '../../value/decimal.ts';
import {
  integerOfDouble,
  isFloatText,
  isIntegerText,
  parseDecimal,
  parseFloatText,
  parseInteger,
} from '../../number/parse-number.ts';
import type { Value } from '../../value/value.ts';
import { stringArgument } from '../arguments.ts';
import { cannotConvert, countMessage } from '../sentences.ts';

function toInteger(value: Value): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string') return parseInteger(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return integerOfDouble(value);
  return value instanceof Decimal && value.isWhole() ? value.truncate() : undefined;
}

function toFloat(value: Value, culture: string | undefined): number | undefined {
  if (typeof value === 'string') return parseFloatText(value, culture);
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = asNumber(value);
  return number === undefined ? undefined : toDouble(number);
}

function toDecimal(value: Value): Decimal | undefined {
  if (typeof value === 'string') return parseDecimal(value);
  if (typeof value === 'bigint') return Decimal.fromInteger(value);
  if (typeof value === 'number') return Decimal.fromDouble(value);
  if (typeof value === 'boolean') return Decimal.fromInteger(value ? 1n : 0n);
  return value instanceof Decimal ? value : undefined;
}

const words: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

function toBoolean(value: Value): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return words.get(value.trim().toLowerCase());
  const number = asNumber(value);
  return number === undefined ? undefined : !isZero(number);
}

/** `int`, `float`, `decimal`, `bool`, `isInt`, `isFloat`. */
export const numberConversions: readonly FunctionEntry[] = [
  {
    name: 'int',
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'Integer of a text, a whole number or a Boolean',
    countMessage: countMessage(
      'expects one parameter: the value that is to be converted to an integer',
      'parameters',
      'int',
    ),
    call: ([value = null], _scope, name) => toInteger(value) ?? cannotConvert(name),
  },
  {
    name: 'float',
    family: 'conversion',
    min: 1,
    max: 2,
    summary: 'Float of a text (in a culture), a number or a Boolean',
    countMessage: countMessage(
      'expects one parameter: the value that is to be converted to a floating point number',
      'parameters',
      'float',
    ),
    call: ([value = null, culture], _scope, name) => {
      const locale =
        culture === undefined
          ? undefined
          : stringArgument(culture, name, 'its second parameter to be of type string', 'float');
      return toFloat(value, locale) ?? cannotConvert(name);
    },
  },
  {
    name: 'decimal',
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'Decimal of a text, a number or a Boolean',
    countMessage: countMessage(
      'expects one parameter: the value that is to be converted to a decimal number',
      'parameters',
      'decimal',
    ),
    call: ([value = null], _scope, name) => toDecimal(value) ?? cannotConvert(name),
  },
  {
    name: 'bool',
    family: 'conversion',
    min: 1,
    max: 1,
    summary: 'Boolean of true and false in any case, or of a number that is not zero',
    countMessage: countMessage(
      'expects one parameter: the value that is to be converted to a boolean',
      'parameters',
      'bool',
    ),
    call: ([value = null], _scope, name) => toBoolean(value) ?? cannotConvert(name),
  },
  {
    name: 'isInt',
    family: 'string',
    min: 1,
    max: 1,
    summary: 'Whether int() takes a text',
    countMessage: countMessage(
      'expects one parameter, a string which may contain an integer',
      'parameter(s)',
      'isInt',
    ),
    call: ([value = null], _scope, name) =>
      isIntegerText(stringArgument(value, name, 'its parameter to be a string', 'isInt')),
  },
  {
    name: 'isFloat',
    family: 'string',
    min: 1,
    max: 2,
    summary: 'Whether a text is a number, in a culture',
    countMessage: countMessage(
      'expects a string to parse as the first parameter, and an optional RFC4646 culture-identifier string as the second parameter',
      'parameter(s)',
      'isFloat',
    ),
    call: ([value = null, culture], _scope, name) => {
      const text = stringArgument(value, name, 'its first parameter to be a string', 'isFloat');
      if (culture === undefined) return isFloatText(text);
      return isFloatText(
        text,
        stringArgument(culture, name, 'its second parameter to be a string', 'isFloat'),
      );
    },
  },
];
