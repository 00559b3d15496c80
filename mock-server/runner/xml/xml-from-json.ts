import { formatDouble } from '../number/format-double.ts';
import { memberPath } from '../json/json-path.ts';
import { Decimal } from '../value/decimal.ts';
import { ObjectValue } from '../value/object-value.ts';
import { toText } from '../value/to-text.ts';
import { isArray } from '../value/type-name.ts';
import type { Value } from '../value/value.ts';
import { JSON_NAMESPACE } from './json-from-xml.ts';
import { newNamespaceManager } from './namespace-manager.ts';
import type { NamespaceManager } from './namespace-manager.ts';
import { XmlFault } from './xml-cursor.ts';
import { encodeXmlName } from './xml-name.ts';
import { XMLNS_NAMESPACE, prefixOf } from './xml-node.ts';
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from './xml-node.ts';

/**
 * The document that an object stands for, as Newtonsoft.Json's DeserializeXmlNode reads it: one member is the root,
 * `@name` attributes (before other members, namespaces count), `#text`, arrays repeat their element.
 * @throws XmlFault in the library's words, with the path of the member.
 */
export function xmlFromJson(root: ObjectValue): XmlDocument {
  const document: XmlDocument = { kind: 'document', children: [] };
  readMembers({ manager: newNamespaceManager(), path: '' }, [...root.members], document);
  return document;
}

type Parent = XmlDocument | XmlElement;
type Member = readonly [name: string, value: Value];

interface Place {
  readonly manager: NamespaceManager;
  readonly path: string;
}

function refuse(place: Place, sentence: string): never {
  throw new XmlFault(`${sentence}${sentence.endsWith('.') ? '' : '.'} Path '${place.path}'.`);
}

function readMembers(place: Place, members: readonly Member[], parent: Parent): void {
  for (const [name, value] of members) {
    const inner: Place = { ...place, path: memberPath(place.path, name) };
    if (parent.kind === 'document' && parent.children.some(({ kind }) => kind === 'element'))
      refuse(
        inner,
        'JSON root object has multiple properties. The root object must have a single property in order to create a valid XML document. Consider specifying a DeserializeRootElementName.',
      );
    if (isArray(value)) value.forEach((item, index) => readValue(at(inner, index), name, item, parent));
    else readValue(inner, name, value, parent);
  }
}

function at(place: Place, index: number): Place {
  return { ...place, path: `${place.path}[${index}]` };
}

function append(parent: Parent, node: XmlNode): void {
  const outside = parent.kind === 'document';
  if (
    outside
      ? node.kind === 'text' || node.kind === 'cdata'
      : node.kind === 'declaration' || node.kind === 'doctype'
  )
    throw new XmlFault(
      'The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type.',
    );
  if (outside) {
    if (node.kind === 'declaration' && parent.children.length > 0)
      throw new XmlFault('Cannot insert the node in the specified location.');
    if (node.kind === 'element' && parent.children.some(({ kind }) => kind === 'element'))
      throw new XmlFault("This document already has a 'DocumentElement' node.");
  } else parent.empty = false;
  parent.children.push(node);
}

const textKinds: Readonly<Record<string, 'text' | 'cdata' | 'significant-space'>> = {
  '#text': 'text',
  '#cdata-section': 'cdata',
  '#significant-whitespace': 'significant-space',
  '#whitespace': 'significant-space',
};

function readValue(place: Place, name: string, value: Value, parent: Parent): void {
  const kind = Object.hasOwn(textKinds, name) ? textKinds[name] : undefined;
  if (kind !== undefined) {
    const text = xmlText(place, value) ?? '';
    if (kind === 'significant-space' && !/^[ \t\r\n]*$/u.test(text))
      throw new XmlFault('The string for whitespace contains an invalid character.');
    append(parent, { kind, text });
  } else if (name.startsWith('?')) append(parent, instruction(place, name, value));
  else if (name.toUpperCase() === '!DOCTYPE') append(parent, doctype(place, value));
  else if (isArray(value)) {
    const element = newElement(place, name, prefixOfName(name));
    append(parent, element);
    value.forEach((item, index) => readValue(at(place, index), name, item, element));
  } else readElement(place, name, value, parent);
}

/** Members of an object that are written as attributes of the JSON namespace. */
const special: ReadonlySet<string> = new Set(['$id', '$ref', '$type', '$value']);

