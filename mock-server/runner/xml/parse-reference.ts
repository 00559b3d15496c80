import { isBlank } from './characters.ts';
import { XmlFault, nameEnd, refuse, refuseAt, refuseEnd, refuseToken, unitAt } from './xml-cursor.ts';
import type { XmlCursor } from './xml-cursor.ts';

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"'],
]);

/** A character for a reference, with what follows from how it was written. */
export interface CharacterReference {
  readonly text: string;
  /** White space written as a decimal reference counts as text. */
  readonly solid: boolean;
}

/**
 * Passes a reference to a character; `undefined` where the `&` begins a reference to an entity. References to
 * characters that XML forbids are taken, as the original does.
 */
export function passCharacterReference(cursor: XmlCursor): CharacterReference | undefined {
  const { text, at } = cursor;
  if (at + 1 >= text.length) refuse(cursor, at, 'Unexpected end of file has occurred.');
  if (text[at + 1] === '#') return passNumber(cursor);
  const name = /(?:lt|gt|amp|apos|quot);/uy;
  name.lastIndex = at + 1;
  const found = name.exec(text)?.[0];
  if (found === undefined) return undefined;
  cursor.at = at + 1 + found.length;
  return { text: named.get(found.slice(0, -1)) ?? '', solid: true };
}

function passNumber(cursor: XmlCursor): CharacterReference {
  const hexadecimal = cursor.text[cursor.at + 2] === 'x';
  const start = cursor.at + (hexadecimal ? 3 : 2);
  const digit = hexadecimal ? /[0-9A-Fa-f]/u : /[0-9]/u;
  let end = start;
  let value = 0;
  for (; digit.test(cursor.text.charAt(end)); end += 1) {
    value = value * (hexadecimal ? 16 : 10) + Number.parseInt(cursor.text.charAt(end), 16);
    if (value > 0x7fffffff) refuse(cursor, end, 'Invalid value of a character entity reference.');
  }
  if (end >= cursor.text.length) refuseEnd(cursor, cursor.at, '');
  if (cursor.text[end] !== ';' || end === start)
    refuse(
      cursor,
      end,
      `Invalid syntax for a ${hexadecimal ? 'hexadecimal' : 'decimal'} numeric entity reference.`,
    );
  cursor.at = end + 1;
  const text =
    value <= 0xffff
      ? String.fromCharCode(value)
      : String.fromCharCode(0xd800 + ((value - 0x10000) >> 10), 0xdc00 + ((value - 0x10000) & 0x3ff));
  return { text, solid: !hexadecimal || !isBlank(value) };
}

/** Passes a reference to an entity and gives its name and text. */
export function passEntity(cursor: XmlCursor, inAttribute: boolean): { name: string; text: string } {
  const start = cursor.at + 1;
  const end = entityNameEnd(cursor, start, inAttribute);
  const name = cursor.text.slice(start, end);
  const text = cursor.entities.get(name);
  if (text === undefined) {
    const position = start - cursor.lineStart + 1;
    refuseAt(cursor.line, position, `Reference to undeclared entity '${name}'.`);
  }
  cursor.at = end + 1;
  return { name, text };
}

function entityNameEnd(cursor: XmlCursor, start: number, inAttribute: boolean): number {
  let end: number;
  try {
    end = nameEnd(cursor, start, false);
  } catch (fault) {
    if (!(fault instanceof XmlFault)) throw fault;
    // In an attribute the place is that of the name, in text that of the wrong character.
    if (inAttribute) refuse(cursor, start, 'An error occurred while parsing EntityName.');
    throw new XmlFault(
      fault.message.replace(/^.*(?= Line \d)/su, 'An error occurred while parsing EntityName.'),
    );
  }
  if (unitAt(cursor, end) === 0x3b) return end;
  if (inAttribute) refuseToken(cursor, end, "';'");
  return refuse(cursor, start, 'An error occurred while parsing EntityName.');
}
