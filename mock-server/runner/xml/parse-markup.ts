import { isBlank, isHighSurrogate, isLowSurrogate, isTextUnit } from './characters.ts';
import type { XmlInstruction, XmlText } from './xml-node.ts';
import {
  lineEndAt,
  nameEnd,
  passBlanks,
  refuse,
  refuseCharacter,
  refuseEnd,
  refuseInName,
  unitAt,
} from './xml-cursor.ts';
import type { XmlCursor } from './xml-cursor.ts';

/**
 * The offset behind the text unit (or pair, or line end) at an offset, counting lines. A high surrogate that
 * ends the text stays (the same offset is given back); other units that XML forbids are refused.
 */
export function passUnit(cursor: XmlCursor, offset: number): number {
  const code = unitAt(cursor, offset);
  if (isBlank(code)) return offset + (lineEndAt(cursor, offset) || 1);
  if (isTextUnit(code)) return offset + 1;
  if (!isHighSurrogate(code)) refuseCharacter(cursor, offset);
  if (offset + 1 >= cursor.text.length) return offset;
  if (isLowSurrogate(unitAt(cursor, offset + 1))) return offset + 2;
  return refuseCharacter(cursor, offset + 1);
}

/** The rest of a comment, behind `<!--`, or of a CDATA section, behind `<![CDATA[`. */
export function parseEnclosed(cursor: XmlCursor, kind: 'comment' | 'cdata'): XmlText {
  const construct = kind === 'comment' ? 'Comment' : 'CDATA';
  const stop = kind === 'comment' ? '-' : ']';
  const { text, at: start } = cursor;
  if (text.length - start < 3) refuseEnd(cursor, start, construct);
  for (let at = start; ;) {
    if (at >= text.length) refuseEnd(cursor, at, construct);
    // A carriage return that ends the text might have been half a line end.
    if (text[at] === '\r' && at + 1 >= text.length) refuseEnd(cursor, at, construct);
    if (text[at] !== stop) {
      const next = passUnit(cursor, at);
      if (next === at) refuseEnd(cursor, at, construct);
      at = next;
      continue;
    }
    if (at + 1 >= text.length) refuseEnd(cursor, at, construct);
    if (text[at + 1] === stop) {
      if (text[at + 2] === '>') {
        cursor.at = at + 3;
        return { kind, text: text.slice(start, at) };
      }
      if (at + 2 >= text.length) refuseEnd(cursor, at, construct);
      if (kind === 'comment')
        refuse(cursor, at, "An XML comment cannot contain '--', and '-' cannot be the last character.");
    }
    at += 1;
  }
}

/** The rest of a processing instruction, behind `<?`. */
export function parseInstruction(cursor: XmlCursor): XmlInstruction {
  const { text, at } = cursor;
  const end = nameEnd(cursor, at, false);
  const target = text.slice(at, end);
  if (target === 'xml')
    refuse(
      cursor,
      at,
      'Unexpected XML declaration. The XML declaration must be the first node in the document, and no whitespace characters are allowed to appear before it.',
    );
  if (target.toLowerCase() === 'xml')
    refuse(cursor, at, `'${target}' is an invalid name for processing instructions.`);
  cursor.at = end;
  if (passBlanks(cursor) === 0 && !text.startsWith('?>', end)) refuseInName(cursor, end);
  const start = cursor.at;
  for (let here = start; ;) {
    if (here >= text.length) refuseEnd(cursor, text.length, 'PI');
    if (text.startsWith('?>', here)) {
      cursor.at = here + 2;
      return { kind: 'instruction', target, data: text.slice(start, here) };
    }
    const next = passUnit(cursor, here);
    if (next === here) refuseEnd(cursor, text.length, 'PI');
    here = next;
  }
}
