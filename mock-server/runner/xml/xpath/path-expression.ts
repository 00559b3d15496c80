import type { PathType } from './path-functions.ts';
import type { PathNode } from './path-node.ts';
import { XPathFault } from './path-tokens.ts';
import { isNodes } from './path-values.ts';
import type { PathValue } from './path-values.ts';

/** Where an expression is evaluated; `position` counts from 1. */
export interface PathContext {
  readonly node: PathNode;
  readonly position: number;
  readonly size: number;
}

/**
 * A compiled expression. Its type is known before it is evaluated, but for one in parentheses: that is taken for a
 * node-set until it proves to be none.
 */
export interface PathExpression {
  readonly type: PathType;
  /** A literal or a number: parentheses change nothing about it. */
  readonly constant?: true;
  readonly evaluate: (context: PathContext) => PathValue;
}

export function nodesOf(expression: PathExpression, context: PathContext): readonly PathNode[] {
  const value = expression.evaluate(context);
  return isNodes(value) ? value : refuseNoNodes();
}

export function needNodes(expression: PathExpression): PathExpression {
  return expression.type === 'nodes' ? expression : refuseNoNodes();
}

export function refuseNoNodes(): never {
  throw new XPathFault('Expression must evaluate to a node-set.');
}

/** Distinct nodes in document order. */
export function inOrder(nodes: readonly PathNode[]): readonly PathNode[] {
  const byOrder = new Map(nodes.map((node) => [node.order, node]));
  return [...byOrder.values()].toSorted((a, b) => a.order - b.order);
}

/** The nodes that a predicate keeps, counted in the order given; a number is a position. */
export function filterNodes(nodes: readonly PathNode[], predicate: PathExpression): readonly PathNode[] {
  return nodes.filter((node, index) => {
    const value = predicate.evaluate({ node, position: index + 1, size: nodes.length });
    if (typeof value === 'number') return value === index + 1;
    return typeof value === 'boolean' ? value : value.length > 0;
  });
}
