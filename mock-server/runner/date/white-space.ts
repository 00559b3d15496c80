/** Char.IsWhiteSpace. (JavaScript's `\s` takes U+FEFF and leaves U+0085 out.) */
export function isWhiteSpace(character: string): boolean {
  return character === '\u0085' || (character !== '\ufeff' && /^\s$/.test(character));
}

/** Char.IsLetter. */
export function isLetter(character: string): boolean {
  return /^\p{L}$/u.test(character);
}

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9' && character.length === 1;
}
