import { isBlank, isNamePart, isNameStart } from './characters.ts';
import type { XmlDoctype } from './xml-node.ts';
import {
  lineEndAt,
  nameEnd,
  passBlanks,
  refuse,
  refuseEnd,
  refuseMissingBlank,
  refuseToken,
  unitAt,
} from './xml-cursor.ts';
import type { XmlCursor } from './xml-cursor.ts';

const incomplete = 'Incomplete DTD content.';

/**
 * Parses a document type, behind `<!`. The internal subset is kept as text and its internal entities are noted;
 * its declarations are not checked, external ones not loaded (neither does the service).
 */
export function parseDoctype(cursor: XmlCursor, seen: { doctype: boolean; root: boolean }): XmlDoctype {
  const { text, at } = cursor;
  if (text.length - at < 8) refuseEnd(cursor, at, 'DOCTYPE');
  if (!text.startsWith('DOCTYPE', at))
    refuseToken(cursor, at, seen.root || seen.doctype ? "'<!--'" : "'DOCTYPE'");
  if (!isBlank(unitAt(cursor, at + 7))) refuseMissingBlank(cursor, at + 7);
  if (seen.doctype) refuse(cursor, at - 2, 'Cannot have multiple DTDs.');
  if (seen.root) refuse(cursor, at - 2, 'DTD must be defined before the document root element.');
  cursor.at = at + 7;
  passBlanks(cursor);
  if (cursor.at >= text.length) refuse(cursor, cursor.at, incomplete);
  const end = doctypeNameEnd(cursor);
  const name = text.slice(cursor.at, end);
  cursor.at = end;
  passBlanks(cursor);
  let publicId: string | undefined;
  let systemId: string | undefined;
  let wanted = "Expecting external ID, '[' or '>'.";
  const keyword = text.slice(cursor.at, cursor.at + 6);
  if (keyword === 'PUBLIC' || keyword === 'SYSTEM') {
    cursor.at += 6;
    if (keyword === 'PUBLIC') publicId = literal(cursor);
    systemId = literal(cursor);
    wanted = 'Expecting an internal subset or the end of the DOCTYPE declaration.';
    passBlanks(cursor);
  }
  let subset = '';
  if (text[cursor.at] === '[') {
    const start = cursor.at + 1;
    passSubset(cursor);
    // A lone carriage return becomes a line feed here, and only here.
    subset = text.slice(start, cursor.at - 1).replaceAll(/\r(?!\n)/gu, '\n');
    passBlanks(cursor);
    if (cursor.at < text.length && text[cursor.at] !== '>') refuseToken(cursor, cursor.at, "'>'");
  }
  if (cursor.at >= text.length) refuse(cursor, cursor.at, incomplete);
  if (text[cursor.at] !== '>') refuse(cursor, cursor.at, wanted);
  cursor.at += 1;
  return { kind: 'doctype', name, publicId, systemId, subset };
}

function doctypeNameEnd(cursor: XmlCursor): number {
  let end = cursor.at;
  if (isNameStart(unitAt(cursor, end))) while (isNamePart(unitAt(cursor, end))) end += 1;
  return end > cursor.at && end >= cursor.text.length ? end : nameEnd(cursor, cursor.at, true);
}

function literal(cursor: XmlCursor): string {
  const { text } = cursor;
  if (passBlanks(cursor) === 0 && /["']/u.test(text.charAt(cursor.at))) refuseMissingBlank(cursor, cursor.at);
  const quote = text[cursor.at];
  if (quote === undefined) refuse(cursor, cursor.at, incomplete);
  if (quote !== '"' && quote !== "'") refuseToken(cursor, cursor.at, `'"' or '''`);
  const start = cursor.at + 1;
  passLiteral(cursor, quote);
  return text.slice(start, cursor.at - 1);
}

function passLiteral(cursor: XmlCursor, quote: string): void {
  cursor.at += 1;
  for (;;) {
    if (cursor.at >= cursor.text.length) refuse(cursor, cursor.at, 'There is an unclosed literal string.');
    if (cursor.text[cursor.at] === quote) break;
    cursor.at += lineEndAt(cursor, cursor.at) || 1;
  }
  cursor.at += 1;
}

const markup = /^<(?:!(?:ELEMENT|ATTLIST|ENTITY|NOTATION|--)|\?)/u;

/** Passes an internal subset with its brackets. */
function passSubset(cursor: XmlCursor): void {
  const { text } = cursor;
  cursor.at += 1;
  for (;;) {
    passBlanks(cursor);
    if (cursor.at >= text.length) refuse(cursor, cursor.at, incomplete);
    if (text[cursor.at] === ']') break;
    const kind = markup.exec(text.slice(cursor.at, cursor.at + 10))?.[0];
    if (kind !== undefined) passDeclaration(cursor, kind);
    else if (text[cursor.at] === '%') passUntil(cursor, ';');
    else {
      const offset = /^<![^EAN-]/u.test(text.slice(cursor.at, cursor.at + 3)) ? 2 : 0;
      refuse(cursor, cursor.at + offset, 'Expected DTD markup was not found.');
    }
  }
  cursor.at += 1;
}

function passDeclaration(cursor: XmlCursor, kind: string): void {
  if (kind === '<!--') return passUntil(cursor, '-->');
  if (kind === '<?') return passUntil(cursor, '?>');
  const entity = /<!ENTITY\s+(?<name>[^\s%"']+)\s+(?<quote>["'])(?<text>[^]*?)\k<quote>/uy;
  entity.lastIndex = cursor.at;
  const declared = entity.exec(cursor.text)?.groups;
  const name = declared?.['name'];
  if (name !== undefined && !cursor.entities.has(name)) cursor.entities.set(name, declared?.['text'] ?? '');
  for (;;) {
    const character = cursor.text[cursor.at];
    if (character === undefined) refuse(cursor, cursor.at, incomplete);
    if (character === '"' || character === "'") passLiteral(cursor, character);
    else {
      cursor.at += lineEndAt(cursor, cursor.at) || 1;
      if (character === '>') return;
    }
  }
}

function passUntil(cursor: XmlCursor, end: string): void {
  while (!cursor.text.startsWith(end, cursor.at)) {
    if (cursor.at >= cursor.text.length) refuse(cursor, cursor.at, incomplete);
    cursor.at += lineEndAt(cursor, cursor.at) || 1;
  }
  cursor.at += end.length;
}
