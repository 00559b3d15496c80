import { isBlank, isHighSurrogate, isTextUnit } from './characters.ts';
import { lookUpNamespace, unclosed } from './open-element.ts';
import type { OpenElement } from './open-element.ts';
import { parseAttributes } from './parse-attributes.ts';
import { parseDeclaration } from './parse-declaration.ts';
import { parseDoctype } from './parse-doctype.ts';
import { parseEnclosed, parseInstruction, passUnit } from './parse-markup.ts';
import { passCharacterReference, passEntity } from './parse-reference.ts';
import { XMLNS_NAMESPACE, localNameOf, prefixOf } from './xml-node.ts';
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from './xml-node.ts';
import {
  XmlFault,
  nameEnd,
  newCursor,
  passBlanks,
  refuse,
  refuseAt,
  refuseCharacter,
  refuseEnd,
  refuseInName,
  refuseToken,
  tokenAt,
  unitAt,
} from './xml-cursor.ts';
import type { XmlCursor } from './xml-cursor.ts';

export { XmlFault } from './xml-cursor.ts';

const rootInvalid = 'Data at the root level is invalid.';

/**
 * Parses a document as `XmlDocument.LoadXml` does: white space between elements is dropped, line ends are kept as
 * they are, entities stay references. Sentences and places of faults are those of .NET's XmlTextReader.
 * Checked against .NET by `test/property/dotnet-xml.test.ts`.
 * @throws XmlFault
 */
export function parseXml(text: string): XmlDocument {
  const cursor = newCursor(text);
  const document: XmlDocument = { kind: 'document', children: [] };
  const declaration = parseDeclaration(cursor);
  if (declaration !== undefined) document.children.push(declaration);
  const seen = { doctype: false, root: false };
  let open: OpenElement | undefined;
  for (;;) {
    if (open !== undefined) open = stepInside(cursor, open);
    else {
      const node = stepOutside(cursor, seen);
      if (node === undefined) break;
      if (node === 'blank') continue;
      if (node === 'element') open = startElement(cursor, document.children, undefined);
      else document.children.push(node);
    }
  }
  if (!seen.root) throw new XmlFault('Root element is missing.');
  return document;
}

/** What comes next outside of the root element; `undefined` at the end. */
function stepOutside(
  cursor: XmlCursor,
  seen: { doctype: boolean; root: boolean },
): XmlNode | 'element' | 'blank' | undefined {
  const { text, at } = cursor;
  const code = unitAt(cursor, at);
  if (code === 0) return undefined;
  if (text[at] !== '<') {
    if (text[at] !== '&') {
      const blanks = passBlanks(cursor);
      const next = unitAt(cursor, cursor.at);
      if (blanks > 0 && (next === 0x3c || cursor.at >= text.length)) return 'blank';
      if (!isTextUnit(next)) refuseCharacter(cursor, cursor.at);
    }
    refuse(cursor, cursor.at, rootInvalid);
  }
  if (text.length - at < 4) refuse(cursor, at, rootInvalid);
  switch (text[at + 1]) {
    case '?':
      cursor.at += 2;
      return parseInstruction(cursor);
    case '/':
      return refuse(cursor, at + 2, 'Unexpected end tag.');
    case '!':
      break;
    default:
      if (seen.root) refuse(cursor, at + 1, 'There are multiple root elements.');
      seen.root = true;
      cursor.at += 1;
      return 'element';
  }
  if (text[at + 2] === '-') {
    if (text[at + 3] !== '-') refuseToken(cursor, at + 3, "'-'");
    cursor.at += 4;
    return parseEnclosed(cursor, 'comment');
  }
  if (text[at + 2] === '[') refuse(cursor, at, rootInvalid);
  cursor.at += 2;
  const doctype = parseDoctype(cursor, seen);
  seen.doctype = true;
  return doctype;
}

/** Parses one node inside an element; gives the element that is open then. */
function stepInside(cursor: XmlCursor, open: OpenElement): OpenElement | undefined {
  const { text, at } = cursor;
  const { children } = open.element;
  const endHere = (): never => refuse(cursor, text.length, unclosed(open));
  if (at >= text.length) endHere();
  if (text[at] !== '<') {
    parseText(cursor, open);
    return open;
  }
  switch (text[at + 1]) {
    case undefined:
      return endHere();
    case '?':
      cursor.at += 2;
      children.push(parseInstruction(cursor));
      return open;
    case '/':
      cursor.at += 2;
      return endElement(cursor, open);
    case '!':
      break;
    default:
      cursor.at += 1;
      return startElement(cursor, children, open);
  }
  if (text.length - at < 4) endHere();
  if (text[at + 2] === '-') {
    if (text[at + 3] !== '-') refuseToken(cursor, at + 3, "'-'");
    cursor.at += 4;
    children.push(parseEnclosed(cursor, 'comment'));
  } else if (text[at + 2] === '[') {
    if (text.length - at < 9) endHere();
    if (!text.startsWith('CDATA[', at + 3)) refuseToken(cursor, at + 3, "'CDATA['");
    cursor.at += 9;
    children.push(parseEnclosed(cursor, 'cdata'));
  } else {
    if (tokenAt(cursor, at + 2) === 'DOCTYPE') refuse(cursor, at + 2, 'Unexpected DTD declaration.');
    refuseToken(cursor, at + 2, "'<!--' or '<[CDATA['");
  }
  return open;
}

