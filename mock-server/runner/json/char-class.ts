/** .NET's `Char.IsWhiteSpace`: the reader eats these between tokens (a byte order mark is not among them). */
export function isWhiteSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** .NET's `Char.IsLetterOrDigit`, for one UTF-16 unit. */
export function isLetterOrDigit(code: number): boolean {
  if (code < 0x80)
    return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return /^[\p{L}\p{Nd}]$/u.test(String.fromCharCode(code));
}

/** .NET's `Char.IsNumber`, for one UTF-16 unit. */
export function isNumber(code: number): boolean {
  if (code < 0x80) return code >= 0x30 && code <= 0x39;
  return /^\p{N}$/u.test(String.fromCharCode(code));
}

/** A character that may stand in an unquoted member name. */
export function isIdentifier(code: number): boolean {
  return isLetterOrDigit(code) || code === 0x5f || code === 0x24;
}
