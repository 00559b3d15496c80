import { axes } from './path-axes.ts';
import { filterNodes, inOrder, needNodes, nodesOf } from './path-expression.ts';
import type { PathExpression } from './path-expression.ts';
import { pathFunctions } from './path-functions.ts';
import type { PathNode } from './path-node.ts';
import { XPathFault, pathTokens } from './path-tokens.ts';
import type { PathToken } from './path-tokens.ts';
import { compareValues, toBoolean, toNumber } from './path-values.ts';
import type { Comparison } from './path-values.ts';

/** Tokens and the place among them. */
interface Reading {
  readonly tokens: readonly PathToken[];
  at: number;
}

/**
 * Compiles an XPath 1.0 expression as .NET does without a namespace manager: prefixes and variables are refused,
 * functions and the kinds of their arguments are checked before anything is evaluated.
 * @throws XPathFault
 */
export function parsePath(text: string): PathExpression {
  const reading: Reading = { tokens: pathTokens(text), at: 0 };
  const expression = parseOr(reading);
  if (peek(reading).kind !== 'end') refuse(reading);
  return expression;
}

function peek(reading: Reading, ahead = 0): PathToken {
  return reading.tokens[reading.at + ahead] ?? { kind: 'end', text: '' };
}

function refuse(reading: Reading): never {
  throw new XPathFault(`The expression has an invalid token: '${peek(reading).text}'.`);
}

function isSign(reading: Reading, text: string, ahead = 0): boolean {
  const token = peek(reading, ahead);
  return token.kind === 'sign' && token.text === text;
}

function take(reading: Reading, text: string): boolean {
  if (!isSign(reading, text)) return false;
  reading.at += 1;
  return true;
}

function need(reading: Reading, text: string): void {
  if (!take(reading, text)) refuse(reading);
}

/** A run of operators of one rank, from the left. */
function parseChain(
  reading: Reading,
  operators: readonly string[],
  parseOperand: (reading: Reading) => PathExpression,
  combine: (operator: string, left: PathExpression, right: PathExpression) => PathExpression,
): PathExpression {
  let left = parseOperand(reading);
  for (;;) {
    const { kind, text } = peek(reading);
    if ((kind !== 'sign' && kind !== 'name') || !operators.includes(text)) return left;
    reading.at += 1;
    left = combine(text, left, parseOperand(reading));
  }
}

function parseOr(reading: Reading): PathExpression {
  return parseChain(reading, ['or'], parseAnd, (_operator, left, right) => ({
    type: 'boolean',
    evaluate: (context) => toBoolean(left.evaluate(context)) || toBoolean(right.evaluate(context)),
  }));
}

function parseAnd(reading: Reading): PathExpression {
  return parseChain(reading, ['and'], parseEquality, (_operator, left, right) => ({
    type: 'boolean',
    evaluate: (context) => toBoolean(left.evaluate(context)) && toBoolean(right.evaluate(context)),
  }));
}

function comparison(operator: string, left: PathExpression, right: PathExpression): PathExpression {
  const known = comparisons.find((one) => one === operator) ?? '=';
  return {
    type: 'boolean',
    evaluate: (context) => compareValues(known, left.evaluate(context), right.evaluate(context)),
  };
}

const comparisons: readonly Comparison[] = ['=', '!=', '<', '<=', '>', '>='];

function parseEquality(reading: Reading): PathExpression {
  return parseChain(reading, ['=', '!='], parseRelation, comparison);
}

function parseRelation(reading: Reading): PathExpression {
  return parseChain(reading, ['<', '<=', '>', '>='], parseSum, comparison);
}

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  div: (a, b) => a / b,
  mod: (a, b) => a % b,
};

function calculation(operator: string, left: PathExpression, right: PathExpression): PathExpression {
  const calculate = arithmetic[operator] ?? ((): number => NaN);
  return {
    type: 'number',
    evaluate: (context) => calculate(toNumber(left.evaluate(context)), toNumber(right.evaluate(context))),
  };
}

function parseSum(reading: Reading): PathExpression {
  return parseChain(reading, ['+', '-'], parseProduct, calculation);
}

function parseProduct(reading: Reading): PathExpression {
  return parseChain(reading, ['*', 'div', 'mod'], parseNegation, calculation);
}

function parseNegation(reading: Reading): PathExpression {
  let negations = 0;
  while (take(reading, '-')) negations += 1;
  const operand = parseUnion(reading);
  if (negations % 2 === 0) return operand;
  return { type: 'number', evaluate: (context) => -toNumber(operand.evaluate(context)) };
}

function parseUnion(reading: Reading): PathExpression {
  return parseChain(reading, ['|'], parsePathOrFilter, (_operator, left, right) => {
    needNodes(left);
    needNodes(right);
    return {
      type: 'nodes',
      evaluate: (context) => inOrder([...nodesOf(left, context), ...nodesOf(right, context)]),
    };
  });
}

const nodeTypes: readonly string[] = ['comment', 'text', 'processing-instruction', 'node'];

function startsPrimary(reading: Reading): boolean {
  const { kind, text } = peek(reading);
  if (kind === 'name') return isSign(reading, '(', 1) && !nodeTypes.includes(text);
  return kind === 'number' || kind === 'literal' || text === '(' || text === '$';
}

