import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import { newNamespaceManager } from './namespace-manager.ts';
import type { NamespaceManager } from './namespace-manager.ts';
import { XmlFault } from './xml-cursor.ts';
import { decodeXmlName } from './xml-name.ts';
import { XMLNS_NAMESPACE, localNameOf } from './xml-node.ts';
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from './xml-node.ts';

/** Attributes of this namespace steer the conversion: `json:Array="true"` makes an array of a single element. */
export const JSON_NAMESPACE = 'http://james.newtonking.com/projects/json';

/**
 * The value of a document, as Newtonsoft.Json's SerializeXmlNode writes and the service reads it: attributes as
 * `@name`, mixed text as `#text`, repeated names as arrays, a single comment dropped, several as `"#comment": []`.
 * @throws XmlFault for a document that refers to entities.
 */
export function jsonFromXml(document: XmlDocument): Value {
  const members = new Map<string, Value>();
  addGrouped(members, document.children, newNamespaceManager());
  return new ObjectValue(members);
}

/** A member written again stands last, with its last value. */
function put(members: Map<string, Value>, name: string, value: Value): void {
  members.delete(name);
  members.set(name, value);
}

function addGrouped(members: Map<string, Value>, nodes: readonly XmlNode[], manager: NamespaceManager): void {
  const groups = new Map<string, XmlNode[]>();
  for (const node of nodes) {
    const name = memberName(node, manager);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [node]);
    else group.push(node);
  }
  for (const [name, group] of groups) {
    const [first] = group;
    if (first === undefined) continue;
    if (group.length > 1 || isMarkedArray(first))
      put(
        members,
        name,
        group.flatMap((node) => (node.kind === 'comment' ? [] : [valueOf(node, manager).value])),
      );
    else if (first.kind !== 'comment') {
      const { name: own, value } = valueOf(first, manager);
      put(members, own, value);
    }
  }
}

function isMarkedArray(node: XmlNode): boolean {
  return (
    node.kind === 'element' &&
    node.attributes.some(
      (attribute) =>
        attribute.namespace === JSON_NAMESPACE &&
        localNameOf(attribute.name) === 'Array' &&
        /^\s*(?:true|1)\s*$/u.test(attribute.value),
    )
  );
}

function memberName(node: XmlNode, manager: NamespaceManager): string {
  switch (node.kind) {
    case 'element':
      return node.namespace === JSON_NAMESPACE ? `$${localNameOf(node.name)}` : fullName(node, manager);
    case 'text':
      return '#text';
    case 'cdata':
      return '#cdata-section';
    case 'comment':
      return '#comment';
    case 'significant-space':
      return '#significant-whitespace';
    case 'instruction':
      return `?${decodeXmlName(node.target)}`;
    case 'declaration':
      return '?xml';
    case 'doctype':
      return `!${decodeXmlName('DOCTYPE')}`;
    default:
      throw new XmlFault('Unexpected XmlNodeType when getting node name: EntityReference');
  }
}

function fullName(
  node: { readonly name: string; readonly namespace: string },
  manager: NamespaceManager,
): string {
  const local = decodeXmlName(localNameOf(node.name));
  if (node.name === 'xmlns') return local;
  const prefix = manager.prefixOf(node.namespace);
  return prefix === undefined || prefix === '' ? local : `${prefix}:${local}`;
}

/** The value of a node that is no comment, and its name as seen from inside it. */
function valueOf(node: XmlNode, manager: NamespaceManager): { name: string; value: Value } {
  if (node.kind === 'element') return elementValue(node, manager);
  const name = memberName(node, manager);
  switch (node.kind) {
    case 'instruction':
      return { name, value: node.data };
    case 'declaration': {
      const { version, encoding, standalone } = node;
      return { name, value: partsOf({ version, encoding, standalone }) };
    }
    case 'doctype': {
      const { publicId, systemId, subset } = node;
      return {
        name,
        value: partsOf({ name: node.name, public: publicId, system: systemId, internalSubset: subset }),
      };
    }
    default:
      return { name, value: node.text };
  }
}

function partsOf(parts: Readonly<Record<string, string | undefined>>): ObjectValue {
  return new ObjectValue(
    Object.entries(parts).flatMap(([name, part]): [string, Value][] =>
      part === undefined || part === '' ? [] : [[`@${name}`, part]],
    ),
  );
}

function elementValue(element: XmlElement, manager: NamespaceManager): { name: string; value: Value } {
  const { attributes, children } = element;
  if (isMarkedArray(element) && children.length > 0 && allNamed(children, element.name)) {
    const members = new Map<string, Value>();
    addGrouped(members, children, manager);
    const [value = null] = members.values();
    return { name: memberName(element, manager), value };
  }
  manager.push();
  for (const { name, namespace, value } of attributes)
    if (namespace === XMLNS_NAMESPACE)
      manager.add(name === 'xmlns' ? '' : decodeXmlName(localNameOf(name)), value);
  const name = memberName(element, manager);
  const value = contentValue(element, manager);
  manager.pop();
  return { name, value };
}

function allNamed(nodes: readonly XmlNode[], name: string): boolean {
  return nodes.every((node) => node.kind === 'element' && localNameOf(node.name) === localNameOf(name));
}

function contentValue({ attributes, children, empty }: XmlElement, manager: NamespaceManager): Value {
  const [only] = children;
  if (children.length === 1 && only?.kind === 'text' && attributes.every(isSteering)) return only.text;
  if (children.length === 0 && attributes.length === 0) return empty ? null : '';
  const members = new Map<string, Value>();
  for (const attribute of attributes) {
    const { namespace, value } = attribute;
    if (namespace === XMLNS_NAMESPACE && value === JSON_NAMESPACE) continue;
    const local = localNameOf(attribute.name);
    if (namespace !== JSON_NAMESPACE) put(members, `@${fullName(attribute, manager)}`, value);
    else if (local !== 'Array') put(members, `$${local}`, value);
  }
  addGrouped(members, children, manager);
  return new ObjectValue(members);
}

/** An attribute that says nothing of the data. */
function isSteering({ namespace, value }: XmlAttribute): boolean {
  return namespace === JSON_NAMESPACE || (namespace === XMLNS_NAMESPACE && value === JSON_NAMESPACE);
}
