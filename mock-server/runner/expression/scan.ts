import { ExpressionFault } from './fault.ts';
import { templateMessages } from './template-messages.ts';

/** Kinds of tokens, named as the service's sentences name them. */
export type TokenKind =
  | 'Literal'
  | 'Integer'
  | 'Float'
  | 'Identifier'
  | 'LeftParenthesis'
  | 'RightParenthesis'
  | 'LeftSquareBracket'
  | 'RightSquareBracket'
  | 'Comma'
  | 'Dot'
  | 'QuestionMark'
  | 'EndOfData';

export interface Token {
  readonly kind: TokenKind;
  /** Offsets in the expression, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** A Literal's text without quotes, an Identifier's name. */
  readonly text: string;
  /** Of Integer and Float tokens. */
  readonly number?: bigint | number;
}

/** Longest expression that the service takes, in UTF-16 units (workflow limits page, 2025-10). */
export const EXPRESSION_LIMIT = 8192;

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

const punctuation: ReadonlyMap<string, TokenKind> = new Map([
  ['(', 'LeftParenthesis'],
  [')', 'RightParenthesis'],
  ['[', 'LeftSquareBracket'],
  [']', 'RightSquareBracket'],
  [',', 'Comma'],
  ['.', 'Dot'],
  ['?', 'QuestionMark'],
]);

// `4.`, `.4` after a sign, `4e7`; an `e` without digits after it is no exponent (runtime of 2020: `4e` fails at the `e`).
const number = /[+-]?(?:\d+(?:\.\d*)?|(?<=[+-])\.\d+)(?:[eE][+-]?\d+)?/uy;
const identifier = /[\p{L}_][\p{L}\p{Nd}_]*/uy;
const blank = /\s*/uy;
const wordCharacter = /[\p{L}\p{Nd}_]/u;

/**
 * Splits an expression (without its `@`) into tokens; the last one is EndOfData.
 * @throws ExpressionFault with the service's sentence for a character, string or number that is none.
 */
export function scan(expression: string): readonly Token[] {
  if (expression.length > EXPRESSION_LIMIT) {
    throw new ExpressionFault(templateMessages.tooLong(expression.length, EXPRESSION_LIMIT));
  }
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    blank.lastIndex = at;
    blank.test(expression);
    at = blank.lastIndex;
    if (at >= expression.length) break;
    const token = scanToken(expression, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'EndOfData', start: expression.length, end: expression.length, text: '' });
  return tokens;
}

function scanToken(expression: string, start: number): Token {
  const character = expression.charAt(start);
  const kind = punctuation.get(character);
  if (kind !== undefined) return { kind, start, end: start + 1, text: character };
  if (character === "'") return scanString(expression, start);
  if (character === '+' || character === '-' || (character >= '0' && character <= '9')) {
    return scanNumber(expression, start);
  }
  identifier.lastIndex = start;
  if (identifier.test(expression)) {
    const end = identifier.lastIndex;
    return { kind: 'Identifier', start, end, text: expression.slice(start, end) };
  }
  throw new ExpressionFault(templateMessages.badCharacter(expression, character, start));
}

function scanString(expression: string, start: number): Token {
  let end = expression.indexOf("'", start + 1);
  let doubled = false;
  while (end !== -1 && expression.charAt(end + 1) === "'") {
    doubled = true;
    end = expression.indexOf("'", end + 2);
  }
  if (end === -1) throw new ExpressionFault(templateMessages.openString(expression, start));
  const raw = expression.slice(start + 1, end);
  return { kind: 'Literal', start, end: end + 1, text: doubled ? raw.replaceAll("''", "'") : raw };
}

function scanNumber(expression: string, start: number): Token {
  number.lastIndex = start;
  const text = number.exec(expression)?.[0];
  if (text === undefined) {
    throw new ExpressionFault(templateMessages.badNumber(expression, expression.charAt(start), start));
  }
  const end = start + text.length;
  const next = expression.charAt(end);
  if (next !== '' && wordCharacter.test(next)) {
    throw new ExpressionFault(templateMessages.badCharacter(expression, next, end));
  }
  if (/[.eE]/u.test(text)) {
    return { kind: 'Float', start, end, text, number: Number(text) };
  }
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  if (value < INT64_MIN || value > INT64_MAX) {
    throw new ExpressionFault(templateMessages.badNumber(expression, text, start));
  }
  return { kind: 'Integer', start, end, text, number: value };
}
