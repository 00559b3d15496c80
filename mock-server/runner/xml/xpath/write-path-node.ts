import { nameElement, noNamespaces } from '../write-namespaces.ts';
import type { NamespaceScope } from '../write-namespaces.ts';
import { refuseForbiddenUnits } from '../xml-escape.ts';
import { XMLNS_NAMESPACE } from '../xml-node.ts';
import type { XmlElement } from '../xml-node.ts';
import type { PathNode } from './path-node.ts';

/** The output so far; `mixed` once text has come, which ends the indenting of the element. */
interface Output {
  text: string;
  mixed: boolean;
  depth: number;
}

/**
 * A node as .NET's `XPathNavigator.OuterXml` writes it: indented by two spaces where there is no text, line feeds,
 * CDATA as text, namespaces of its surroundings declared on it, no XML declaration.
 * @throws XmlFault for characters that XML forbids.
 */
export function writePathNode(node: PathNode): string {
  const output: Output = { text: '', mixed: false, depth: 0 };
  write(output, node, noNamespaces);
  return output.text;
}

function indent(output: Output): void {
  if (!output.mixed && output.text !== '') output.text += `\n${'  '.repeat(output.depth)}`;
}

function write(output: Output, node: PathNode, scope: NamespaceScope): void {
  switch (node.kind) {
    case 'root':
      for (const child of node.children) write(output, child, scope);
      break;
    case 'element':
      if (node.element !== undefined) writeElement(output, node, node.element, scope);
      break;
    case 'text':
      output.mixed = true;
      output.text += escapeText(node.text);
      break;
    case 'comment':
      indent(output);
      output.text += `<!--${node.text}-->`;
      break;
    case 'instruction':
      indent(output);
      output.text += `<?${node.name}${node.text === '' ? '' : ` ${node.text}`}?>`;
      break;
    case 'attribute':
    case 'namespace':
      break;
  }
}

function writeElement(output: Output, node: PathNode, element: XmlElement, outer: NamespaceScope): void {
  const declares = ({ namespace }: { namespace: string }): boolean => namespace === XMLNS_NAMESPACE;
  const attributes = [
    ...element.attributes.filter((attribute) => !declares(attribute)),
    ...element.attributes.filter(declares),
  ];
  const { name, attributeNames, added, scope } = nameElement({ ...element, attributes }, outer);
  indent(output);
  output.text += `<${name}`;
  for (const [index, { value }] of attributes.entries())
    output.text += ` ${attributeNames[index] ?? ''}="${escapeValue(value)}"`;
  for (const [declared, value] of added) output.text += ` ${declared}="${escapeValue(value)}"`;
  if (node.children.length === 0) {
    output.text += element.empty ? ' />' : `></${name}>`;
    return;
  }
  output.text += '>';
  const { mixed } = output;
  output.depth += 1;
  for (const child of node.children) write(output, child, scope);
  output.depth -= 1;
  indent(output);
  output.mixed = mixed;
  output.text += `</${name}>`;
}

const escapes: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

function escapeText(text: string): string {
  return refuseForbiddenUnits(text)
    .replaceAll(/[<>&]/gu, (character) => escapes[character] ?? character)
    .replaceAll(/\r\n?/gu, '\n');
}

function escapeValue(text: string): string {
  return refuseForbiddenUnits(text).replaceAll(
    /[<>&"\t\r\n]/gu,
    (character) => escapes[character] ?? character,
  );
}
