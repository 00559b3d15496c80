import { XMLNS_NAMESPACE, XML_NAMESPACE, localNameOf } from '../xml-node.ts';
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from '../xml-node.ts';

/** A node of XPath's tree: adjacent text is one node, declarations and document types are not in it. */
export interface PathNode {
  readonly kind: 'root' | 'element' | 'attribute' | 'text' | 'comment' | 'instruction' | 'namespace';
  readonly parent: PathNode | undefined;
  /** Qualified; `''` for nodes without name. */
  readonly name: string;
  readonly namespace: string;
  readonly children: PathNode[];
  readonly attributes: PathNode[];
  /** The text of a node without children. */
  readonly text: string;
  /** Place in document order. */
  readonly order: number;
  /** Elements only: what they were read from. */
  readonly element: XmlElement | undefined;
  /** The place among the parent's children. */
  readonly index: number;
}

/** Builds the tree of a document. */
export function pathTree(document: XmlDocument): PathNode {
  let order = 0;
  const make = (node: Pick<PathNode, 'kind' | 'parent'> & Partial<PathNode>): PathNode => {
    order += 1;
    return {
      name: '',
      namespace: '',
      children: [],
      attributes: [],
      text: '',
      element: undefined,
      index: node.parent?.children.length ?? 0,
      ...node,
      order,
    };
  };
  const addAttribute = (parent: PathNode, { name, namespace, value }: XmlAttribute): void => {
    if (namespace !== XMLNS_NAMESPACE)
      parent.attributes.push(make({ kind: 'attribute', parent, name, namespace, text: value }));
  };
  const addChildren = (parent: PathNode, children: readonly XmlNode[]): void => {
    let text = '';
    const flush = (): void => {
      if (text !== '') parent.children.push(make({ kind: 'text', parent, text }));
      text = '';
    };
    for (const child of children) {
      switch (child.kind) {
        case 'text':
        case 'cdata':
        case 'significant-space':
        case 'entity':
          text += child.text;
          break;
        case 'element': {
          flush();
          const { name, namespace } = child;
          const element = make({ kind: 'element', parent, name, namespace, element: child });
          parent.children.push(element);
          for (const attribute of child.attributes) addAttribute(element, attribute);
          addChildren(element, child.children);
          break;
        }
        case 'comment':
          flush();
          parent.children.push(make({ kind: 'comment', parent, text: child.text }));
          break;
        case 'instruction':
          flush();
          parent.children.push(make({ kind: 'instruction', parent, name: child.target, text: child.data }));
          break;
        case 'declaration':
        case 'doctype':
          break;
      }
    }
    if (parent.kind !== 'root') flush();
  };
  const root = make({ kind: 'root', parent: undefined });
  addChildren(root, document.children);
  return root;
}

/** XPath's string-value. */
export function textOf(node: PathNode): string {
  if (node.kind !== 'root' && node.kind !== 'element') return node.text;
  return node.children
    .filter(({ kind }) => kind === 'text' || kind === 'element')
    .map(textOf)
    .join('');
}

/** The namespaces in scope of an element as nodes, innermost declarations first, `xml` last. */
export function namespaceNodes(element: PathNode): readonly PathNode[] {
  const found = new Map<string, string>();
  for (let node: PathNode | undefined = element; node !== undefined; node = node.parent)
    for (const { name, namespace, value } of node.element?.attributes ?? []) {
      const prefix = name === 'xmlns' ? '' : localNameOf(name);
      if (namespace === XMLNS_NAMESPACE && !found.has(prefix)) found.set(prefix, value);
    }
  if (found.get('') === '') found.delete('');
  found.set('xml', XML_NAMESPACE);
  return Array.from(found, ([name, text], position) => ({
    kind: 'namespace',
    parent: element,
    name,
    namespace: '',
    children: [],
    attributes: [],
    text,
    order: element.order + (position + 1) / (found.size + 2),
    element: undefined,
    index: 0,
  }));
}
