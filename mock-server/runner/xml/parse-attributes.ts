import { isNameStart } from './characters.ts';
import type { OpenElement } from './open-element.ts';
import { checkNamespace, unclosed } from './open-element.ts';
import { passUnit } from './parse-markup.ts';
import { passCharacterReference, passEntity } from './parse-reference.ts';
import { escapeValue } from './xml-escape.ts';
import { localNameOf, prefixOf } from './xml-node.ts';
import {
  nameCharacter,
  nameEnd,
  passBlanks,
  refuse,
  refuseAt,
  refuseMissingBlank,
  refuseToken,
  unitAt,
} from './xml-cursor.ts';
import type { XmlCursor } from './xml-cursor.ts';

/** An attribute as read; its namespace is not yet looked up. */
export interface ReadAttribute {
  readonly name: string;
  readonly value: string;
  readonly written: string | undefined;
  readonly line: number;
  readonly position: number;
}

export interface ReadAttributes {
  readonly attributes: readonly ReadAttribute[];
  readonly namespaces: ReadonlyMap<string, string>;
  readonly space: string | undefined;
  readonly empty: boolean;
}

/** Parses attributes from behind an element's name to behind its `>` or `/>`. */
export function parseAttributes(cursor: XmlCursor, outer: OpenElement | undefined): ReadAttributes {
  const { text } = cursor;
  const attributes: ReadAttribute[] = [];
  const namespaces = new Map<string, string>();
  let space: string | undefined;
  for (;;) {
    const { line } = cursor;
    const blanks = passBlanks(cursor);
    const character = text[cursor.at];
    const atEnd = (): never => {
      // The line is that before the blanks, the position that after them: so counts the original.
      cursor.line = line;
      if (text.endsWith('\r')) cursor.lineStart = text.slice(0, -1).search(/[^\r\n]*$/u);
      return refuse(cursor, text.length, unclosed(outer));
    };
    if (!isNameStart(unitAt(cursor, cursor.at))) {
      if (character === '>') {
        cursor.at += 1;
        return { attributes, namespaces, space, empty: false };
      }
      if (character === '/') {
        if (cursor.at + 1 >= text.length) atEnd();
        if (text[cursor.at + 1] !== '>') refuseToken(cursor, cursor.at + 1, "'>'");
        cursor.at += 2;
        return { attributes, namespaces, space, empty: true };
      }
      if (character === undefined) atEnd();
      const [shown, hex] = nameCharacter(cursor, cursor.at);
      refuse(cursor, cursor.at, `Name cannot begin with the '${shown}' character, hexadecimal value ${hex}.`);
    }
    if (blanks === 0) refuseMissingBlank(cursor, cursor.at);
    const attribute = parseAttribute(cursor, namespaces);
    if (attribute.name === 'xml:space') {
      if (attribute.value !== 'preserve' && attribute.value !== 'default')
        refuseAt(attribute.line, attribute.position, `'${attribute.value}' is an invalid xml:space value.`);
      space = attribute.value;
    }
    attributes.push(attribute);
  }
}

function parseAttribute(cursor: XmlCursor, namespaces: Map<string, string>): ReadAttribute {
  const start = cursor.at;
  const { line } = cursor;
  const position = start - cursor.lineStart + 1;
  const end = nameEnd(cursor, start, true);
  const name = cursor.text.slice(start, end);
  cursor.at = end;
  passBlanks(cursor);
  if (cursor.text[cursor.at] !== '=') refuseToken(cursor, cursor.at, "'='");
  cursor.at += 1;
  passBlanks(cursor);
  const quote = cursor.text[cursor.at];
  if (quote !== '"' && quote !== "'") refuseToken(cursor, cursor.at, `'"' or '''`);
  cursor.at += 1;
  const valueLine = cursor.line;
  const valuePosition = cursor.at - cursor.lineStart + 1;
  const { value, written } = parseValue(cursor, quote);
  if (name === 'xmlns' || prefixOf(name) === 'xmlns') {
    const prefix = name === 'xmlns' ? '' : localNameOf(name);
    checkNamespace(prefix, value, valueLine, position, valuePosition);
    namespaces.set(prefix, value);
  }
  return { name, value, written, line, position };
}

function parseValue(cursor: XmlCursor, quote: string): { value: string; written: string | undefined } {
  const { text } = cursor;
  let value = '';
  let start = cursor.at;
  let written: string | undefined;
  const add = (plain: string): void => {
    value += plain;
    if (written !== undefined) written += escapeValue(plain);
  };
  for (let at = cursor.at; ;) {
    const character = text[at];
    if (character === undefined) refuse(cursor, at, 'There is an unclosed literal string.');
    if (character === quote) {
      add(text.slice(start, at));
      cursor.at = at + 1;
      return { value, written };
    }
    if (character === '<') {
      const [shown, hex] = nameCharacter(cursor, at);
      refuse(cursor, at, `'${shown}', hexadecimal value ${hex}, is an invalid attribute character.`);
    }
    if (character === '&') {
      add(text.slice(start, at));
      cursor.at = at;
      const reference = passCharacterReference(cursor);
      if (reference === undefined) {
        const entity = passEntity(cursor, true);
        written = `${written ?? escapeValue(value)}&${entity.name};`;
        value += entity.text;
      } else add(reference.text);
      at = cursor.at;
      start = at;
      continue;
    }
    const next = passUnit(cursor, at);
    if (next === at) refuse(cursor, start, 'Unexpected end of file has occurred.');
    at = next;
  }
}
