import { toText } from '../value/to-text.ts';
import type { Value } from '../value/value.ts';
import { compile, type Observer } from './compile.ts';
import type { ExpressionNode, SourceRange } from './expression-node.ts';
import { ExpressionFault } from './fault.ts';
import { parseTemplate, type ExpressionPart } from './parse-template.ts';
import type { Scope } from './scope.ts';
import { NOTHING } from './select.ts';

/** One part of a template with what it came to: a value, a fault, or neither where it was not evaluated. */
export interface Explanation extends SourceRange {
  /** The text of the part. */
  readonly source: string;
  readonly value?: Value;
  /** The service's sentence. */
  readonly fault?: string;
  readonly parts: readonly Explanation[];
}

interface Draft extends SourceRange {
  readonly source: string;
  value?: Value;
  fault?: string;
  readonly parts: Draft[];
}

/**
 * Evaluates a template and says of every part what it came to, with its place in the template: literals, calls,
 * selectors. A part that a lazy function did not need, or that came after a fault, has neither value nor fault.
 */
export function explain(text: string, scope: Scope): Explanation {
  const root: Draft = { source: text, start: 0, end: text.length, parts: [] };
  try {
    keep(root, () => evaluate(text, scope, root));
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
  }
  return root;
}

function evaluate(text: string, scope: Scope, root: Draft): Value {
  const template = parseTemplate(text);
  if (template.kind === 'text') return template.value;
  const watched = (part: ExpressionPart): Value => {
    const recorder = new Recorder(text, part.start);
    recorder.draft(part.node, root);
    return compile(part.node, part.expression, recorder)(scope);
  };
  if (template.kind === 'whole') return watched(template.part);
  return template.parts.map((part) => (part.kind === 'text' ? part.value : toText(watched(part)))).join('');
}

/** Runs something, keeps its value or fault, and passes both on. */
function keep<T extends Value | typeof NOTHING>(draft: Draft | undefined, run: () => T): T {
  try {
    const value = run();
    if (draft !== undefined) draft.value = value === NOTHING ? null : value;
    return value;
  } catch (error) {
    if (draft !== undefined && error instanceof ExpressionFault) draft.fault = error.message;
    throw error;
  }
}

class Recorder implements Observer {
  readonly #drafts = new Map<ExpressionNode, Draft>();
  readonly #text: string;
  readonly #offset: number;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  /** Lays out the parts of a node in the order of the text, before anything runs. */
  draft(node: ExpressionNode, parent: Draft): void {
    const start = this.#offset + node.start;
    const end = this.#offset + node.end;
    const draft: Draft = { source: this.#text.slice(start, end), start, end, parts: [] };
    this.#drafts.set(node, draft);
    parent.parts.push(draft);
    if (node.kind === 'call') for (const arg of node.args) this.draft(arg, draft);
    if (node.kind === 'select') {
      this.draft(node.target, draft);
      this.draft(node.key, draft);
    }
  }

  watch(node: ExpressionNode, run: (scope: Scope) => Value): (scope: Scope) => Value {
    const draft = this.#drafts.get(node);
    return (scope) => keep(draft, () => run(scope));
  }

  step(node: ExpressionNode, run: () => Value | typeof NOTHING): Value | typeof NOTHING {
    return keep(this.#drafts.get(node), run);
  }
}