/** Parses a start tag, behind its `<`; gives the element that is open then. */
function startElement(
  cursor: XmlCursor,
  siblings: XmlNode[],
  outer: OpenElement | undefined,
): OpenElement | undefined {
  const { text, at, line } = cursor;
  const position = at - cursor.lineStart + 1;
  const end = nameEnd(cursor, at, true);
  const name = text.slice(at, end);
  cursor.at = end;
  if (!isBlank(unitAt(cursor, end)) && text[end] !== '>') {
    if (text[end] !== '/') refuseInName(cursor, end);
    if (end + 1 >= text.length) refuseEnd(cursor, end, '>');
    if (text[end + 1] !== '>') refuseToken(cursor, end, "'>'");
  }
  const read = parseAttributes(cursor, outer);
  const scope = { namespaces: read.namespaces, outer };
  const namespaceOf = (qualified: string, atLine: number, atPosition: number): string =>
    (prefixOf(qualified) === '' ? undefined : read.namespaces.get(prefixOf(qualified))) ??
    lookUpNamespace(outer, prefixOf(qualified)) ??
    refuseAt(atLine, atPosition, `'${prefixOf(qualified)}' is an undeclared prefix.`);
  const namespace =
    prefixOf(name) === ''
      ? (scope.namespaces.get('') ?? lookUpNamespace(outer, '') ?? '')
      : namespaceOf(name, line, position);
  const attributes = read.attributes.map((attribute): XmlAttribute => ({
    name: attribute.name,
    namespace:
      attribute.name === 'xmlns'
        ? XMLNS_NAMESPACE
        : prefixOf(attribute.name) === ''
          ? ''
          : namespaceOf(attribute.name, attribute.line, attribute.position),
    value: attribute.value,
    ...(attribute.written === undefined ? {} : { written: attribute.written }),
  }));
  refuseDuplicates(attributes, read.attributes);
  if (prefixOf(name) === 'xmlns') throw new XmlFault('Cannot bind to the reserved namespace.');
  const element: XmlElement = {
    kind: 'element',
    name,
    namespace,
    attributes,
    children: [],
    empty: read.empty,
  };
  siblings.push(element);
  if (read.empty) return outer;
  const preserve = read.space === undefined ? (outer?.preserve ?? false) : read.space === 'preserve';
  return { element, line, position, outer, namespaces: read.namespaces, preserve };
}

function refuseDuplicates(
  attributes: readonly XmlAttribute[],
  places: readonly { readonly line: number; readonly position: number }[],
): void {
  const identity = (attribute: XmlAttribute): string =>
    `${localNameOf(attribute.name)} ${attribute.namespace}`;
  const all = attributes.map(identity);
  if (new Set(all).size === all.length) return;
  for (const [first, one] of all.entries()) {
    const second = all.indexOf(one, first + 1);
    const place = places[second];
    if (place !== undefined)
      refuseAt(
        place.line,
        place.position,
        `'${attributes[second]?.name ?? ''}' is a duplicate attribute name.`,
      );
  }
}

/** Parses an end tag, behind its `</`; gives the element that is open then. */
function endElement(cursor: XmlCursor, open: OpenElement): OpenElement | undefined {
  const { text, at } = cursor;
  const { name } = open.element;
  const end = at + name.length;
  const next = unitAt(cursor, end);
  if (!text.startsWith(name, at) || (next !== 0 && isNameLike(cursor, end))) {
    const found = text.slice(at, nameEnd(cursor, at, true));
    refuse(
      cursor,
      at,
      `The '${name}' start tag on line ${open.line} position ${open.position} does not match the end tag of '${found}'.`,
    );
  }
  cursor.at = end;
  passBlanks(cursor);
  if (cursor.at >= text.length) refuse(cursor, text.length, unclosed(open));
  if (text[cursor.at] !== '>') refuseToken(cursor, cursor.at, "'>'");
  cursor.at += 1;
  return open.outer;
}

function isNameLike(cursor: XmlCursor, offset: number): boolean {
  return cursor.text[offset] === ':' || (tokenAt(cursor, offset - 1)?.length ?? 0) > 1;
}

/** Parses text up to the next tag or entity and adds the nodes that it makes. */
function parseText(cursor: XmlCursor, open: OpenElement): void {
  const { text } = cursor;
  const { children } = open.element;
  let value = '';
  let solid = false;
  let start = cursor.at;
  let at = cursor.at;
  const flush = (): void => {
    value += text.slice(start, at);
    if (value === '') return;
    if (solid) children.push({ kind: 'text', text: value });
    else if (open.preserve) children.push({ kind: 'significant-space', text: value });
  };
  while (at < text.length && text[at] !== '<') {
    if (text[at] === '&') {
      cursor.at = at;
      const reference = passCharacterReference(cursor);
      if (reference === undefined) {
        flush();
        children.push({ kind: 'entity', ...passEntity(cursor, false) });
        return;
      }
      value += text.slice(start, at) + reference.text;
      solid ||= reference.solid;
      at = cursor.at;
      start = at;
      continue;
    }
    if (text.startsWith(']]>', at)) refuse(cursor, at, "']]>' is not allowed in character data.");
    const code = unitAt(cursor, at);
    const next = passUnit(cursor, at);
    if (next === at && isHighSurrogate(code)) refuse(cursor, at, 'Unexpected end of file has occurred.');
    solid ||= !isBlank(code);
    at = next;
  }
  flush();
  cursor.at = at;
}
