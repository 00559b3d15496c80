/**
 * Culture-sensitive search ignoring case, as .NET's invariant culture does it over ICU (runtime of 2020): text is
 * compared in units of a character with its combining marks, in canonical form; variants (`²`, `①`, `ﬁ`, `ς`) are
 * their plain letters, full-width letters are not; characters without weight in the collation (soft hyphen,
 * zero-width, control characters) are skipped; nothing is found inside a ligature or a joined emoji.
 */

/** Ranges of characters without weight, first and last. */
const weightlessRanges: readonly (readonly [number, number])[] = [
  [0x0000, 0x0008],
  [0x000e, 0x001f],
  [0x007f, 0x0084],
  [0x0086, 0x009f],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
];

function isWeightless(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return weightlessRanges.some(([first, last]) => code >= first && code <= last);
}

const simple = /^[\t-\r -~]*$/;
const mark = /\p{M}/u;
const pictograph = /\p{Extended_Pictographic}/u;
const JOINER = '\u200D';

interface Unit {
  folded: string;
  readonly start: number;
  /** Something found may begin here. */
  readonly first: boolean;
  /** Something found may end here. */
  last: boolean;
}

/** Every position, rising, where `sought` (not empty) stands in `text`; occurrences may overlap. */
export function* indexesIgnoringCase(text: string, sought: string): Generator<number, undefined> {
  if (simple.test(text) && simple.test(sought)) {
    const lower = text.toLowerCase();
    const wanted = sought.toLowerCase();
    for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + 1)) yield at;
    return undefined;
  }
  const units = toUnits(text);
  const wanted = toUnits(sought).map((unit) => unit.folded);
  if (wanted.length === 0) {
    // Nothing but characters without weight is found at once.
    yield 0;
    return undefined;
  }
  for (let at = 0; at + wanted.length <= units.length; at += 1) {
    const unit = units[at];
    const found =
      unit?.first === true &&
      units[at + wanted.length - 1]?.last === true &&
      wanted.every((folded, offset) => units[at + offset]?.folded === folded);
    if (found) yield unit.start;
  }
  return undefined;
}

function toUnits(text: string): readonly Unit[] {
  const units: Unit[] = [];
  let at = 0;
  let joined = false;
  for (const character of text) {
    const start = at;
    at += character.length;
    if (isWeightless(character)) {
      joined = character === JOINER;
      continue;
    }
    const glued = joined && pictograph.test(character);
    joined = false;
    const previous = units.at(-1);
    if (glued && previous !== undefined) previous.last = false;
    addCharacter(units, character, start, !glued);
  }
  for (const unit of units) unit.folded = foldUnit(unit.folded);
  return units;
}

function addCharacter(units: Unit[], character: string, start: number, first: boolean): void {
  const count = units.length;
  for (const part of decompose(character)) {
    const last = units.at(-1);
    if (last !== undefined && mark.test(part)) last.folded += part;
    else {
      if (last !== undefined && units.length > count) last.last = false;
      units.push({ folded: part, start, first: first && units.length === count, last: true });
    }
  }
}

function decompose(character: string): string {
  const wide = character >= '\uFF00' && character <= '\uFFEF';
  return character.normalize(wide ? 'NFD' : 'NFKD');
}

function foldUnit(unit: string): string {
  // A final sigma is the same letter; toLowerCase of a lone capital gives the other form.
  return unit.toLowerCase().replaceAll('ς', 'σ').normalize('NFD');
}
