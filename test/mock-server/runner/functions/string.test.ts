import { describe, expect, it } from 'vitest';

import { evaluate, expectEval, expectFault, kindSentence, usage } from '../expression/expect-eval.ts';

describe('concat and length', () => {
  it('join text forms', () => {
    expectEval("concat('a', 5, 2.50, null, false, createArray('x', 1.0))", 'a52.5False["x",1.0]');
    expectEval("length(concat('é', '😀'))", 3);
    expectFault(
      'length(item())',
      kindSentence('length', 'its parameter to be an array or a string', 'Boolean', 'length'),
      { item: true },
    );
  });
});

describe('case and trim', () => {
  it('change one character into one', () => {
    expectEval("toUpper('weiß ŉ ijk')", 'WEIß ŉ IJK');
    expectEval("toLower('İSTANBUL ΟΔΟΣ')", 'İstanbul οδοσ');
    expectFault('toLower(7)', kindSentence('toLower', 'its parameter to be a string', 'Integer', 'toLower'));
  });

  it('trim what Unicode calls white space', () => {
    expectEval("trim(' \u3000\u00a0x y\u0085\u2003')", 'x y');
    expectEval("trim('\ufeffx')", '\ufeffx');
    expectFault('trim(5)', "The provided parameters for template language function 'trim' are not valid.");
  });
});

describe('substring and slice', () => {
  it('cut', () => {
    expectEval("substring('marketplace', 6)", 'place');
    expectEval("substring('marketplace', 0, 6)", 'market');
    expectEval("slice('marketplace', -5, -1)", 'plac');
    expectEval("slice('market', 4, 2)", '');
  });

  it('refuse ranges and kinds', () => {
    expectFault(
      "substring('abc', 3, 0)",
      `The template language function 'substring' parameter is out of range: 'start index' must be non-negative integer and should be less than the length of the string.${usage('substring')}`,
    );
    expectFault(
      "substring('abc', 2, 2)",
      `The template language function 'substring' parameters are out of range: 'start index' and 'length' must be non-negative integers and their sum must be no larger than the length of the string.${usage('substring')}`,
    );
    expectFault(
      "substring('abc', 0, 1.0)",
      kindSentence('substring', "its third parameter 'length' to be an integer", 'Float', 'substring'),
    );
  });
});

describe('replace and split', () => {
  it('are ordinal and take every occurrence', () => {
    expectEval("replace('a.b.A', 'a', '$&')", '$&.b.A');
    expectEval("split('1||2||', '||')", ['1', '2', '']);
    expectEval("split('abc', '')", ['abc']);
    expectFault(
      "replace('a', 'b', 5)",
      kindSentence('replace', "its third parameter 'new string' to be a string", 'Integer', 'replace'),
    );
    expectFault(
      "split('a', createArray(1))",
      kindSentence('split', 'its second parameter to be of type string', 'Array', 'split'),
    );
  });
});

describe('searching', () => {
  it('ignores case', () => {
    expectEval("startsWith('Contoso', 'con')", true);
    expectEval("endsWith('Contoso', 'OSO')", true);
    expectEval("indexOf('Contoso', 'O')", 1);
    expectEval("lastIndexOf('Contoso', 'O')", 6);
    expectEval("nthIndexOf('Contoso', 'O', 2)", 4);
    expectEval("nthIndexOf('Contoso', 'O', -1)", 6);
    expectEval("nthIndexOf('Contoso', 'o', 9)", -1);
  });

  it('is linguistic for positions, ordinal for beginnings and ends', () => {
    expectEval("indexOf('so\u00adftly', 'soft')", 0);
    expectEval("startsWith('so\u00adftly', 'soft')", false);
    expectEval("indexOf('cafe\u0301s', 'É')", 3);
    expectEval("indexOf('cafe\u0301s', 'e')", -1);
    expectEval("indexOf('a\u00adb', 'b')", 2);
  });

  it('has rules for nothing', () => {
    expectEval("indexOf('abc', '')", 0);
    expectEval("lastIndexOf('abc', '')", 2);
    expectEval("lastIndexOf('', '')", 0);
  });

  it('takes text', () => {
    expectFault(
      "startsWith(5, 'x')",
      kindSentence('startsWith', 'its first parameter to be of type string', 'Integer', 'startswith'),
    );
    expectFault(
      "lastIndexOf('x', null)",
      kindSentence('lastIndexOf', 'its second parameter to be of type string', 'Null', 'lastindexof'),
    );
  });
});

describe('guid', () => {
  it.each([
    ['guid()', /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/],
    ["guid('N')", /^[\da-f]{32}$/],
    ["guid('B')", /^\{[\da-f-]{36}\}$/],
    ["guid('P')", /^\([\da-f-]{36}\)$/],
    ["guid('X')", /^\{0x[\da-f]{8},0x[\da-f]{4},0x[\da-f]{4},\{(?:0x[\da-f]{2},){7}0x[\da-f]{2}\}\}$/],
  ])('%s', (expression, shape) => {
    expect(evaluate(expression)).toMatch(shape);
  });

  it('knows its forms', () => {
    expectFault(
      "guid('d')",
      `The template language function 'guid' format parameter 'd' is not supported. The supported formats are: 'N, D, B, P, X'.${usage('guid')}`,
    );
  });
});
