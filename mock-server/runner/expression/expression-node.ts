import type { Value } from '../value/value.ts';

/** Offsets in the text that was parsed, `end` exclusive. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

export interface LiteralNode extends SourceRange {
  readonly kind: 'literal';
  readonly value: Value;
}

export interface CallNode extends SourceRange {
  readonly kind: 'call';
  /** As written. */
  readonly name: string;
  readonly args: readonly ExpressionNode[];
}

export interface SelectNode extends SourceRange {
  readonly kind: 'select';
  readonly target: CallNode | SelectNode;
  readonly key: ExpressionNode;
  /** `?` stands before the selector. */
  readonly optional: boolean;
  /** Written as `.name`; else as `[…]`. */
  readonly dot: boolean;
}

export type ExpressionNode = LiteralNode | CallNode | SelectNode;