function readElement(place: Place, name: string, value: Value, parent: Parent): void {
  if (name === '') refuse(place, 'XmlNodeConverter cannot convert JSON with an empty property name to XML.');
  const { attributes, rest } =
    value instanceof ObjectValue ? readAttributes(place, value) : { attributes: [], rest: undefined };
  if (name.startsWith('@'))
    return addAttribute(place, parent, name, prefixOfName(name.slice(1)), value, rest);
  if (special.has(name))
    return addAttribute(place, parent, name, place.manager.prefixOf(JSON_NAMESPACE), value, rest);
  const element =
    name === '$values'
      ? newElement(place, 'values', place.manager.prefixOf(JSON_NAMESPACE))
      : newElement(place, name, prefixOfName(name));
  append(parent, element);
  for (const [attribute, text] of attributes) setAttribute(element, attributeNode(place, attribute, text));
  if (rest === undefined) {
    const text = xmlText(place, value);
    if (text !== null) append(element, { kind: 'text', text });
    return;
  }
  if (rest.length > 0) {
    place.manager.push();
    readMembers(place, rest, element);
    place.manager.pop();
  }
  place.manager.dropDefault();
}

/** The attributes that an object begins with, and its other members. */
function readAttributes(
  place: Place,
  value: ObjectValue,
): { attributes: readonly (readonly [string, string | null])[]; rest: readonly Member[] } {
  const { manager } = place;
  const members = [...value.members];
  const attributes: [string, string | null][] = [];
  let index = 0;
  for (; index < members.length; index += 1) {
    const [name, member] = members[index] ?? ['', null];
    const inner: Place = { ...place, path: memberPath(place.path, name) };
    if (name.startsWith('@')) {
      const text = xmlText(inner, member);
      attributes.push([name.slice(1), text]);
      const declared = /^xmlns(?::(?<prefix>.*))?$/su.exec(name.slice(1));
      if (declared !== null) {
        if (text === null) throw new XmlFault("Value cannot be null. (Parameter 'uri')");
        manager.add(declared.groups?.['prefix'] ?? '', text);
      }
    } else if (special.has(name) || name === '$values') {
      let prefix = manager.prefixOf(JSON_NAMESPACE);
      if (prefix === undefined) {
        prefix = freePrefix(manager);
        attributes.push([`xmlns:${prefix}`, JSON_NAMESPACE]);
        manager.add(prefix, JSON_NAMESPACE);
      }
      if (name === '$values') break;
      if (typeof member === 'object' && member !== null && !(member instanceof Decimal))
        refuse(inner, `Unexpected JsonToken: Start${isArray(member) ? 'Array' : 'Object'}`);
      attributes.push([`${prefix}:${name.slice(1)}`, dotNetText(member)]);
    } else break;
  }
  return { attributes, rest: members.slice(index) };
}

function freePrefix(manager: NamespaceManager): string {
  let prefix = 'json';
  for (let number = 1; manager.uriOf(prefix) !== undefined; number += 1) prefix = `json${number}`;
  return prefix;
}

/** `Object.ToString()` of a scalar, which is how `$id` and its like are written. */
function dotNetText(value: Value): string | null {
  return value === null ? null : toText(value);
}

function addAttribute(
  place: Place,
  parent: Parent,
  property: string,
  prefix: string | undefined,
  value: Value,
  rest: readonly Member[] | undefined,
): void {
  const name = property.slice(1);
  if (parent.kind === 'document')
    refuse(
      tokenPlace(place, rest),
      `JSON root object has property '${property}' that will be converted to an attribute. A root object cannot have any attribute properties. Consider specifying a DeserializeRootElementName.`,
    );
  if (rest !== undefined) {
    const token = rest.length > 0 ? 'PropertyName' : 'EndObject';
    refuse(tokenPlace(place, rest), `Cannot get an XML string value from token type '${token}'.`);
  }
  const text = xmlText(place, value) ?? '';
  const namespace = prefix === undefined || prefix === '' ? '' : (place.manager.uriOf(prefix) ?? '');
  setAttribute(parent, { name: nodeName(name), namespace, value: text });
}

