import { formatDouble } from '../../number/format-double.ts';
import { textOf } from './path-node.ts';
import type { PathNode } from './path-node.ts';

export type PathValue = readonly PathNode[] | number | string | boolean;

export function isNodes(value: PathValue): value is readonly PathNode[] {
  return Array.isArray(value);
}

export function toText(value: PathValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatDouble(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const first = firstOf(value);
  return first === undefined ? '' : textOf(first);
}

/** The first node in document order. */
export function firstOf(nodes: readonly PathNode[]): PathNode | undefined {
  let first = nodes[0];
  for (const node of nodes) if (first === undefined || node.order < first.order) first = node;
  return first;
}

/** A text as .NET's XPath reads it: no exponent, no plus sign, but `Infinity`. */
export function textToNumber(text: string): number {
  const trimmed = text.replaceAll(/^[ \t\r\n]+|[ \t\r\n]+$/gu, '');
  if (/^-?(?:\d+\.?\d*|\.\d+)$/u.test(trimmed)) return Number(trimmed);
  if (/^-?infinity$/iu.test(trimmed)) return trimmed.startsWith('-') ? -Infinity : Infinity;
  return NaN;
}

export function toNumber(value: PathValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return textToNumber(toText(value));
}

export function toBoolean(value: PathValue): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return value.length > 0;
}

/** Halves go up. */
export function round(value: number): number {
  return Number.isFinite(value) && value !== 0 ? Math.round(value) : value;
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Compares two values; a node-set holds when one of its nodes does. */
export function compareValues(operator: Comparison, left: PathValue, right: PathValue): boolean {
  if (isNodes(left)) {
    if (typeof right === 'boolean') return compareScalars(operator, left.length > 0, right);
    return left.some((node) => compareValues(operator, textFor(node, right), right));
  }
  if (isNodes(right)) {
    if (typeof left === 'boolean') return compareScalars(operator, left, right.length > 0);
    return right.some((node) => compareValues(operator, left, textFor(node, left)));
  }
  return compareScalars(operator, left, right);
}

/** A node's text, as a number where it meets one. */
function textFor(node: PathNode, other: PathValue): string | number {
  return typeof other === 'number' ? textToNumber(textOf(node)) : textOf(node);
}

type Scalar = number | string | boolean;

function compareScalars(operator: Comparison, left: Scalar, right: Scalar): boolean {
  if (operator === '=' || operator === '!=') {
    const equal =
      typeof left === 'boolean' || typeof right === 'boolean'
        ? toBoolean(left) === toBoolean(right)
        : typeof left === 'number' || typeof right === 'number'
          ? toNumber(left) === toNumber(right)
          : left === right;
    return equal === (operator === '=');
  }
  const a = toNumber(left);
  const b = toNumber(right);
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    default:
      return a >= b;
  }
}
