import { call, type Expression, type Operand } from './expression.ts';
import { equals, or } from './phrases.ts';

/**
 * The first character of a value's JSON text: `{` object, `[` array, `"` text, `t` or `f` Boolean, `n` null, a digit
 * or `-` number. The one way to ask for a kind that fails on none of them: `?[…]` forgives null and a missing
 * name, not a wrong kind.
 */
export function kindOf(value: Operand): Expression {
  return call('substring', call('string', call('createArray', value)), 1, 1);
}

export const isObject = (value: Operand): Expression => equals(kindOf(value), '{');
export const isText = (value: Operand): Expression => equals(kindOf(value), '"');

/** Whether the kind, as `kindOf` gives it, is text or null: what the documentation promises for every field. */
export const isPromisedKind = (kind: Operand): Expression => or(equals(kind, '"'), equals(kind, 'n'));
