import { findFunction } from '../functions/function-table.ts';
import type { Value } from '../value/value.ts';
import type { Observer } from './compile.ts';
import type { CallNode, ExpressionNode } from './expression-node.ts';
import type { Thunk } from './function-entry.ts';
import { printExpression } from './print.ts';

/** Families whose functions look at the run. */
const OF_THE_RUN: ReadonlySet<string> = new Set(['reference', 'form', 'date']);

/** A part of expressions, the same wherever it stands with the same text. */
interface Part {
  /** Two calls of it may differ: it holds `guid()` or `rand()`. */
  readonly volatile: boolean;
  /** It has one value for ever. */
  readonly constant: boolean;
  readonly id: number;
  places: number;
  /** The evaluation that `value` belongs to; of constants: 1 once it is known. */
  evaluation: number;
  value: Value;
}

/**
 * Lets equal parts of the expressions of one tree share their value: within one evaluation each is computed once,
 * and a part that depends on nothing is computed once for ever. Only values are shared; a part that fails is evaluated
 * wherever it stands, so that its sentence names the expression it stands in. Generated flows repeat themselves a lot.
 */
export class SharedValues implements Observer {
  readonly #byText = new Map<string, Part>();
  readonly #byNode = new Map<ExpressionNode, Part>();
  /** Counts evaluations; an object, so that compiled parts read a plain member. */
  readonly #clock = { evaluation: 0 };

  /** Begins a new evaluation of the tree. */
  begin(): void {
    this.#clock.evaluation += 1;
  }

  /** Counts the parts of an expression; to be called for every expression of the tree before one is compiled. */
  add(node: ExpressionNode): Part {
    const part = this.#partOf(node);
    part.places += 1;
    this.#byNode.set(node, part);
    return part;
  }

  watch(node: ExpressionNode, evaluate: Thunk): Thunk {
    const part = this.#byNode.get(node);
    if (part === undefined || node.kind === 'literal' || part.volatile) return evaluate;
    if (part.constant) return onceForEver(part, evaluate);
    return part.places > 1 ? this.#oncePerEvaluation(part, evaluate) : evaluate;
  }

  /** A part in as many places as the one around it is used by that one only. */
  joins(outer: CallNode, inner: CallNode): boolean {
    return this.#byNode.get(outer)?.places === this.#byNode.get(inner)?.places;
  }

  #oncePerEvaluation(part: Part, evaluate: Thunk): Thunk {
    const clock = this.#clock;
    return (scope) => {
      if (part.evaluation === clock.evaluation) return part.value;
      const value = evaluate(scope);
      part.value = value;
      part.evaluation = clock.evaluation;
      return value;
    };
  }

  #partOf(node: ExpressionNode): Part {
    if (node.kind === 'literal') return this.#part(printExpression(node), false, true);
    if (node.kind === 'select') {
      const [target, key] = [this.add(node.target), this.add(node.key)];
      const text = `${node.optional ? '?' : ''}[${target.id},${key.id}]`;
      return this.#part(text, target.volatile || key.volatile, target.constant && key.constant);
    }
    const args = node.args.map((arg) => this.add(arg));
    const entry = findFunction(node.name);
    return this.#part(
      `${node.name.toLowerCase()}(${args.map(({ id }) => id).join(',')})`,
      entry?.volatile === true || args.some((arg) => arg.volatile),
      entry !== undefined && !OF_THE_RUN.has(entry.family) && args.every((arg) => arg.constant),
    );
  }

  #part(text: string, volatile: boolean, constant: boolean): Part {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const part: Part = {
      volatile,
      constant: constant && !volatile,
      id: this.#byText.size,
      places: 0,
      evaluation: -1,
      value: null,
    };
    this.#byText.set(text, part);
    return part;
  }
}

function onceForEver(part: Part, evaluate: Thunk): Thunk {
  return (scope) => {
    if (part.evaluation === 1) return part.value;
    part.value = evaluate(scope);
    part.evaluation = 1;
    return part.value;
  };
}
