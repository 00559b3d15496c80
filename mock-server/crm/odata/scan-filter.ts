import { FilterFault, type Literal } from './filter.ts';

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'literal'; readonly literal: Literal; readonly at: number }
  | { readonly kind: 'mark'; readonly text: '(' | ')' | ','; readonly at: number }
  | { readonly kind: 'end'; readonly at: number };

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/i;
const date = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?(?![\w:])/i;
const number = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/i;
const word = /^[A-Za-z_@][\w@.]*(?:\/[A-Za-z_][\w.]*)*/;

/** Cuts a filter into words, literals and marks. Quotes inside strings are doubled (OData 4.01, 5.1.1.14.1). */
export function scanFilter(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const space = /^\s+/.exec(rest);
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    const [token, length] = scanToken(rest, at, text);
    tokens.push(token);
    at += length;
  }
  return [...tokens, { kind: 'end', at: text.length }];
}

function scanToken(rest: string, at: number, text: string): readonly [Token, number] {
  const first = rest[0];
  if (first === '(' || first === ')' || first === ',') return [{ kind: 'mark', text: first, at }, 1];
  if (first === "'") {
    const quoted = /^'((?:[^']|'')*)'/.exec(rest);
    if (quoted === null) {
      throw new FilterFault(`There is an unterminated literal at position ${text.length} in '${text}'.`);
    }
    const value = (quoted[1] ?? '').replaceAll("''", "'");
    return [{ kind: 'literal', literal: { type: 'string', text: value }, at }, quoted[0].length];
  }
  const kinds = [
    [guid, (part: string): Literal => ({ type: 'guid', text: part.toLowerCase() })],
    [date, (part: string): Literal => ({ type: 'date', text: part })],
    [number, (part: string): Literal => ({ type: 'number', value: Number(part) })],
  ] as const;
  for (const [pattern, make] of kinds) {
    const match = pattern.exec(rest);
    if (match !== null) return [{ kind: 'literal', literal: make(match[0]), at }, match[0].length];
  }
  const name = word.exec(rest)?.[0];
  if (name === undefined) {
    throw new FilterFault(
      `Syntax error: character '${first ?? ''}' is not valid at position ${at} in '${text}'.`,
    );
  }
  if (name === 'null') return [{ kind: 'literal', literal: { type: 'null' }, at }, name.length];
  if (name === 'true' || name === 'false') {
    return [{ kind: 'literal', literal: { type: 'boolean', value: name === 'true' }, at }, name.length];
  }
  return [{ kind: 'word', text: name, at }, name.length];
}
