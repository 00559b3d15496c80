import { asArray, asString, memberOf, membersOf } from '../../connector/problems/json-value.ts';
import type { FlowAction, FlowNode, FlowView } from '../../connector/flow-lint/flow-view.ts';
import type { CallNode, ExpressionNode, SelectNode } from '../runner/expression/expression-node.ts';
import { ExpressionFault } from '../runner/expression/fault.ts';
import { parseTemplate } from '../runner/expression/parse-template.ts';
import { actionNamed } from './flow-text.ts';

/** A kind of text in which some characters have a meaning, and how a value is made harmless for it. */
export interface Sink {
  readonly name: string;
  /** The service itself escapes cells of HTML tables. */
  readonly html?: boolean;
  /** True for a call whose result is harmless here, whatever its arguments. */
  readonly escapes: (call: CallNode) => boolean;
}

/** `replace(text, from, to)` with these literals. */
export function isReplace(call: CallNode, from: string, to: (text: string) => boolean): boolean {
  const [, found, instead] = call.args;
  return (
    call.name.toLowerCase() === 'replace' &&
    found?.kind === 'literal' &&
    found.value === from &&
    instead?.kind === 'literal' &&
    typeof instead.value === 'string' &&
    to(instead.value)
  );
}

/** Where text from outside comes in unescaped; the source as written. */
export interface UntrustedSource {
  readonly text: string;
  /** From the caller of the trigger itself; else from a service or a loop over something. */
  readonly fromTrigger: boolean;
}

/** Functions whose results hold no character with a meaning: numbers, dates, truth values, ids, base64. */
const harmless = new Set(
  `parameters workflow guid utcnow ticks length int float decimal bool add sub mul div mod min max rand range equals not and or
  less lessorequals greater greaterorequals contains empty startswith endswith isint isfloat indexof lastindexof nthindexof
  iterationindexes formatnumber formatdatetime adddays addhours addminutes addseconds addtotime subtractfromtime converttimezone
  converttoutc convertfromutc startofday startofhour startofmonth dayofweek dayofmonth dayofyear getpasttime getfuturetime
  datedifference parsedatetime base64 listcallbackurl`.split(/\s+/),
);
const fromCaller = new Set([
  'triggerbody',
  'triggeroutputs',
  'trigger',
  'triggerformdatavalue',
  'triggerformdatamultivalues',
  'triggermultipartbody',
]);
/** Members of a service's answer that hold ids and numbers by their name: `leadid`, `_ownerid_value`, `statecode`. */
const identifier = /(?:^|\/)(?:_\w+_value|\w*id|guid|statecode|statuscode|versionnumber)$/i;
const ofActions = new Set(['outputs', 'body', 'actions']);

const tracers = new WeakMap<FlowView, Map<Sink, TextTracer>>();

/** The tracer of a flow and a sink: one for all texts, so that each source is followed once. */
export function tracerFor(view: FlowView, sink: Sink): TextTracer {
  const ofView = tracers.get(view) ?? new Map<Sink, TextTracer>();
  tracers.set(view, ofView);
  const tracer = ofView.get(sink) ?? new TextTracer(view, sink);
  ofView.set(sink, tracer);
  return tracer;
}

/** Looks through a flow for where the text of an expression comes from. */
class TextTracer {
  readonly #view: FlowView;
  readonly #sink: Sink;
  readonly #open = new Set<string>();
  readonly #known = new Map<string, UntrustedSource | undefined>();
  #cut = false;

  constructor(view: FlowView, sink: Sink) {
    this.#view = view;
    this.#sink = sink;
  }

  /** The first source of text in an expression that reaches it unescaped; `undefined` where all is harmless. */
  trace(node: ExpressionNode, source: string, owner: FlowNode): UntrustedSource | undefined {
    if (node.kind === 'literal') return undefined;
    if (node.kind === 'select') return this.#select(node, source, owner);
    return this.#call(node, source, owner, [], node);
  }

