import type { DateCulture } from './date-culture.ts';

const fieldLetters = ['g', 'h', 'H', 'm', 's', 'f', 'F', 't', 'd', 'M', 'y', 'z', 'K', ':', '/'] as const;
type FieldLetter = (typeof fieldLetters)[number];

/** A part of a custom date format; `at` and `count` say where the letters stand. */
export type DatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly letter: FieldLetter; readonly count: number; readonly at: number };

/** Letters that do not repeat: each is a field of its own. */
const single: ReadonlySet<string> = new Set(['K', ':', '/']);
const fields: ReadonlySet<string> = new Set(fieldLetters);

/** Reads a custom date format; `undefined` for an open quote, a `%` or `\` without a character. */
export function readDateFormat(format: string): readonly DatePart[] | undefined {
  const parts: DatePart[] = [];
  for (let at = 0; at < format.length;) {
    const character = format[at] ?? '';
    if (isField(character)) {
      let count = 1;
      while (!single.has(character) && format[at + count] === character) count += 1;
      parts.push({ kind: 'field', letter: character, count, at });
      at += count;
    } else if (character === "'" || character === '"') {
      const quoted = readQuoted(format, at);
      if (quoted === undefined) return undefined;
      parts.push({ kind: 'text', text: quoted.text });
      at = quoted.end;
    } else if (character === '%') {
      const part = readAlone(format[at + 1]);
      if (part === undefined) return undefined;
      parts.push(part);
      at += 2;
    } else if (character === '\\') {
      const escaped = format[at + 1];
      if (escaped === undefined) return undefined;
      parts.push({ kind: 'text', text: escaped });
      at += 2;
    } else {
      parts.push({ kind: 'text', text: character });
      at += 1;
    }
  }
  return parts;
}

/** The character after a `%` is a format of its own: a lone field, or itself. */
function readAlone(character: string | undefined): DatePart | undefined {
  if (character === undefined || ['%', '\\', "'", '"'].includes(character)) return undefined;
  return isField(character)
    ? { kind: 'field', letter: character, count: 1, at: -1 }
    : { kind: 'text', text: character };
}

function isField(character: string): character is FieldLetter {
  return fields.has(character);
}

/** Text in quotes; a backslash takes the next character as it is. */
export function readQuoted(format: string, start: number): { text: string; end: number } | undefined {
  const quote = format[start];
  let text = '';
  for (let at = start + 1; at < format.length; at += 1) {
    const character = format[at];
    if (character === quote) return { text, end: at + 1 };
    if (character === '\\') at += 1;
    const taken = format[at];
    if (taken === undefined) return undefined;
    text += taken;
  }
  return undefined;
}

/**
 * Tells of the months of a pattern whether they stand beside `d` or `dd` (before them, or after them), where cultures
 * with cases write the genitive. .NET looks at the bare characters, quoted ones too, and at the nearest run of them.
 */
export function dayNumbersIn(pattern: string): (month: { at: number; count: number }) => boolean {
  const runs = [...pattern.matchAll(/d+/g)].map(({ index, 0: run }) => ({ index, length: run.length }));
  const ends = runs.map(({ index, length }) => index + length);
  return ({ at, count }) => {
    // After a `%` the month is a pattern of its own.
    if (at < 0) return false;
    const next = firstAbove(ends, at + count);
    const before = runs[firstAbove(ends, at) - 1];
    const after = runs[next];
    return (before !== undefined && before.length <= 2) || (after !== undefined && after.length <= 2);
  };
}

/** The first place in a rising list whose value is above a limit. */
function firstAbove(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The pattern of a one-letter format, whether it is the same in every culture; longer formats are their own
 * pattern. No pattern: there is no such format.
 */
export function standardPattern(
  format: string,
  culture: DateCulture,
): { pattern: string | undefined; invariant: boolean } {
  if (format.length !== 1) return { pattern: format, invariant: false };
  const invariant = invariantPatterns[format];
  if (invariant !== undefined) return { pattern: invariant, invariant: true };
  return { pattern: culturePattern(format, culture), invariant: false };
}

const invariantPatterns: Readonly<Record<string, string>> = {
  o: "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
  O: "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
  r: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  R: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  s: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
  u: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
};

function culturePattern(letter: string, culture: DateCulture): string | undefined {
  switch (letter) {
    case 'd':
      return culture.shortDate;
    case 'D':
      return culture.longDate;
    case 'f':
      return `${culture.longDate} ${culture.shortTime}`;
    case 'F':
    case 'U':
      return `${culture.longDate} ${culture.longTime}`;
    case 'g':
      return `${culture.shortDate} ${culture.shortTime}`;
    case 'G':
      return `${culture.shortDate} ${culture.longTime}`;
    case 'm':
    case 'M':
      return culture.monthDay;
    case 't':
      return culture.shortTime;
    case 'T':
      return culture.longTime;
    case 'y':
    case 'Y':
      return culture.yearMonth;
    default:
      return undefined;
  }
}
