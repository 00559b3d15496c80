import { describe, it } from 'vitest';

import { expectEval, expectFault, kindSentence } from '../expression/expect-eval.ts';

describe('if, and, or, coalesce', () => {
  it('evaluate only what they need', () => {
    expectEval("if(less(1, 2), 'a', int('x'))", 'a');
    expectEval("and(true, false, int('x'))", false);
    expectEval('or(false, true, 5)', true);
    expectEval("coalesce(null, '', int('x'))", '');
    expectEval('coalesce(null)', null);
  });

  it('take Booleans only', () => {
    expectFault(
      "and(true, 'true')",
      "The template language function 'and' expects all of its parameters to be booleans. Found invalid parameter types: 'String'.",
    );
    expectFault('not(0)', kindSentence('not', 'its parameter to be a boolean', 'Integer', 'not'));
    expectFault(
      "if('true', 1, 2)",
      kindSentence('if', 'its first parameter to be of type boolean', 'String', 'if'),
    );
  });
});

describe('equals', () => {
  it('compares deeply and by kind, numbers by value at the top', () => {
    expectEval('equals(2, 2.0)', true);
    expectEval("equals(decimal('2.00'), 2)", true);
    expectEval("equals('2', 2)", false);
    expectEval('equals(createArray(2), createArray(2.0))', false);
    expectEval('equals(json(\'{"a":1,"b":[{}]}\'), json(\'{"b":[{}],"a":1}\'))', true);
    expectEval('equals(json(\'{"a":1}\'), json(\'{"A":1}\'))', false);
    expectEval("equals('a', 'a', 'a')", true);
    expectEval("equals('a', 'a', 'b')", false);
    expectEval("equals(null, '')", false);
  });
});

describe('greater, less', () => {
  it('order numbers by value', () => {
    expectEval('less(1, 1.5)', true);
    expectEval('greater(9007199254740993, 9007199254740992)', true);
    expectEval("greaterOrEquals(decimal('0.10'), 0.1)", true);
  });

  it('order texts as people do, case last', () => {
    expectEval("less('a', 'A')", true);
    expectEval("less('A', 'b')", true);
    expectEval("less('Äpfel', 'Zebra')", true);
    expectEval("lessOrEquals('resume', 'résumé')", true);
    expectEval("greater('a10', 'a9')", false);
  });

  it('refuse what cannot be compared', () => {
    expectFault(
      "less(true, 'x')",
      "The template language function 'less' expects two parameter of matching types. The function was invoked with values of type 'Boolean' and 'String' that do not match.",
    );
    expectFault(
      'greaterOrEquals(createArray(1), null)',
      "The template language function 'greaterOrEquals' expects all of its parameters to be either integer or decimal numbers. Found invalid parameter types: 'Array,Null'.",
    );
  });
});
