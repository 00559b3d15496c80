import { call, type Expression, type Operand } from './expression.ts';
import { choose, concat, contains, length, longer, replaceAll } from './phrases.ts';

/**
 * First characters of the base64 of a character outside the BMP: its UTF-8 begins with F0 to F4. Two units that are no
 * pair begin with something else, each half with EF (U+FFFD).
 */
const pairBeginnings = '89';

/** The first `most` UTF-16 units of the text, one less where the cut would go through a pair. */
export function cut(text: Operand, most: number): Expression {
  const around = call('base64', call('substring', text, most - 1, 2));
  const isPair = contains(pairBeginnings, call('substring', around, 0, 1));
  return choose(longer(text, most), call('substring', text, 0, choose(isPair, most - 1, most)), text);
}

/** As `cut`, with an ellipsis as the last character where something was cut. */
export function cutWithEllipsis(text: Operand, most: number): Expression {
  return choose(longer(text, most), concat(cut(text, most - 1), '…'), text);
}

/** A long text by its beginning and its end: what failed stands in front, why at the back. */
export function shorten(text: Expression, beginning: number, end: number): Expression {
  const last = call('substring', text, call('sub', length(text), end));
  return choose(
    longer(text, beginning + end),
    concat(call('substring', text, 0, beginning), ' … ', last),
    text,
  );
}

/** Lone halves of surrogate pairs become U+FFFD: what is not Unicode text cannot be sent as UTF-8. */
export const mend = (text: Operand): Expression => call('base64ToString', call('base64', text));

/** The digits 0 to 9 taken out. */
export const withoutDigits = (text: Operand): Expression =>
  replaceAll(
    text,
    Array.from('0123456789', String).map((digit) => [digit, ''] as const),
  );
