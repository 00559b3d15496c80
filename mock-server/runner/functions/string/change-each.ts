const beyondAscii = /[^\t-~]/;

/**
 * .NET's invariant casing: one character becomes one character. What JavaScript would expand (`ß` to `SS`) stays,
 * and so do the Turkish dotted and dotless i, which have no partner in the invariant culture.
 */
export function changeEach(text: string, to: 'lower' | 'upper'): string {
  if (!beyondAscii.test(text)) return to === 'lower' ? text.toLowerCase() : text.toUpperCase();
  let result = '';
  for (const character of text) result += changeOne(character, to);
  return result;
}

function changeOne(character: string, to: 'lower' | 'upper'): string {
  if (character === 'ı' || character === 'İ') return character;
  const changed = to === 'lower' ? character.toLowerCase() : character.toUpperCase();
  return changed.length === character.length ? changed : simpleCase(character, changed);
}

/** The one-to-one mapping where the full one is longer: Unicode gives it to the letters with iota subscript. */
function simpleCase(character: string, changed: string): string {
  const code = character.codePointAt(0) ?? 0;
  // U+1F80–U+1FFC: the title-case letter is the simple upper case, eight further on (ᾀ → ᾈ) or nine (ᾳ → ᾼ).
  if (code < 0x1f80 || code > 0x1ffc || !changed.endsWith('Ι')) return character;
  const upper = String.fromCodePoint(code + (code < 0x1fb0 ? 8 : 9));
  return upper.toLowerCase() === character ? upper : character;
}
