import type { XmlElement } from './xml-node.ts';
import { XMLNS_NAMESPACE, XML_NAMESPACE } from './xml-node.ts';
import { refuseAt } from './xml-cursor.ts';

/** An element whose end tag has not come, with what it declares. */
export interface OpenElement {
  readonly element: XmlElement;
  readonly line: number;
  readonly position: number;
  readonly outer: OpenElement | undefined;
  readonly namespaces: ReadonlyMap<string, string>;
  /** `xml:space="preserve"`, inherited. */
  readonly preserve: boolean;
}

/** The namespace that a prefix means inside `scope`. */
export function lookUpNamespace(scope: OpenElement | undefined, prefix: string): string | undefined {
  if (prefix === 'xml') return XML_NAMESPACE;
  if (prefix === 'xmlns') return XMLNS_NAMESPACE;
  for (let open = scope; open !== undefined; open = open.outer) {
    const found = open.namespaces.get(prefix);
    if (found !== undefined) return found;
  }
  return prefix === '' ? '' : undefined;
}

/** The sentence for elements that are open at the end of the text, innermost first. */
export function unclosed(innermost: OpenElement | undefined): string {
  const names: string[] = [];
  for (let open = innermost; open !== undefined; open = open.outer) names.push(open.element.name);
  const list = names.length === 0 ? '' : `${names.join(', ')}.`;
  return `Unexpected end of file has occurred. The following elements are not closed: ${list}`;
}

/** Throws for a declaration that XML namespaces forbid. */
export function checkNamespace(
  prefix: string,
  uri: string,
  line: number,
  namePosition: number,
  valuePosition: number,
): void {
  if (uri === XMLNS_NAMESPACE) {
    if (prefix === 'xmlns') refuseAt(line, valuePosition, 'Prefix "xmlns" is reserved for use by XML.');
    refuseAt(
      line,
      valuePosition,
      `Prefix '${prefix}' cannot be mapped to namespace name reserved for "xml" or "xmlns".`,
    );
  }
  if (uri === '' && prefix !== '') refuseAt(line, valuePosition - 1, 'Invalid namespace declaration.');
  if (prefix === 'xml' && uri !== XML_NAMESPACE)
    refuseAt(
      line,
      namePosition,
      `Prefix "xml" is reserved for use by XML and can be mapped only to namespace name "${XML_NAMESPACE}".`,
    );
  if (prefix === 'xmlns') refuseAt(line, namePosition, 'Prefix "xmlns" is reserved for use by XML.');
}
