import { call, path, type Expression, type Operand } from './expression.ts';

export const and = (...conditions: readonly Operand[]): Expression => call('and', ...conditions);
export const or = (...conditions: readonly Operand[]): Expression => call('or', ...conditions);
export const not = (condition: Operand): Expression => call('not', condition);
export const equals = (left: Operand, right: Operand): Expression => call('equals', left, right);
export const isNull = (operand: Operand): Expression => equals(operand, null);
export const choose = (condition: Operand, then: Operand, otherwise: Operand): Expression =>
  call('if', condition, then, otherwise);
export const concat = (...parts: readonly Operand[]): Expression => call('concat', ...parts);
export const coalesce = (...parts: readonly Operand[]): Expression => call('coalesce', ...parts);
export const lower = (text: Operand): Expression => call('toLower', text);
export const trim = (text: Operand): Expression => call('trim', text);
export const length = (text: Operand): Expression => call('length', text);
export const contains = (whole: Operand, part: Operand): Expression => call('contains', whole, part);
export const split = (text: Operand, separator: string): Expression => call('split', text, separator);
export const add = (left: Operand, right: Operand): Expression => call('add', left, right);
export const first = (list: Operand): Expression => call('first', list);
export const last = (list: Operand): Expression => call('last', list);
export const longer = (text: Operand, than: number): Expression => call('greater', length(text), than);
export const orEmpty = (text: Operand): Expression => coalesce(text, '');
/** `otherwise` for null and for an empty text. */
export const ifBlank = (text: Operand, otherwise: Operand): Expression =>
  choose(call('empty', text), otherwise, text);

/** The text after the first separator, itself included where it stands again; empty where there is none. */
export const afterFirst = (text: Operand, separator: string): Expression =>
  call('join', call('skip', split(text, separator), 1), separator);

/** The text before the last separator; empty where there is none. */
export const beforeLast = (text: Operand, separator: string): Expression =>
  call(
    'join',
    call('take', split(text, separator), call('sub', length(split(text, separator)), 1)),
    separator,
  );

/** A character that cannot be typed into a definition, by its UTF-8 bytes (`%00`, `%E2%80%8B`). */
export const character = (bytes: string): Expression => call('decodeUriComponent', bytes);
export const lineFeed = character('%0A');

/** Replaces one after the other. */
export function replaceAll(
  text: Operand,
  pairs: Iterable<readonly [old: Operand, replacement: Operand]>,
): Expression {
  let result: Operand = text;
  for (const [old, replacement] of pairs) result = call('replace', result, old, replacement);
  return typeof result === 'object' && result !== null ? result : call('string', result);
}

export const item = (...names: readonly Operand[]): Expression => path(call('item'), ...names);
export const parameter = (name: string): Expression => call('parameters', name);
