import { findFunction } from '../functions/function-table.ts';
import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import { findChain } from './compile-chain.ts';
import type { CallNode, ExpressionNode, SelectNode } from './expression-node.ts';
import { ExpressionFault } from './fault.ts';
import type { FunctionEntry, Thunk } from './function-entry.ts';
import { parse } from './parse.ts';
import type { Scope } from './scope.ts';
import { NOTHING, select } from './select.ts';
import { countSentence, templateMessages } from './template-messages.ts';

const CACHE_LIMIT = 4096;
const compiled = new Map<string, Thunk>();

/**
 * An expression (without its `@`) as a function of the scope; parsed and compiled once per text.
 * @throws ExpressionFault where it cannot be parsed. Unknown functions and wrong counts of arguments fail when
 * they are evaluated, as in the service.
 */
export function compileExpression(expression: string): Thunk {
  const known = compiled.get(expression);
  if (known !== undefined) return known;
  const thunk = compile(parse(expression), expression);
  if (compiled.size >= CACHE_LIMIT) compiled.clear();
  compiled.set(expression, thunk);
  return thunk;
}

/** Stands between the parts of an expression and their evaluation. */
export interface Observer {
  /** Wraps the evaluation of a part. */
  watch(node: ExpressionNode, evaluate: Thunk): Thunk;
  /** Whether the inner call may be evaluated together with the outer one, unwatched. Absent: it may not. */
  joins?(outer: CallNode, inner: CallNode): boolean;
  /** Runs one selector inside a longer chain; NOTHING is a null before `?`, which ends the chain. Absent: not asked. */
  step?(node: SelectNode, evaluate: () => Value | typeof NOTHING): Value | typeof NOTHING;
}

/** Compiles a parsed expression; `expression` is its whole text, which sentences print. */
export function compile(node: ExpressionNode, expression: string, observer?: Observer): Thunk {
  const thunk = compileNode(node, expression, observer);
  return observer === undefined ? thunk : observer.watch(node, thunk);
}

function compileNode(node: ExpressionNode, expression: string, observer: Observer | undefined): Thunk {
  if (node.kind === 'call') return compileCall(node, expression, observer);
  if (node.kind === 'select') return compileSelect(node, expression, observer);
  const { value } = node;
  return () => value;
}

function compileCall(node: CallNode, expression: string, observer: Observer | undefined): Thunk {
  const entry = findFunction(node.name);
  if (entry === undefined) return thrower(templateMessages.unknownFunction(node.name));
  const { length } = node.args;
  if (length < entry.min || length > entry.max) return thrower(countSentence(entry, node.name, length));
  return compileChain(node, expression, observer) ?? compileArguments(entry, node, expression, observer);
}

function compileArguments(
  entry: FunctionEntry,
  node: CallNode,
  expression: string,
  observer: Observer | undefined,
): Thunk {
  const args = node.args.map((arg) => compile(arg, expression, observer));
  return callEntry(entry, node.name, args);
}

function compileChain(node: CallNode, expression: string, observer: Observer | undefined): Thunk | undefined {
  const joins: Required<Observer>['joins'] = (outer, inner) =>
    observer === undefined || observer.joins?.(outer, inner) === true;
  const chain = findChain(node, joins);
  if (chain === undefined) return undefined;
  const { innermost, run } = chain;
  const start = compile(chain.start, expression, observer);
  return (scope) => {
    const first = start(scope);
    const value = run(first);
    if (value !== undefined) return value;
    const { start: at, end } = chain.start;
    const refused: ExpressionNode = { kind: 'literal', value: first, start: at, end };
    return compile({ ...innermost, args: [refused, ...innermost.args.slice(1)] }, expression)(scope);
  };
}

/** Joins a function to its compiled arguments. */
export function callEntry(entry: FunctionEntry, name: string, args: readonly Thunk[]): Thunk {
  if ('lazy' in entry) return entry.lazy(args, name);
  const { call } = entry;
  const [first, second, third, fourth] = args;
  if (first === undefined) return (scope) => call([], scope, name);
  if (second === undefined) return (scope) => call([first(scope)], scope, name);
  if (third === undefined) return (scope) => call([first(scope), second(scope)], scope, name);
  if (fourth === undefined) {
    return (scope) => call([first(scope), second(scope), third(scope)], scope, name);
  }
  return (scope) => {
    const values: Value[] = [];
    for (const arg of args) values.push(arg(scope));
    return call(values, scope, name);
  };
}

function thrower(sentence: string): Thunk {
  return () => {
    throw new ExpressionFault(sentence);
  };
}

interface Step {
  readonly node: SelectNode;
  /** The name, where it is known before the run. */
  readonly name: string | undefined;
  readonly key: Thunk;
  readonly optional: boolean;
}

function compileSelect(node: SelectNode, expression: string, observer: Observer | undefined): Thunk {
  const steps: Step[] = [];
  let root: CallNode | SelectNode = node;
  while (root.kind === 'select') {
    const { key, optional } = root;
    const name = key.kind === 'literal' && typeof key.value === 'string' ? key.value : undefined;
    steps.unshift({ node: root, name, key: compile(key, expression, observer), optional });
    root = root.target;
  }
  const start = compile(root, expression, observer);
  const watch = observer?.step?.bind(observer);
  if (watch !== undefined) return observedChain(start, steps, expression, watch);
  const [first, second, third] = steps;
  if (first === undefined) return start;
  if (second === undefined) {
    return (scope) => {
      const value = take(start(scope), first, scope, expression);
      return value === NOTHING ? null : value;
    };
  }
  if (third === undefined) {
    return (scope) => {
      let value = take(start(scope), first, scope, expression);
      if (value === NOTHING) return null;
      value = take(value, second, scope, expression);
      return value === NOTHING ? null : value;
    };
  }
  return (scope) => {
    let value = start(scope);
    for (const step of steps) {
      const next = take(value, step, scope, expression);
      if (next === NOTHING) return null;
      value = next;
    }
    return value;
  };
}

/** One selector; an exact name of an object, the common case, without further ado. */
function take(value: Value, step: Step, scope: Scope, expression: string): Value | typeof NOTHING {
  const { name } = step;
  if (name === undefined) return select(value, step.key(scope), step.optional, expression);
  if (value instanceof ObjectValue) {
    const member = value.members.get(name);
    if (member !== undefined) return member;
  }
  return select(value, name, step.optional, expression);
}

function observedChain(
  start: Thunk,
  steps: readonly Step[],
  expression: string,
  watch: NonNullable<Observer['step']>,
): Thunk {
  return (scope) => {
    let value = start(scope);
    for (const { node, key, optional } of steps) {
      const target = value;
      const next = watch(node, () => select(target, key(scope), optional, expression));
      if (next === NOTHING) return null;
      value = next;
    }
    return value;
  };
}
