import { isDigit } from './white-space.ts';

/** Digits after a point, added up in doubles as .NET does (its rounding shows in the last tick). */
export function readFraction(text: string, start: number): { value: number; digits: number; end: number } {
  let value = 0;
  let unit = 0.1;
  let at = start;
  for (; isDigit(text[at] ?? ''); at += 1) {
    value += Number(text[at]) * unit;
    unit *= 0.1;
  }
  return { value, digits: at - start, end: at };
}

/** An offset such as `+2`, `+02:00` or `-0530` at its sign; `undefined` where there is none. */
export function readOffset(text: string, at: number): { minutes: number; end: number } | undefined {
  const sign = text[at];
  if (sign !== '+' && sign !== '-') return undefined;
  const [digits = ''] = /^[0-9]*/.exec(text.slice(at + 1)) ?? [];
  let end = at + 1 + digits.length;
  let hours = Number(digits);
  let minutes = 0;
  if (digits.length === 1 || digits.length === 2) {
    if (text[end] === ':') {
      const [after = ''] = /^[0-9]*/.exec(text.slice(end + 1)) ?? [];
      if (after.length < 1 || after.length > 2) return undefined;
      minutes = Number(after);
      end += 1 + after.length;
    }
  } else if (digits.length === 3 || digits.length === 4) {
    minutes = hours % 100;
    hours = Math.floor(hours / 100);
  } else return undefined;
  if (minutes > 59) return undefined;
  const total = hours * 60 + minutes;
  return { minutes: sign === '-' ? -total : total, end };
}

/** What Visual Basic puts around dates: a pair of hashes, and zero characters at the end. */
export function skipPunctuation(text: string, at: number): number | undefined {
  if (text[at] === '#') return /^\s*#[^#\0]*#[\s\0]*$/.test(text) ? at + 1 : undefined;
  return text[at] === '\0' && /^\0+$/.test(text.slice(at)) ? text.length : undefined;
}
