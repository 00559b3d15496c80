/** Grave, acute, circumflex, tilde, diaeresis, ring, double acute, caron, cedilla, ogonek. */
const accents = [0x300, 0x301, 0x302, 0x303, 0x308, 0x30a, 0x30b, 0x30c, 0x327, 0x328];
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', String);

/** Past Latin Extended-A the letters are rare, and the pairs too many for one expression. */
const lastLetter = 0x17f;

type Pair = readonly [decomposed: string, composed: string];

/** Latin letters with one accent, decomposed and composed (NFC). */
const pairs: readonly Pair[] = accents.flatMap((accent) =>
  letters.flatMap((letter) => {
    const decomposed = letter + String.fromCharCode(accent);
    const composed = decomposed.normalize('NFC');
    return composed.length === 1 && composed.charCodeAt(0) <= lastLetter
      ? [[decomposed, composed] as const]
      : [];
  }),
);

/** In URL-encoded text these may be the last digit of the character before. */
const isHexDigit = ([decomposed]: Pair): boolean => /^[A-F]/.test(decomposed);

/**
 * The part of Unicode's normal form that names on marketplaces need; the language has no function for it. `encoded`
 * is for URL-encoded text; `plain`, the letters A to F, for the text itself.
 */
export const composedLetters = {
  plain: pairs.filter(isHexDigit),
  encoded: pairs
    .filter((pair) => !isHexDigit(pair))
    .map(([decomposed, composed]): Pair => [encodeURIComponent(decomposed), encodeURIComponent(composed)]),
};

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Letters of Vietnamese, which may have two accents: a, o, u with breve or horn, and Latin Extended Additional. */
const vietnamese = [0x102, 0x103, 0x1a0, 0x1a1, 0x1af, 0x1b0, ...range(0x1ea0, 0x1ef9)];

/** The same, one accent a pair, the letters without any first: replaced in this order they compose both. */
export const composedVietnamese: readonly Pair[] = vietnamese
  .map((unit): Pair => {
    const letter = String.fromCharCode(unit);
    const parts = letter.normalize('NFD');
    return [parts.slice(0, -1).normalize('NFC') + parts.slice(-1), letter];
  })
  .toSorted(([one], [other]) => Number(one > '\u007f') - Number(other > '\u007f'));
