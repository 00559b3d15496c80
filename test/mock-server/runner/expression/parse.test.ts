import { describe, expect, it } from 'vitest';

import { parse } from '../../../../mock-server/runner/expression/parse.ts';
import { EXPRESSION_LIMIT } from '../../../../mock-server/runner/expression/scan.ts';
import { evaluate, expectEval, expectFault, expectKind } from './expect-eval.ts';

describe('literals', () => {
  it.each([
    ['+19', 19, 'Integer'],
    ['-0', 0, 'Integer'],
    ['0012', 12, 'Integer'],
    ['12.', 12, 'Float'],
    ['-.25', -0.25, 'Float'],
    ['+1.5E-2', 0.015, 'Float'],
    ['6e0', 6, 'Float'],
    ["'it''s'", "it's", 'String'],
    ["''", '', 'String'],
    ["'a\\n'", 'a\\n', 'String'],
    ['NULL', null, 'Null'],
    ['False', false, 'Boolean'],
    [' \t\n true ', true, 'Boolean'],
  ])('%s', (text, value, kind) => {
    expectEval(text, value);
    expectKind(text, kind);
  });

  it('keeps the whole range of int64 and refuses one more', () => {
    expect(evaluate('9223372036854775807')).toBe(2n ** 63n - 1n);
    expect(evaluate('-9223372036854775808')).toBe(-(2n ** 63n));
    expectFault(
      '-9223372036854775809',
      "The template language expression '-9223372036854775809' is not valid: the value '-9223372036854775809' at position '0' cannot be converted to number.",
    );
  });
});

describe('what the scanner refuses', () => {
  const invalid = (text: string, rest: string) =>
    expectFault(text, `The template language expression '${text}' is not valid: ${rest}`);

  it('names the character and its place', () => {
    invalid('trim("x")', "the string character '\"' at position '5' is not expected.");
    invalid('12e', "the string character 'e' at position '2' is not expected.");
    invalid('7days', "the string character 'd' at position '1' is not expected.");
    invalid('a(1) & b(2)', "the string character '&' at position '5' is not expected.");
    invalid('trim(‘x’)', "the string character '‘' at position '5' is not expected.");
  });

  it('names numbers and strings that do not end', () => {
    invalid('add(+,2)', "the value '+' at position '4' cannot be converted to number.");
    invalid(
      "trim('x",
      "the string constant at position '5' is not terminated. String constants must be enclosed within a pair of quotes.",
    );
  });

  it('finds a bad character before the parser sees the rest', () => {
    invalid('trim(()#', "the string character '#' at position '7' is not expected.");
  });

  it('takes 8,192 characters and no more', () => {
    const longest = `'${'x'.repeat(EXPRESSION_LIMIT - 2)}'`;
    expect(evaluate(longest)).toHaveLength(8190);
    expect(() => evaluate(` ${longest}`)).toThrow('8193');
  });
});

describe('what the parser refuses', () => {
  it.each([
    ['trim', 'LeftParenthesis', 'EndOfData'],
    ['trim(', 'Identifier', 'EndOfData'],
    ["trim('x'", 'RightParenthesis', 'EndOfData'],
    ["trim('x' 5)", 'RightParenthesis', 'Integer'],
    ["trim('x') 2.5", 'EndOfData', 'Float'],
    ['trim(,)', 'Identifier', 'Comma'],
    ["trim('x')[]", 'Identifier', 'RightSquareBracket'],
    ["trim('x').5", 'Identifier', 'Integer'],
    ["trim('x')[0)", 'RightSquareBracket', 'RightParenthesis'],
    ["'x'[0]", 'EndOfData', 'LeftSquareBracket'],
    ['true.x', 'EndOfData', 'Dot'],
    ['', 'Identifier', 'EndOfData'],
    ['?', 'Identifier', 'QuestionMark'],
  ])('%s', (text, expected, actual) => {
    expectFault(
      text,
      `Unable to parse template language expression '${text}': expected token '${expected}' and actual '${actual}'.`,
    );
  });

  it('says what came after a question mark', () => {
    expectFault(
      "json('{}')?",
      "Unable to parse template language expression 'json('{}')?': encountered unexpected token 'EndOfData' after null-safe property dereference operator '?'.",
    );
  });
});

describe('the tree', () => {
  it('carries offsets', () => {
    const node = parse(" add( 1, items('L')?['a'].b )");
    expect(node).toMatchObject({ kind: 'call', name: 'add', start: 1, end: 29 });
    const [, select] = node.kind === 'call' ? node.args : [];
    expect(select).toMatchObject({ kind: 'select', dot: true, optional: false, start: 9, end: 27 });
  });
});
