import { nameElement, noNamespaces } from './write-namespaces.ts';
import type { NamespaceScope } from './write-namespaces.ts';
import type { XmlDoctype, XmlDocument, XmlElement, XmlNode } from './xml-node.ts';
import { XmlFault } from './xml-cursor.ts';
import { escapeText, escapeValue } from './xml-escape.ts';

/** A document or node as `XmlDocument.OuterXml` writes it: no white space of its own, empty elements as `<a />`. */
export function writeXml(node: XmlDocument | XmlNode): string {
  return write(node, noNamespaces);
}

function write(node: XmlDocument | XmlNode, scope: NamespaceScope): string {
  switch (node.kind) {
    case 'document':
      return node.children.map((child) => write(child, scope)).join('');
    case 'element':
      return writeElement(node, scope);
    case 'text':
      return escapeText(node.text);
    case 'significant-space':
      return node.text;
    case 'cdata':
      if (node.text.includes(']]>')) throw new XmlFault("Cannot have ']]>' inside an XML CDATA block.");
      return `<![CDATA[${node.text}]]>`;
    case 'comment':
      return `<!--${node.text}-->`;
    case 'instruction':
      if (node.data.includes('?>'))
        throw new XmlFault("Cannot have '?>' inside an XML processing instruction.");
      return `<?${node.target} ${node.data}?>`;
    case 'entity':
      return `&${node.name};`;
    case 'doctype':
      return writeDoctype(node);
    default: {
      const { version, encoding, standalone } = node;
      return `<?xml version="${version}"${part('encoding', encoding)}${part('standalone', standalone)}?>`;
    }
  }
}

function writeElement(element: XmlElement, outer: NamespaceScope): string {
  const { name, attributeNames, added, scope } = nameElement(element, outer);
  const attributes = element.attributes.map(
    ({ value, written }, index) => ` ${attributeNames[index] ?? ''}="${written ?? escapeValue(value)}"`,
  );
  const declarations = added.map(([declared, value]) => ` ${declared}="${escapeValue(value)}"`);
  const tag = `<${name}${attributes.join('')}${declarations.join('')}`;
  if (element.children.length === 0 && element.empty) return `${tag} />`;
  return `${tag}>${element.children.map((child) => write(child, scope)).join('')}</${name}>`;
}

function part(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${value}"`;
}

function writeDoctype({ name, publicId, systemId, subset }: XmlDoctype): string {
  const external =
    publicId === undefined
      ? part('SYSTEM', systemId).replace('=', ' ')
      : ` PUBLIC "${publicId}" "${systemId ?? ''}"`;
  return `<!DOCTYPE ${name}${external}${subset === undefined ? '' : `[${subset}]`}>`;
}
