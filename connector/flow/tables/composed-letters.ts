/** Grave, acute, circumflex, tilde, diaeresis, ring, double acute, caron, cedilla, ogonek. */
const accents = [0x300, 0x301, 0x302, 0x303, 0x308, 0x30a, 0x30b, 0x30c, 0x327, 0x328];
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', String);

/** Past Latin Extended-A the letters are rare, and the pairs too many for one expression. */
const lastLetter = 0x17f;

/**
 * Latin letters with one accent, decomposed and composed (NFC), both URL-encoded: the part of Unicode's normal form that
 * names on marketplaces need. The language has no function for it.
 */
export const composedLetters: readonly (readonly [decomposed: string, composed: string])[] = accents.flatMap(
  (accent) =>
    letters.flatMap((letter) => {
      const decomposed = letter + String.fromCharCode(accent);
      const composed = decomposed.normalize('NFC');
      return composed.length === 1 && composed.charCodeAt(0) <= lastLetter
        ? [[encodeURIComponent(decomposed), encodeURIComponent(composed)] as const]
        : [];
    }),
);
