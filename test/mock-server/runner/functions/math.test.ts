import { describe, expect, it } from 'vitest';

import { compileExpression } from '../../../../mock-server/runner/expression/compile.ts';
import { createScope } from '../expression/create-scope.ts';
import {
  evaluate,
  expectEval,
  expectFault,
  expectKind,
  kindSentence,
  usage,
} from '../expression/expect-eval.ts';

const overflow = (name: string) =>
  `The provided parameters for template language function '${name}' caused arithmetic overflow.`;

describe('arithmetic', () => {
  it('keeps Integers exact and checked', () => {
    expect(evaluate('mul(3037000499, 3037000499)')).toBe(9223372030926249001n);
    expectFault('mul(3037000500, 3037000500)', overflow('mul'));
    expectFault('sub(-9223372036854775808, 1)', overflow('sub'));
    expectFault('div(-9223372036854775808, -1)', overflow('div'));
    expectFault('mod(-9223372036854775808, -1)', overflow('mod'));
    expectEval('div(-7, 2)', -3);
    expectEval('mod(-7, 2)', -1);
  });

  it('turns to Floats and Decimals by its operands', () => {
    expectKind('add(1, 2.0)', 'Float');
    expectKind("add(1, decimal('2'))", 'Decimal');
    expectKind("add(1.0, decimal('2'))", 'Float');
    expectEval("string(div(decimal('1'), 8))", '0.125');
    expectFault("mul(decimal('79228162514264337593543950335'), 2)", overflow('mul'));
  });

  it('refuses zero and other kinds', () => {
    expectFault('mod(5, 0.0)', "Attempt to divide an integral or decimal value by zero in function 'mod'.");
    expectFault(
      "div('1', 0)",
      kindSentence(
        'div',
        'its first parameter to be an integer, a float or a decimal number',
        'String',
        'div',
      ),
    );
    expectFault(
      'mod(1, null)',
      kindSentence(
        'mod',
        'its second parameter to be an integer, a float or a decimal number',
        'Null',
        'div',
      ),
    );
  });
});

describe('min and max', () => {
  it('take arguments or one array', () => {
    expectEval('max(createArray(3, 12, 7))', 12);
    expectEval('min(5, -2.5, 3)', -2.5);
    expectKind('min(1, 2.5)', 'Float');
    expectFault(
      "max(1, 'a', null, 'b')",
      "The template language function 'max' expects all of its parameters to be either integer or decimal numbers. Found invalid parameter types: 'String,Null'.",
    );
  });
});

describe('rand', () => {
  const draw = (random: number) =>
    compileExpression('rand(3, 6)')({ ...createScope(), random: () => random });

  it('leaves out its maximum', () => {
    expect(draw(0)).toBe(3n);
    expect(draw(0.999_999)).toBe(5n);
  });

  it('refuses an empty range', () => {
    expectFault(
      'rand(2, 1)',
      `The template language function 'rand' parameters are out of range: 'minimum' must be less than or equal to 'maximum'. The provided values are '2' and '1'.${usage('rand')}`,
    );
  });
});
