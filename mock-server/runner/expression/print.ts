import { formatDouble } from '../number/format-double.ts';
import { Decimal } from '../value/decimal.ts';
import { toText } from '../value/to-text.ts';
import type { Value } from '../value/value.ts';
import type { ExpressionNode } from './expression-node.ts';

/** A string as the language writes it. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** An expression as text that parses to the same tree (offsets aside). */
export function printExpression(node: ExpressionNode): string {
  if (node.kind === 'literal') return printLiteral(node.value);
  if (node.kind === 'call') return `${node.name}(${node.args.map(printExpression).join(', ')})`;
  const target = printExpression(node.target);
  const mark = node.optional ? '?' : '';
  return node.dot && node.key.kind === 'literal'
    ? `${target}${mark}.${toText(node.key.value)}`
    : `${target}${mark}[${printExpression(node.key)}]`;
}

function printLiteral(value: Value): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return printFloat(value);
  if (typeof value === 'bigint' || typeof value === 'boolean' || value === null) return String(value);
  // The grammar has no other literals; these come only from trees that were not parsed.
  return value instanceof Decimal ? `decimal('${value.toString()}')` : 'null';
}

function printFloat(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '1e999' : '-1e999';
  const text = formatDouble(value);
  return /[.E]/u.test(text) ? text : `${text}.0`;
}
