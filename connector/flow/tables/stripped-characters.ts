const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** URL-encoded UTF-8 of a BMP character. */
const encoded = (unit: number): string =>
  [...new TextEncoder().encode(String.fromCharCode(unit))].map(percent).join('');

/** C0 controls but TAB and LF (CR is dealt with before), DEL, and the C1 controls but NEL. */
const controls = [
  ...range(0x00, 0x08),
  ...range(0x0b, 0x1f),
  0x7f,
  ...range(0x80, 0x84),
  ...range(0x86, 0x9f),
];

/**
 * Zero-width space, word joiner and its relatives, byte order mark, soft hyphen; every bidirectional control: marks,
 * embeddings, overrides, isolates.
 */
const invisible = [
  0x200b,
  ...range(0x2060, 0x2064),
  0xfeff,
  0xad,
  0x61c,
  0x200e,
  0x200f,
  ...range(0x202a, 0x202e),
  ...range(0x2066, 0x2069),
];

/** Joiners: part of emoji and of Arabic and Indic words, a trick anywhere else. */
const joiners = [0x200c, 0x200d];

/** What counts as a line break or a tab in a field of one line: they become one space. */
const breaks = [0x0a, 0x0b, 0x0c, 0x0d, 0x09, 0x85, 0x2028, 0x2029];

/** URL-encoded characters that leave a field, by the form of the field. */
export const strippedCharacters = {
  code: [...controls, ...invisible, ...joiners].map(encoded),
  line: [...controls, ...invisible].map(encoded),
  note: controls.map(encoded),
  joiners: joiners.map(encoded),
};

/** URL-encoded line breaks; the pair CR LF first, it is one break. */
export const lineBreaks = ['%0D%0A', ...breaks.map(encoded)];

/**
 * Beginnings of URL-encoded characters of scripts that use joiners: emoji and other astral characters (F0), Arabic,
 * Syriac, Thaana, N'Ko (D8 to DF), Indic, Sinhala, Khmer and Mongolian among others (E0, E1).
 */
export const joiningScripts = ['%F0', '%D8', '%D9', '%DA', '%DB', '%DC', '%DD', '%DE', '%DF', '%E0', '%E1'];