function attributeNode({ manager }: Place, name: string, text: string | null): XmlAttribute {
  const prefix = prefixOfName(name);
  const namespace = name === 'xmlns' ? XMLNS_NAMESPACE : prefix === '' ? '' : (manager.uriOf(prefix) ?? '');
  return { name: nodeName(name), namespace, value: text ?? '' };
}

function setAttribute(element: XmlElement, attribute: XmlAttribute): void {
  const same = element.attributes.findIndex(({ name }) => name === attribute.name);
  if (same >= 0) element.attributes.splice(same, 1);
  element.attributes.push(attribute);
}

function newElement({ manager }: Place, name: string, prefix: string | undefined): XmlElement {
  const namespace = manager.uriOf(prefix ?? '') ?? '';
  return { kind: 'element', name: nodeName(name), namespace, attributes: [], children: [], empty: true };
}

/** The name of an element or attribute; a colon may only stand between two parts. */
function nodeName(name: string): string {
  if (name === '')
    throw new XmlFault('The local name for elements or attributes cannot be null or an empty string.');
  if (/^:|:$|:.*:/su.test(name))
    throw new XmlFault("The ':' character, hexadecimal value 0x3A, cannot be included in a name.");
  return encodeXmlName(name);
}

/** The prefix of a member's name; a colon at either end is part of the name. */
function prefixOfName(name: string): string {
  return name.indexOf(':') === name.length - 1 ? '' : prefixOf(name);
}

function instruction(place: Place, name: string, value: Value): XmlNode {
  if (name !== '?xml') {
    const target = name.slice(1);
    if (target === '') throw new XmlFault("The value cannot be an empty string. (Parameter 'target')");
    if (target.replaceAll(':', '') !== '' && encodeXmlName(target) !== target)
      throw new XmlFault(`Invalid name character in '${target}'.`);
    return { kind: 'instruction', target, data: xmlText(place, value) ?? '' };
  }
  const { version, encoding, standalone } = parts(place, value, 'XmlDeclaration', [
    'version',
    'encoding',
    'standalone',
  ]);
  if (version === undefined || version === '') refuse(place, 'Version not specified for XML declaration.');
  if (!/^1\.\d+$/u.test(version))
    throw new XmlFault(
      'Wrong XML version information. The XML must match production "VersionNum ::= \'1.\' [0-9]+".',
    );
  if (standalone !== undefined && standalone !== '' && standalone !== 'yes' && standalone !== 'no')
    throw new XmlFault(`Wrong value for the XML declaration standalone attribute of '${standalone}'.`);
  return {
    kind: 'declaration',
    version,
    encoding: encoding || undefined,
    standalone: standalone || undefined,
  };
}

function doctype(place: Place, value: Value): XmlNode {
  const found = parts(place, value, 'XmlDeclaration', ['name', 'public', 'system', 'internalSubset']);
  const name = found['name'] ?? refuse(place, 'Name not specified for XML document type.');
  if (name === '') throw new XmlFault("The value cannot be an empty string. (Parameter 'docTypeName')");
  return {
    kind: 'doctype',
    name,
    publicId: found['public'],
    systemId: found['system'],
    subset: undefined,
  };
}

function parts(
  place: Place,
  value: Value,
  subject: string,
  known: readonly string[],
): Readonly<Record<string, string | undefined>> {
  const found: Record<string, string | undefined> = {};
  if (!(value instanceof ObjectValue)) return found;
  for (const [name, member] of value.members) {
    const inner: Place = { ...place, path: memberPath(place.path, name) };
    if (!name.startsWith('@') || !known.includes(name.slice(1)))
      refuse(inner, `Unexpected property name encountered while deserializing ${subject}: ${name}`);
    found[name.slice(1)] = xmlText(inner, member) ?? undefined;
  }
  return found;
}

/** Where the reader stands once it has passed an object's attributes. */
function tokenPlace(place: Place, rest: readonly Member[] | undefined): Place {
  const next = rest?.[0];
  return next === undefined ? place : { ...place, path: memberPath(place.path, next[0]) };
}

/** A scalar as `XmlConvert` writes it; null stays null. */
function xmlText(place: Place, value: Value): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean' || value instanceof Decimal)
    return value.toString();
  if (typeof value === 'number') return formatDouble(value).replace('Infinity', 'INF');
  return refuse(
    place,
    `Cannot get an XML string value from token type 'Start${isArray(value) ? 'Array' : 'Object'}'.`,
  );
}
