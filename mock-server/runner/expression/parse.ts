import type { Value } from '../value/value.ts';
import type { CallNode, ExpressionNode, SelectNode } from './expression-node.ts';
import { ExpressionFault } from './fault.ts';
import { scan, type Token, type TokenKind } from './scan.ts';
import { templateMessages } from './template-messages.ts';

/**
 * Parses an expression, written without its `@`, into a tree with offsets.
 * @throws ExpressionFault in the service's words.
 */
export function parse(expression: string): ExpressionNode {
  return new Parser(expression).parseAll();
}

const words: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['null', null],
  ['true', true],
  ['false', false],
]);

/** Deepest nesting of calls and indexes; the service has no such limit short of the length of an expression. */
const DEPTH_LIMIT = 1000;

class Parser {
  readonly #expression: string;
  readonly #tokens: readonly Token[];
  readonly #endOfData: Token;
  #at = 0;
  #depth = 0;

  constructor(expression: string) {
    this.#expression = expression;
    this.#tokens = scan(expression);
    this.#endOfData = { kind: 'EndOfData', start: expression.length, end: expression.length, text: '' };
  }

  parseAll(): ExpressionNode {
    const node = this.#parseExpression();
    this.#take('EndOfData');
    return node;
  }

  get #token(): Token {
    return this.#tokens[this.#at] ?? this.#endOfData;
  }

  #take(kind: TokenKind): Token {
    const token = this.#token;
    if (token.kind !== kind) {
      throw new ExpressionFault(templateMessages.expectedToken(this.#expression, kind, token.kind));
    }
    this.#at += 1;
    return token;
  }

  #skip(kind: TokenKind): boolean {
    if (this.#token.kind !== kind) return false;
    this.#at += 1;
    return true;
  }

  #parseExpression(): ExpressionNode {
    const { kind, start, end, text, number } = this.#token;
    if (kind === 'Literal') {
      this.#at += 1;
      return { kind: 'literal', value: text, start, end };
    }
    if (number !== undefined) {
      this.#at += 1;
      return { kind: 'literal', value: number, start, end };
    }
    if (kind === 'Identifier' && text.length <= 5) {
      const value = words.get(text.toLowerCase());
      if (value !== undefined) {
        this.#at += 1;
        return { kind: 'literal', value, start, end };
      }
    }
    this.#depth += 1;
    if (this.#depth > DEPTH_LIMIT) throw new ExpressionFault(templateMessages.tooDeep(DEPTH_LIMIT));
    const node = this.#parseSelectors(this.#parseCall());
    this.#depth -= 1;
    return node;
  }

  #parseCall(): CallNode {
    const name = this.#take('Identifier');
    this.#take('LeftParenthesis');
    const args: ExpressionNode[] = [];
    if (this.#token.kind !== 'RightParenthesis') {
      do args.push(this.#parseExpression());
      while (this.#skip('Comma'));
    }
    const { end } = this.#take('RightParenthesis');
    return { kind: 'call', name: name.text, args, start: name.start, end };
  }

  #parseSelectors(call: CallNode): CallNode | SelectNode {
    let target: CallNode | SelectNode = call;
    for (;;) {
      const optional = this.#skip('QuestionMark');
      const dot = this.#skip('Dot');
      if (dot) {
        const { text, start, end } = this.#take('Identifier');
        const key: ExpressionNode = { kind: 'literal', value: text, start, end };
        target = { kind: 'select', target, key, optional, dot, start: call.start, end };
      } else if (this.#skip('LeftSquareBracket')) {
        const key = this.#parseExpression();
        const { end } = this.#take('RightSquareBracket');
        target = { kind: 'select', target, key, optional, dot, start: call.start, end };
      } else if (optional) {
        throw new ExpressionFault(templateMessages.afterQuestionMark(this.#expression, this.#token.kind));
      } else {
        return target;
      }
    }
  }
}
