import { isNamePart, isNameStart } from '../characters.ts';

/** An expression that is no XPath 1.0, or needs prefixes, variables or functions that nobody declared. */
export class XPathFault extends Error {
  override readonly name = 'XPathFault';
}

export interface PathToken {
  readonly kind: 'name' | 'number' | 'literal' | 'sign' | 'end';
  readonly text: string;
}

const blank = /[ \t\r\n]*/uy;
const number = /\d+(?:\.\d*)?|\.\d+/uy;
const literal = /"[^"]*"|'[^']*'/uy;
const sign = /::|\.\.|\/\/|!=|<=|>=|[()[\]@,/|+\-=<>*.:$]/uy;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Splits an expression into tokens; the last is of kind `end`. */
export function pathTokens(text: string): readonly PathToken[] {
  const tokens: PathToken[] = [];
  for (let at = 0; ;) {
    at += matchAt(blank, text, at)?.length ?? 0;
    if (at >= text.length) return [...tokens, { kind: 'end', text: '' }];
    const token = tokenAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
}

function tokenAt(text: string, at: number): PathToken {
  if (isNameStart(text.charCodeAt(at))) {
    let end = at + 1;
    while (isNamePart(text.charCodeAt(end))) end += 1;
    return { kind: 'name', text: text.slice(at, end) };
  }
  const digits = matchAt(number, text, at);
  if (digits !== undefined) return { kind: 'number', text: digits };
  const quoted = matchAt(literal, text, at);
  if (quoted !== undefined) return { kind: 'literal', text: quoted };
  const symbol = matchAt(sign, text, at);
  if (symbol !== undefined) return { kind: 'sign', text: symbol };
  throw new XPathFault(`The expression has an invalid token at ${at}.`);
}