function parsePathOrFilter(reading: Reading): PathExpression {
  if (!startsPrimary(reading)) return parseLocation(reading);
  let filtered = parsePrimary(reading);
  while (isSign(reading, '[')) {
    const base = needNodes(filtered);
    const predicate = parsePredicate(reading);
    filtered = {
      type: 'nodes',
      evaluate: (context) => filterNodes(inOrder(nodesOf(base, context)), predicate),
    };
  }
  return parseSteps(reading, filtered);
}

function parsePrimary(reading: Reading): PathExpression {
  const { kind, text } = peek(reading);
  reading.at += 1;
  if (kind === 'number') {
    const value = Number(text);
    return { type: 'number', constant: true, evaluate: () => value };
  }
  if (kind === 'literal') return { type: 'string', constant: true, evaluate: () => text.slice(1, -1) };
  if (kind === 'name') return parseCall(reading, text);
  if (text !== '(') throw new XPathFault('A variable needs a context that declares it.');
  const inner = parseOr(reading);
  need(reading, ')');
  return inner.constant === true ? inner : { type: 'nodes', evaluate: inner.evaluate };
}

function parseCall(reading: Reading, name: string): PathExpression {
  const args: PathExpression[] = [];
  need(reading, '(');
  if (!take(reading, ')')) {
    do args.push(parseOr(reading));
    while (take(reading, ','));
    need(reading, ')');
  }
  const entry = pathFunctions.get(name);
  if (entry === undefined) throw new XPathFault(`A function '${name}' needs a context that declares it.`);
  if (args.length < entry.min || args.length > entry.max)
    throw new XPathFault(`Function '${name}' has an invalid number of arguments.`);
  if (entry.needsNodes === true) args.forEach(needNodes);
  return {
    type: entry.type,
    evaluate: (context) =>
      entry.call(
        args.map((argument) => argument.evaluate(context)),
        context,
      ),
  };
}

function parsePredicate(reading: Reading): PathExpression {
  need(reading, '[');
  const predicate = parseOr(reading);
  need(reading, ']');
  return predicate;
}

const contextNode: PathExpression = { type: 'nodes', evaluate: ({ node }) => [node] };

const rootNode: PathExpression = {
  type: 'nodes',
  evaluate: ({ node }) => {
    let root = node;
    while (root.parent !== undefined) root = root.parent;
    return [root];
  },
};

function startsStep(reading: Reading): boolean {
  const { kind, text } = peek(reading);
  return kind === 'name' || (kind === 'sign' && ['@', '.', '..', '*'].includes(text));
}

function parseLocation(reading: Reading): PathExpression {
  if (isSign(reading, '//')) return parseSteps(reading, rootNode);
  if (isSign(reading, '/')) {
    if (!startsStep({ ...reading, at: reading.at + 1 })) {
      reading.at += 1;
      return rootNode;
    }
    return parseSteps(reading, rootNode);
  }
  return parseSteps(reading, parseStep(reading, contextNode));
}

/** Steps with their leading slashes, from `base` on. */
function parseSteps(reading: Reading, base: PathExpression): PathExpression {
  let path = base;
  for (;;) {
    if (take(reading, '//'))
      path = parseStep(
        reading,
        walk(path, 'descendant-or-self', () => true, []),
      );
    else if (take(reading, '/')) path = parseStep(reading, path);
    else return path;
  }
}

type NodeTest = (node: PathNode) => boolean;

function walk(
  base: PathExpression,
  axisName: string,
  test: NodeTest,
  predicates: readonly PathExpression[],
): PathExpression {
  const nodes = axes[axisName]?.nodes ?? ((): readonly PathNode[] => []);
  return {
    type: 'nodes',
    evaluate: (context) => {
      const found = nodesOf(base, context).flatMap((node) =>
        predicates.reduce<readonly PathNode[]>(filterNodes, nodes(node).filter(test)),
      );
      return inOrder(found);
    },
  };
}

function parseStep(reading: Reading, base: PathExpression): PathExpression {
  if (take(reading, '.')) return walk(base, 'self', () => true, []);
  if (take(reading, '..')) return walk(base, 'parent', () => true, []);
  let axisName = 'child';
  if (take(reading, '@')) axisName = 'attribute';
  else if (peek(reading).kind === 'name' && isSign(reading, '::', 1)) {
    axisName = peek(reading).text;
    if (!Object.hasOwn(axes, axisName)) refuse(reading);
    reading.at += 2;
  }
  const test = parseNodeTest(reading, axes[axisName]?.principal ?? 'element');
  const predicates: PathExpression[] = [];
  while (isSign(reading, '[')) predicates.push(parsePredicate(reading));
  return walk(base, axisName, test, predicates);
}

function parseNodeTest(reading: Reading, principal: PathNode['kind']): NodeTest {
  if (take(reading, '*')) return ({ kind }) => kind === principal;
  const { kind, text } = peek(reading);
  if (kind !== 'name') refuse(reading);
  reading.at += 1;
  if (isSign(reading, ':')) throw new XPathFault(`The prefix '${text}' needs a context that declares it.`);
  if (!isSign(reading, '('))
    return (node) => node.kind === principal && node.name === text && node.namespace === '';
  if (!nodeTypes.includes(text)) refuse(reading);
  reading.at += 1;
  const target = peek(reading);
  const named = text === 'processing-instruction' && target.kind === 'literal';
  if (named) reading.at += 1;
  need(reading, ')');
  if (text === 'node') return () => true;
  if (text !== 'processing-instruction') return (node) => node.kind === text;
  const name = target.text.slice(1, -1);
  return (node) => node.kind === 'instruction' && (!named || node.name === name);
}
