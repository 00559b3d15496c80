import { localNameOf } from '../xml-node.ts';
import { refuseNoNodes } from './path-expression.ts';
import type { PathContext } from './path-expression.ts';
import type { PathNode } from './path-node.ts';
import { textOf } from './path-node.ts';
import { firstOf, isNodes, round, textToNumber, toBoolean, toNumber, toText } from './path-values.ts';
import type { PathValue } from './path-values.ts';

export type PathType = 'nodes' | 'number' | 'string' | 'boolean';

/** A function of the core library. */
export interface PathFunction {
  readonly min: number;
  readonly max: number;
  readonly type: PathType;
  /** The argument must be a node-set. */
  readonly needsNodes?: true;
  readonly call: (args: readonly PathValue[], context: PathContext) => PathValue;
}

const text = (args: readonly PathValue[], index: number): string => toText(args[index] ?? '');

/** The first argument as text; without one the context node's. */
const ownText = (args: readonly PathValue[], { node }: PathContext): string =>
  args[0] === undefined ? textOf(node) : toText(args[0]);

const named = (read: (node: PathNode) => string): PathFunction => ({
  min: 0,
  max: 1,
  type: 'string',
  needsNodes: true,
  call: ([nodes], { node }) => {
    const found = nodes === undefined ? node : isNodes(nodes) ? firstOf(nodes) : refuseNoNodes();
    return found === undefined ? '' : read(found);
  },
});

const ofText = (
  count: number,
  type: PathType,
  call: (first: string, second: string, third: string) => PathValue,
): PathFunction => ({
  min: count,
  max: count,
  type,
  call: (args) => call(text(args, 0), text(args, 1), text(args, 2)),
});

const ofNumber = (call: (value: number) => number): PathFunction => ({
  min: 1,
  max: 1,
  type: 'number',
  call: ([value = NaN]) => call(toNumber(value)),
});

const ofNodes = (type: PathType, call: (nodes: readonly PathNode[]) => PathValue): PathFunction => ({
  min: 1,
  max: 1,
  type,
  needsNodes: true,
  call: ([nodes = []]) => call(isNodes(nodes) ? nodes : refuseNoNodes()),
});

const constant = (type: PathType, call: (context: PathContext) => PathValue): PathFunction => ({
  min: 0,
  max: 0,
  type,
  call: (_args, context) => call(context),
});

function substring(whole: string, from: number, length: number | undefined): string {
  const start = round(from);
  const end = length === undefined ? Infinity : start + round(length);
  let result = '';
  for (let index = 0; index < whole.length; index += 1)
    if (index + 1 >= start && index + 1 < end) result += whole.charAt(index);
  return result;
}

function translate(whole: string, from: string, to: string): string {
  let result = '';
  for (let index = 0; index < whole.length; index += 1) {
    const at = from.indexOf(whole.charAt(index));
    result += at < 0 ? whole.charAt(index) : to.charAt(at);
  }
  return result;
}

function languageOf(node: PathNode): string {
  for (let here: PathNode | undefined = node; here !== undefined; here = here.parent) {
    const own = here.attributes.find(({ name }) => name === 'xml:lang');
    if (own !== undefined) return own.text;
  }
  return '';
}

function isLanguage(wanted: string, node: PathNode): boolean {
  const language = languageOf(node).toLowerCase();
  const prefix = wanted.toLowerCase();
  return language === prefix || language.startsWith(`${prefix}-`);
}

/** The core function library of XPath 1.0. */
export const pathFunctions: ReadonlyMap<string, PathFunction> = new Map<string, PathFunction>([
  ['last', constant('number', ({ size }) => size)],
  ['position', constant('number', ({ position }) => position)],
  ['count', ofNodes('number', (nodes) => nodes.length)],
  // Only a document type could make an attribute an id, and it is not read.
  ['id', { min: 1, max: 1, type: 'nodes', call: () => [] }],
  ['local-name', named(({ name }) => localNameOf(name))],
  ['namespace-uri', named(({ namespace }) => namespace)],
  ['name', named(({ name }) => name)],
  ['string', { min: 0, max: 1, type: 'string', call: ownText }],
  ['concat', { min: 2, max: Infinity, type: 'string', call: (args) => args.map(toText).join('') }],
  ['starts-with', ofText(2, 'boolean', (whole, part) => whole.startsWith(part))],
  ['contains', ofText(2, 'boolean', (whole, part) => whole.includes(part))],
  [
    'substring-before',
    ofText(2, 'string', (whole, part) => whole.slice(0, Math.max(whole.indexOf(part), 0))),
  ],
  [
    'substring-after',
    ofText(2, 'string', (whole, part) => {
      const at = whole.indexOf(part);
      return at < 0 ? '' : whole.slice(at + part.length);
    }),
  ],
  [
    'substring',
    {
      min: 2,
      max: 3,
      type: 'string',
      call: ([whole = '', from = 0, length]) =>
        substring(toText(whole), toNumber(from), length === undefined ? undefined : toNumber(length)),
    },
  ],
  [
    'string-length',
    { min: 0, max: 1, type: 'number', call: (args, context) => ownText(args, context).length },
  ],
  [
    'normalize-space',
    {
      min: 0,
      max: 1,
      type: 'string',
      call: (args, context) =>
        ownText(args, context)
          .replaceAll(/[ \t\r\n]+/gu, ' ')
          .replaceAll(/^ | $/gu, ''),
    },
  ],
  ['translate', ofText(3, 'string', translate)],
  ['boolean', { min: 1, max: 1, type: 'boolean', call: ([value = false]) => toBoolean(value) }],
  ['not', { min: 1, max: 1, type: 'boolean', call: ([value = false]) => !toBoolean(value) }],
  ['true', constant('boolean', () => true)],
  ['false', constant('boolean', () => false)],
  ['lang', { min: 1, max: 1, type: 'boolean', call: (args, { node }) => isLanguage(text(args, 0), node) }],
  [
    'number',
    {
      min: 0,
      max: 1,
      type: 'number',
      call: ([value], { node }) => (value === undefined ? textToNumber(textOf(node)) : toNumber(value)),
    },
  ],
  ['sum', ofNodes('number', (nodes) => nodes.reduce((sum, node) => sum + textToNumber(textOf(node)), 0))],
  ['floor', ofNumber(Math.floor)],
  ['ceiling', ofNumber(Math.ceil)],
  ['round', ofNumber(round)],
]);
