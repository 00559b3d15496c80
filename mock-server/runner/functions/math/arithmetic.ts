import { fail } from '../../expression/fault.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import {
  asNumber,
  calculate,
  isZero,
  operations,
  type Numeric,
  type Operation,
} from '../../value/arithmetic.ts';
import type { Value } from '../../value/value.ts';
import { countMessage, wrongKind } from '../sentences.ts';

function number(value: Value, position: 'first' | 'second', name: string, anchor: string): Numeric {
  return (
    asNumber(value) ??
    wrongKind(name, `its ${position} parameter to be an integer, a float or a decimal number`, value, anchor)
  );
}

function arithmetic(
  name: keyof typeof operations,
  expectation: string,
  summary: string,
  countAnchor: string = name,
): FunctionEntry {
  const operation: Operation = operations[name];
  const divides = name === 'div' || name === 'mod';
  return {
    name,
    family: 'math',
    min: 2,
    max: 2,
    summary,
    countMessage: countMessage(`expects two numeric parameters: ${expectation}`, 'parameter(s)', countAnchor),
    call: ([first = null, second = null], _scope, written) => {
      const a = number(first, 'first', written, name);
      const b = number(second, 'second', written, name);
      if (divides && isZero(b)) {
        return fail(`Attempt to divide an integral or decimal value by zero in function '${written}'.`);
      }
      return (
        calculate(operation, a, b) ??
        fail(
          `The provided parameters for template language function '${written}' caused arithmetic overflow.`,
        )
      );
    },
  };
}

/** `add`, `sub`, `mul`, `div`, `mod`. */
export const arithmeticFunctions: readonly FunctionEntry[] = [
  arithmetic(
    'add',
    // The service's own spelling.
    'the first summand as the first parameter and the seccond summand as the second parameter',
    'Sum of two numbers',
  ),
  arithmetic(
    'sub',
    'the minuend as the first parameter and the subtrahend as the second parameter',
    'Difference of two numbers',
  ),
  arithmetic(
    'mul',
    'the first multiplicand as the first parameter and the second multiplicand as the second parameter',
    'Product of two numbers',
  ),
  arithmetic(
    'div',
    'the dividend as the first parameter and the divisor as the second parameter',
    'Quotient of two numbers; of two Integers without the fraction',
  ),
  arithmetic(
    'mod',
    'the dividend as the first parameter and the divisor as the second parameter',
    'Remainder of a division, with the sign of the dividend',
    'div',
  ),
];
