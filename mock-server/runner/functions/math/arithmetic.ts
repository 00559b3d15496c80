import { fail } from '../../expression/fault.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import { asNumber, calculate, isInt64, isZero, operations, type Numeric } from '../../value/arithmetic.ts';
import type { Value } from '../../value/value.ts';
import { countMessage, wrongKind } from '../sentences.ts';

type OperationName = keyof typeof operations;

function number(value: Value, position: 'first' | 'second', name: string, anchor: string): Numeric {
  return (
    asNumber(value) ??
    wrongKind(name, `its ${position} parameter to be an integer, a float or a decimal number`, value, anchor)
  );
}

/** Any two values by an operation, with its checks and sentences. */
function apply(operation: OperationName, args: readonly Value[], name: string): Numeric {
  // The service's links for `mod` lead to its neighbours (records of 2020).
  const modulo = operation === 'mod';
  const a = number(args[0] ?? null, 'first', name, modulo ? 'mul' : operation);
  const b = number(args[1] ?? null, 'second', name, modulo ? 'div' : operation);
  if ((operation === 'div' || operation === 'mod') && isZero(b)) {
    return fail(`Attempt to divide an integral or decimal value by zero in function '${name}'.`);
  }
  return (
    calculate(operations[operation], a, b) ??
    fail(`The provided parameters for template language function '${name}' caused arithmetic overflow.`)
  );
}

function head(name: OperationName, expectation: string, summary: string, countAnchor: string = name) {
  return {
    name,
    family: 'math',
    min: 2,
    max: 2,
    summary,
    countMessage: countMessage(`expects two numeric parameters: ${expectation}`, 'parameter(s)', countAnchor),
  } as const;
}

/** `add`, `sub`, `mul`, `div`, `mod`. The first three try two Integers at once: most arithmetic in flows is that. */
export const arithmeticFunctions: readonly FunctionEntry[] = [
  {
    ...head(
      'add',
      // The service's own spelling.
      'the first summand as the first parameter and the seccond summand as the second parameter',
      'Sum of two numbers',
    ),
    call: (args, _scope, name) => {
      const a = args[0];
      const b = args[1];
      if (typeof a === 'bigint' && typeof b === 'bigint') {
        const sum = a + b;
        if (isInt64(sum)) return sum;
      }
      return apply('add', args, name);
    },
  },
  {
    ...head(
      'sub',
      'the minuend as the first parameter and the subtrahend as the second parameter',
      'Difference of two numbers',
    ),
    call: (args, _scope, name) => {
      const a = args[0];
      const b = args[1];
      if (typeof a === 'bigint' && typeof b === 'bigint') {
        const difference = a - b;
        if (isInt64(difference)) return difference;
      }
      return apply('sub', args, name);
    },
  },
  {
    ...head(
      'mul',
      'the first multiplicand as the first parameter and the second multiplicand as the second parameter',
      'Product of two numbers',
    ),
    call: (args, _scope, name) => {
      const a = args[0];
      const b = args[1];
      if (typeof a === 'bigint' && typeof b === 'bigint') {
        const product = a * b;
        if (isInt64(product)) return product;
      }
      return apply('mul', args, name);
    },
  },
  {
    ...head(
      'div',
      'the dividend as the first parameter and the divisor as the second parameter',
      'Quotient of two numbers; of two Integers without the fraction',
    ),
    call: (args, _scope, name) => apply('div', args, name),
  },
  {
    ...head(
      'mod',
      'the dividend as the first parameter and the divisor as the second parameter',
      'Remainder of a division, with the sign of the dividend',
      'div',
    ),
    call: (args, _scope, name) => apply('mod', args, name),
  },
];
