import { isNamePart } from './characters.ts';
import type { XmlDeclaration } from './xml-node.ts';
import { nameEnd, passBlanks, refuse, refuseToken, unitAt } from './xml-cursor.ts';
import type { XmlCursor } from './xml-cursor.ts';

const invalid = 'Syntax for an XML declaration is invalid.';

/** The parts in their order, with the earliest and latest number of parts already passed. */
const parts = [
  { name: 'version', from: 0, to: 0 },
  { name: 'encoding', from: 1, to: 1 },
  { name: 'standalone', from: 1, to: 2 },
] as const;

/** Parses `<?xml …?>` where the text begins with it. */
export function parseDeclaration(cursor: XmlCursor): XmlDeclaration | undefined {
  const { text } = cursor;
  const next = unitAt(cursor, 5);
  if (text.length < 6 || !text.startsWith('<?xml') || isNamePart(next) || next === 0x3a) return undefined;
  cursor.at = 5;
  const found = new Map<string, string>();
  for (let passed = 0; ;) {
    const blanks = passBlanks(cursor);
    if (text[cursor.at] === '?') {
      if (text[cursor.at + 1] !== '>') {
        if (cursor.at + 1 >= text.length) refuse(cursor, cursor.at, 'Unexpected end of file has occurred.');
        refuseToken(cursor, cursor.at, "''>''");
      }
      if (passed === 0) refuse(cursor, cursor.at, invalid);
      cursor.at += 2;
      return {
        kind: 'declaration',
        version: found.get('version') ?? '1.0',
        encoding: found.get('encoding'),
        standalone: found.get('standalone'),
      };
    }
    if (blanks === 0 && passed !== 0) refuseToken(cursor, cursor.at, "'?>'");
    const end = nameEnd(cursor, cursor.at, false);
    const name = text.slice(cursor.at, end);
    const index = parts.findIndex((part) => part.name === name && passed >= part.from && passed <= part.to);
    if (index < 0) refuse(cursor, cursor.at, invalid);
    cursor.at = end;
    found.set(name, checked(cursor, name, parseValue(cursor)));
    passed = index + 1;
  }
}

function parseValue(cursor: XmlCursor): { value: string; start: number } {
  const { text } = cursor;
  passBlanks(cursor);
  if (text[cursor.at] !== '=') refuseToken(cursor, cursor.at, "'='");
  cursor.at += 1;
  passBlanks(cursor);
  const quote = text[cursor.at];
  if (quote !== '"' && quote !== "'") refuseToken(cursor, cursor.at, `'"' or '''`);
  cursor.at += 1;
  const start = cursor.at;
  let end = start;
  while (end < text.length && text[end] !== quote && isPlain(unitAt(cursor, end))) end += 1;
  if (end >= text.length) refuse(cursor, start, 'There is an unclosed literal string.');
  if (text[end] !== quote) refuse(cursor, start, invalid);
  cursor.at = end + 1;
  return { value: text.slice(start, end), start };
}

/** A character that ends neither an attribute's value nor the reader's quick way through it. */
function isPlain(code: number): boolean {
  return (
    code >= 0x20 &&
    code <= 0xfffd &&
    !(code >= 0xd800 && code < 0xe000) &&
    !'"\'<>&'.includes(String.fromCharCode(code))
  );
}

function checked(
  cursor: XmlCursor,
  name: string,
  { value, start }: { value: string; start: number },
): string {
  if (name === 'version' && value !== '1.0') refuse(cursor, start, `Version number '${value}' is invalid.`);
  if (name === 'standalone' && value !== 'yes' && value !== 'no') refuse(cursor, start - 1, invalid);
  return value;
}
