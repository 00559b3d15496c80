import type { CallNode, ExpressionNode } from '../runner/expression/expression-node.ts';
import { ExpressionFault } from '../runner/expression/fault.ts';
import { parseTemplate } from '../runner/expression/parse-template.ts';
import type { Value } from '../runner/value/value.ts';
import type { FlowShapes } from './flow-shapes.ts';
import type { Shape, Use } from './shape.ts';

/** Where an expression stands. */
export interface Place {
  readonly shapes: FlowShapes;
  /** `item()` there. */
  readonly item: Shape | undefined;
}

/** What each function makes of its arguments; functions that are not here say nothing. */
const uses: Readonly<Record<string, Use>> = Object.fromEntries([
  ...[
    'toLower',
    'toUpper',
    'trim',
    'split',
    'startsWith',
    'endsWith',
    'substring',
    'replace',
    'indexOf',
    'lastIndexOf',
    'uriComponent',
    'encodeUriComponent',
    'base64',
    'slice',
    'guid',
  ].map((name) => [name.toLowerCase(), 'text'] as const),
  ...['add', 'sub', 'mul', 'div', 'mod', 'int', 'float', 'decimal', 'formatNumber', 'range'].map(
    (name) => [name.toLowerCase(), 'number'] as const,
  ),
  ...['and', 'or', 'not'].map((name) => [name, 'boolean'] as const),
  ...['first', 'last', 'join', 'union', 'intersection', 'skip', 'take', 'sort', 'reverse', 'chunk'].map(
    (name) => [name, 'list'] as const,
  ),
  ...[
    'formatDateTime',
    'addDays',
    'addHours',
    'addMinutes',
    'addSeconds',
    'addToTime',
    'subtractFromTime',
    'ticks',
    'convertFromUtc',
    'convertTimeZone',
    'convertToUtc',
    'parseDateTime',
    'startOfDay',
    'startOfMonth',
    'dayOfWeek',
    'dateDifference',
  ].map((name) => [name.toLowerCase(), 'date'] as const),
]);

const comparisons = new Set(['equals', 'greater', 'greaterorequals', 'less', 'lessorequals']);

/** Takes in everything that a string of the definition says of values from outside. Gives what a whole expression means. */
export function readTemplate(text: string, place: Place): Shape | undefined {
  let template;
  try {
    template = parseTemplate(text);
  } catch (error) {
    // A template that cannot be parsed is the loader's to refuse.
    if (error instanceof ExpressionFault) return undefined;
    throw error;
  }
  if (template.kind === 'text') return undefined;
  if (template.kind === 'whole') return readNode(template.part.node, place);
  for (const part of template.parts) if (part.kind === 'expression') readNode(part.node, place);
  return undefined;
}

/** The value from outside that a node means, if it means one. */
function readNode(node: ExpressionNode, place: Place): Shape | undefined {
  switch (node.kind) {
    case 'literal':
      return undefined;
    case 'select': {
      const target = readNode(node.target, place);
      readNode(node.key, place);
      if (target === undefined || node.key.kind !== 'literal') return target?.item;
      const key = node.key.value;
      if (typeof key === 'string') return target.member(key);
      return typeof key === 'bigint' ? target.at(Number(key)) : target.item;
    }
    case 'call':
      return readCall(node, place);
  }
}

function readCall(call: CallNode, place: Place): Shape | undefined {
  const name = call.name.toLowerCase();
  const [first] = call.args;
  const label = first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined;
  switch (name) {
    case 'triggeroutputs':
      return place.shapes.trigger;
    case 'triggerbody':
      return place.shapes.trigger.member('body');
    case 'item':
      return place.item;
    case 'outputs':
    case 'actionoutputs':
      return label === undefined ? undefined : place.shapes.outputs(label);
    case 'body':
    case 'actionbody':
      return label === undefined ? undefined : place.shapes.outputs(label).member('body');
    case 'variables':
      return label === undefined ? undefined : place.shapes.variable(label);
    case 'parameters':
      return label === undefined ? undefined : place.shapes.parameter(label);
    case 'items':
      return label === undefined ? undefined : place.shapes.itemOf(label);
    default:
      return readFunction(name, call, place);
  }
}

function readFunction(name: string, call: CallNode, place: Place): Shape | undefined {
  if (name === 'json') readPieces(call, place);
  const args = call.args.map((arg) => readNode(arg, place));
  const [first] = args;
  if (comparisons.has(name)) compare(args, call.args.map(literalOf));
  const use = uses[name];
  if (use !== undefined) first?.use(use);
  if (name === 'and' || name === 'or') for (const arg of args) arg?.use('boolean');
  switch (name) {
    case 'first':
    case 'last':
      return first?.item;
    case 'skip':
    case 'take':
    case 'reverse':
    case 'coalesce':
      return first;
    case 'if':
      return args[1];
    case 'json':
      return first?.parsed;
    case 'base64tostring':
    case 'decodebase64':
    case 'base64tobinary':
      return first?.decoded;
    case 'xml':
      first?.use('xml');
      return undefined;
    default:
      return undefined;
  }
}

/** `json(concat('{"rows":', x, '}'))`: what is put together has to be JSON. */
function readPieces(call: CallNode, place: Place): void {
  const [text] = call.args;
  if (text?.kind !== 'call' || text.name.toLowerCase() !== 'concat') return;
  for (const piece of text.args)
    if (piece.kind !== 'call' || piece.name.toLowerCase() !== 'string') readNode(piece, place)?.use('piece');
}

/** Both sides of a comparison: what the one is compared with, the other had better be. */
export function compare(
  shapes: readonly (Shape | undefined)[],
  literals: readonly (Value | undefined)[],
): void {
  const [left, right] = shapes;
  const [leftLiteral, rightLiteral] = literals;
  if (rightLiteral !== undefined) left?.compared.push(rightLiteral);
  if (leftLiteral !== undefined) right?.compared.push(leftLiteral);
}

function literalOf(node: ExpressionNode): Value | undefined {
  return node.kind === 'literal' ? node.value : undefined;
}
