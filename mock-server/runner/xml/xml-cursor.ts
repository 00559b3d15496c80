import { isBlank, isHighSurrogate, isNamePart, isNameStart } from './characters.ts';

/** A document that is not well formed, in System.Xml's words. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
}

/** Where the parser stands, and what it must know about what it has passed. */
export interface XmlCursor {
  readonly text: string;
  at: number;
  line: number;
  lineStart: number;
  /** Entities that the internal subset declares. */
  readonly entities: Map<string, string>;
}

export function newCursor(text: string): XmlCursor {
  return { text, at: 0, line: 1, lineStart: 0, entities: new Map() };
}

/** The unit at an offset; 0 beyond the end, as in the buffer of the original. */
export function unitAt(cursor: XmlCursor, offset: number): number {
  return offset < cursor.text.length ? cursor.text.charCodeAt(offset) : 0;
}

/** Throws at an offset of the current line. */
export function refuse(cursor: XmlCursor, offset: number, sentence: string): never {
  refuseAt(cursor.line, offset - cursor.lineStart + 1, sentence);
}

export function refuseAt(line: number, position: number, sentence: string): never {
  throw new XmlFault(`${sentence} Line ${line}, position ${position}.`);
}

/** `'x', hexadecimal value 0x78`, the name of a character in sentences. */
export function nameCharacter(cursor: XmlCursor, offset: number): readonly [shown: string, hex: string] {
  const code = unitAt(cursor, offset);
  const next = unitAt(cursor, offset + 1);
  const hex = (value: number): string => `0x${value.toString(16).toUpperCase().padStart(2, '0')}`;
  if (isHighSurrogate(code) && next !== 0) {
    // A unit that is no low surrogate is combined all the same, in 32 bits with a sign.
    const combined = (next - 0xdc00) | (((code - 0xd800) << 10) + 0x10000);
    return [String.fromCharCode(code, next), hex(combined >>> 0)];
  }
  return [code === 0 ? '.' : String.fromCharCode(code), hex(code)];
}

export function refuseCharacter(cursor: XmlCursor, offset: number): never {
  const [shown, hex] = nameCharacter(cursor, offset);
  refuse(cursor, offset, `'${shown}', hexadecimal value ${hex}, is an invalid character.`);
}

export function refuseInName(cursor: XmlCursor, offset: number): never {
  const [shown, hex] = nameCharacter(cursor, offset);
  refuse(cursor, offset, `The '${shown}' character, hexadecimal value ${hex}, cannot be included in a name.`);
}

/** The token at an offset: a name, or one character; `undefined` at the end. */
export function tokenAt(cursor: XmlCursor, offset: number): string | undefined {
  if (offset >= cursor.text.length) return undefined;
  let end = offset + 1;
  if (isNamePart(unitAt(cursor, offset))) while (isNamePart(unitAt(cursor, end))) end += 1;
  return cursor.text.slice(offset, end);
}

/** `expected` is one token or several with ` or ` between, each in its quotes. */
export function refuseToken(cursor: XmlCursor, offset: number, expected: string): never {
  const token = tokenAt(cursor, offset);
  if (token === undefined) refuse(cursor, offset, 'Unexpected end of file has occurred.');
  refuse(cursor, offset, `'${token}' is an unexpected token. The expected token is ${expected}.`);
}

export function refuseMissingBlank(cursor: XmlCursor, offset: number): never {
  const token = tokenAt(cursor, offset);
  if (token === undefined) refuse(cursor, offset, 'Unexpected end of file has occurred.');
  refuse(cursor, offset, `'${token}' is an unexpected token. Expecting whitespace.`);
}

/** Counts a line when there is a line end at the offset; gives the length of it, else 0. */
export function lineEndAt(cursor: XmlCursor, offset: number): number {
  const code = unitAt(cursor, offset);
  if (code !== 0x0a && code !== 0x0d) return 0;
  const length = code === 0x0d && unitAt(cursor, offset + 1) === 0x0a ? 2 : 1;
  cursor.line += 1;
  cursor.lineStart = offset + length;
  return length;
}

/** Passes white space; gives how many characters. */
export function passBlanks(cursor: XmlCursor): number {
  const start = cursor.at;
  while (isBlank(unitAt(cursor, cursor.at))) cursor.at += lineEndAt(cursor, cursor.at) || 1;
  return cursor.at - start;
}

/** The offset behind the name at an offset, which may have one colon when `qualified`. */
export function nameEnd(cursor: XmlCursor, offset: number, qualified: boolean): number {
  let end = offset;
  let colons = 0;
  for (;;) {
    if (!isNameStart(unitAt(cursor, end))) {
      if (end + 1 >= cursor.text.length) refuseEnd(cursor, end, 'Name');
      const [shown, hex] = nameCharacter(cursor, end);
      refuse(cursor, end, `Name cannot begin with the '${shown}' character, hexadecimal value ${hex}.`);
    }
    end += 1;
    while (isNamePart(unitAt(cursor, end))) end += 1;
    if (end >= cursor.text.length) refuseEnd(cursor, end, 'Name');
    if (cursor.text[end] !== ':') return end;
    if (colons > 0 || !qualified) refuseInName(cursor, end);
    colons += 1;
    end += 1;
  }
}

export function refuseEnd(cursor: XmlCursor, offset: number, construct: string): never {
  refuse(cursor, offset, `Unexpected end of file while parsing ${construct} has occurred.`);
}
