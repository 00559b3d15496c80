import {
  FilterFault,
  type ComparisonOperator,
  type Filter,
  type Literal,
  type TextFunction,
} from './filter.ts';
import { scanFilter, type Token } from './scan-filter.ts';

const operators: ReadonlySet<string> = new Set<ComparisonOperator>(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const functions: ReadonlySet<string> = new Set<TextFunction>(['contains', 'startswith', 'endswith']);
const mirrored: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};
const maximumDepth = 100;

/**
 * Parses a `$filter`: comparisons of a column with a literal, `contains`, `startswith`, `endswith`, `not`, `and`,
 * `or`, parentheses. `or` binds weakest, then `and`, then `not` (OData 4.01). Throws `FilterFault`.
 */
export function parseFilter(text: string): Filter {
  const parser = new Parser(text, scanFilter(text));
  const filter = parser.or(0);
  parser.end();
  return filter;
}

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  or(depth: number): Filter {
    let left = this.#and(depth);
    while (this.#word('or')) left = { kind: 'or', left, right: this.#and(depth) };
    return left;
  }

  end(): void {
    if (this.#peek().kind !== 'end') throw this.#fault();
  }

  #and(depth: number): Filter {
    let left = this.#not(depth);
    while (this.#word('and')) left = { kind: 'and', left, right: this.#not(depth) };
    return left;
  }

  #not(depth: number): Filter {
    if (depth > maximumDepth) {
      throw new FilterFault(`Recursion depth exceeded allowed limit in '${this.#text}'.`);
    }
    if (this.#word('not')) return { kind: 'not', operand: this.#not(depth + 1) };
    if (this.#mark('(')) {
      const inner = this.or(depth + 1);
      if (!this.#mark(')')) throw this.#fault();
      return inner;
    }
    return this.#comparison();
  }

  #comparison(): Filter {
    const token = this.#take();
    if (token.kind === 'word') {
      if (functions.has(token.text)) return this.#call(token.text as TextFunction);
      return { kind: 'compare', operator: this.#operator(), column: token.text, literal: this.#literal() };
    }
    if (token.kind === 'literal') {
      const operator = mirrored[this.#operator()];
      const column = this.#take();
      if (column.kind !== 'word') throw this.#fault(column);
      return { kind: 'compare', operator, column: column.text, literal: token.literal };
    }
    throw this.#fault(token);
  }

  #call(name: TextFunction): Filter {
    if (!this.#mark('(')) throw this.#fault();
    const column = this.#take();
    if (column.kind !== 'word') throw this.#fault(column);
    if (!this.#mark(',')) throw this.#fault();
    const literal = this.#literal();
    if (literal.type !== 'string') {
      throw new FilterFault(
        `No function signature for the function with name '${name}' matches the specified arguments.`,
      );
    }
    if (!this.#mark(')')) throw this.#fault();
    // `contains(…) eq true` is legal and common in designers.
    const next = this.#peek();
    if (next.kind === 'word' && (next.text === 'eq' || next.text === 'ne')) {
      this.#next += 1;
      const expected = this.#literal();
      if (expected.type !== 'boolean') throw this.#fault(next);
      const call: Filter = { kind: 'text', name, column: column.text, text: literal.text };
      return expected.value === (next.text === 'eq') ? call : { kind: 'not', operand: call };
    }
    return { kind: 'text', name, column: column.text, text: literal.text };
  }

  #operator(): ComparisonOperator {
    const token = this.#take();
    if (token.kind !== 'word' || !operators.has(token.text)) throw this.#fault(token);
    return token.text as ComparisonOperator;
  }

  #literal(): Literal {
    const token = this.#take();
    if (token.kind !== 'literal') throw this.#fault(token);
    return token.literal;
  }

  #word(text: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'word' || token.text !== text) return false;
    this.#next += 1;
    return true;
  }

  #mark(text: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'mark' || token.text !== text) return false;
    this.#next += 1;
    return true;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', at: this.#text.length };
  }

  #take(): Token {
    const token = this.#peek();
    if (token.kind !== 'end') this.#next += 1;
    return token;
  }

  #fault(token: Token = this.#peek()): FilterFault {
    return new FilterFault(`Syntax error at position ${token.at} in '${this.#text}'.`);
  }
}
