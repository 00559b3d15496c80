import { namespaceNodes } from './path-node.ts';
import type { PathNode } from './path-node.ts';

/** An axis: its nodes in the order in which `position()` counts them. */
export interface Axis {
  readonly nodes: (node: PathNode) => readonly PathNode[];
  /** The kind of node that a name or `*` means. */
  readonly principal: PathNode['kind'];
}

function descendants(node: PathNode): readonly PathNode[] {
  return node.children.flatMap((child) => [child, ...descendants(child)]);
}

function ancestors(node: PathNode): readonly PathNode[] {
  return node.parent === undefined ? [] : [node.parent, ...ancestors(node.parent)];
}

function siblings(node: PathNode): readonly PathNode[] {
  return node.kind === 'attribute' || node.kind === 'namespace' ? [] : (node.parent?.children ?? []);
}

const after = (node: PathNode): readonly PathNode[] => siblings(node).slice(node.index + 1);
const before = (node: PathNode): readonly PathNode[] => siblings(node).slice(0, node.index).toReversed();

function following(node: PathNode): readonly PathNode[] {
  const inside = siblings(node).length === 0 && node.parent !== undefined ? descendants(node.parent) : [];
  return [
    ...inside,
    ...[node, ...ancestors(node)].flatMap(after).flatMap((other) => [other, ...descendants(other)]),
  ];
}

function preceding(node: PathNode): readonly PathNode[] {
  return [node, ...ancestors(node)]
    .flatMap(before)
    .flatMap((other) => [other, ...descendants(other)].toReversed());
}

const axis = (nodes: Axis['nodes'], principal: PathNode['kind'] = 'element'): Axis => ({ nodes, principal });

export const axes: Readonly<Record<string, Axis>> = {
  child: axis((node) => node.children),
  descendant: axis(descendants),
  'descendant-or-self': axis((node) => [node, ...descendants(node)]),
  parent: axis((node) => (node.parent === undefined ? [] : [node.parent])),
  ancestor: axis(ancestors),
  'ancestor-or-self': axis((node) => [node, ...ancestors(node)]),
  'following-sibling': axis(after),
  'preceding-sibling': axis(before),
  following: axis(following),
  preceding: axis(preceding),
  self: axis((node) => [node]),
  attribute: axis((node) => node.attributes, 'attribute'),
  namespace: axis((node) => (node.kind === 'element' ? namespaceNodes(node) : []), 'namespace'),
};
