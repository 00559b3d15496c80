import type { Expression, Operand } from './expression.ts';
import { first, lower, replaceAll, split, trim } from './phrases.ts';

const letters = Array.from('abcdefghijklmnopqrstuvwxyz', String);

/** The text up to its first Latin letter, trimmed: a number without "extension 12, ask for Ann". */
export function leadingNumber(text: Operand): Expression {
  const marked = replaceAll(
    lower(text),
    letters.map((letter) => [letter, '|'] as const),
  );
  return trim(first(split(marked, '|')));
}