  #select(node: SelectNode, source: string, owner: FlowNode): UntrustedSource | undefined {
    const keys: string[] = [];
    let root: CallNode | SelectNode = node;
    while (root.kind === 'select') {
      if (root.key.kind === 'literal' && typeof root.key.value === 'string') keys.unshift(root.key.value);
      else keys.unshift('');
      root = root.target;
    }
    const found = this.#call(root, source, owner, keys, node);
    return found?.fromTrigger === false && identifier.test(keys.at(-1) ?? '') ? undefined : found;
  }

  #call(
    call: CallNode,
    source: string,
    owner: FlowNode,
    keys: readonly string[],
    shown: ExpressionNode,
  ): UntrustedSource | undefined {
    const name = call.name.toLowerCase();
    if (this.#sink.escapes(call) || harmless.has(name)) return undefined;
    const text = source.slice(shown.start, shown.end);
    if (fromCaller.has(name)) return { text, fromTrigger: true };
    const [first] = call.args;
    const named = first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined;
    if (ofActions.has(name) && named !== undefined)
      return this.#action(named, name === 'actions' ? keys.slice(1) : keys, text);
    if (name === 'variables' && named !== undefined) return this.#variable(named);
    if (name === 'items' && named !== undefined) return this.#loop(actionNamed(this.#view, named), text);
    if (name === 'item') return this.#item(owner, text);
    if (name === 'result') return { text, fromTrigger: false };
    const passed =
      name === 'if'
        ? call.args.slice(1)
        : name === 'replace'
          ? call.args.filter((_, index) => index !== 1)
          : call.args;
    for (const arg of passed) {
      const found = this.trace(arg, source, owner);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #action(name: string, keys: readonly string[], text: string): UntrustedSource | undefined {
    const action = actionNamed(this.#view, name);
    const outside = { text, fromTrigger: false };
    if (action === undefined) return outside;
    const inputs = memberOf(action.node, 'inputs');
    switch (action.type.toLowerCase()) {
      case 'compose':
        return this.#once(`outputs ${name} ${keys.join('/')}`, () =>
          this.#value(memberAlong(inputs, keys), action),
        );
      case 'parsejson':
        return this.#once(`outputs ${name}`, () => this.#value(memberOf(inputs, 'content'), action));
      case 'join':
      case 'query':
        return this.#once(`outputs ${name}`, () => this.#value(memberOf(inputs, 'from'), action));
      case 'select':
        return this.#once(`outputs ${name}`, () => this.#value(memberOf(inputs, 'select'), action));
      case 'table':
        return this.#sink.html === true && /^html$/i.test(asString(memberOf(inputs, 'format')) ?? '')
          ? undefined
          : outside;
      default:
        return outside;
    }
  }

  #variable(name: string): UntrustedSource | undefined {
    return this.#once(`variable ${name}`, () => {
      for (const action of this.#view.actions) {
        if (!/variable$/i.test(action.type)) continue;
        const inputs = memberOf(action.node, 'inputs');
        const values = [
          ...(asString(memberOf(inputs, 'name')) === name ? [memberOf(inputs, 'value')] : []),
          ...asArray(memberOf(inputs, 'variables')).flatMap((each) =>
            memberOf(each, 'name') === name ? [memberOf(each, 'value')] : [],
          ),
        ];
        for (const value of values) {
          const found = this.#value(value, action);
          if (found !== undefined) return found;
        }
      }
      return undefined;
    });
  }

  #loop(loop: FlowAction | undefined, text: string): UntrustedSource | undefined {
    if (loop === undefined) return { text, fromTrigger: false };
    return this.#once(`items ${loop.name}`, () => this.#value(memberOf(loop.node, 'foreach'), loop));
  }

  #item(owner: FlowNode, text: string): UntrustedSource | undefined {
    const from = memberOf(memberOf(owner.node, 'inputs'), 'from');
    if (from !== undefined) return this.#once(`item ${owner.name}`, () => this.#value(from, owner));
    const around = 'ancestors' in owner ? (owner as FlowAction).ancestors : [];
    return this.#loop(
      around.findLast(({ type }) => type.toLowerCase() === 'foreach'),
      text,
    );
  }

  /** Any text inside of a value: a template, or a list or object of them. */
  #value(value: unknown, owner: FlowNode): UntrustedSource | undefined {
    if (typeof value === 'string') return this.#text(value, owner);
    const inside = Array.isArray(value) ? value : membersOf(value).flatMap(([name, each]) => [name, each]);
    for (const each of inside) {
      const found = this.#value(each, owner);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #text(text: string, owner: FlowNode): UntrustedSource | undefined {
    try {
      const template = parseTemplate(text);
      if (template.kind === 'text') return undefined;
      for (const part of template.kind === 'whole' ? [template.part] : template.parts) {
        const found = part.kind === 'expression' ? this.trace(part.node, part.expression, owner) : undefined;
        if (found !== undefined) return found;
      }
      return undefined;
    } catch (error) {
      if (error instanceof ExpressionFault) return undefined;
      throw error;
    }
  }

  /**
   * Follows something once and remembers what it found. A flow may refer to itself, as a variable that is set from
   * its own value: what was found on such a way is remembered only for where the way began.
   */
  #once(key: string, follow: () => UntrustedSource | undefined): UntrustedSource | undefined {
    if (this.#known.has(key)) return this.#known.get(key);
    if (this.#open.has(key)) {
      this.#cut = true;
      return undefined;
    }
    this.#open.add(key);
    const found = follow();
    this.#open.delete(key);
    if (this.#open.size === 0) this.#cut = false;
    if (found !== undefined || !this.#cut) this.#known.set(key, found);
    return found;
  }
}

/** The part of a literal tree that keys lead to; the tree itself where they lead out of it. */
function memberAlong(value: unknown, keys: readonly string[]): unknown {
  const [first, ...rest] = keys;
  if (first === undefined) return value;
  const direct =
    memberOf(value, first) ??
    membersOf(value).find(([name]) => name.toLowerCase() === first.toLowerCase())?.[1];
  return direct === undefined ? value : memberAlong(direct, rest);
}
