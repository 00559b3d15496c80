/** Characters that keep their meaning only as they are written: an escape of one of them stays. */
const reserved = new Set(";/?:@&=+$,#[]!'()*");

/**
 * Whether System.Uri reads the text as an IRI: it has characters beyond ASCII, or escapes of them or of unreserved
 * characters.
 */
export function hasIriParts(text: string): boolean {
  return (
    /[^\0-\u007f]/.test(text) ||
    /%(?:[89a-f][0-9a-f]|2[de]|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/i.test(text)
  );
}

/** Undoes escapes that an IRI does not need, and escapes the characters that it may not hold. */
export function normalise(text: string): string {
  let result = '';
  for (let at = 0; at < text.length;) {
    const run = /^(?:%[0-9a-f]{2})+/i.exec(text.slice(at))?.[0];
    if (run !== undefined) {
      result += unescapeRun(run);
      at += run.length;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    result +=
      character.length === 1 && character > '~' && !isIriCharacter(character) ? escape(character) : character;
    at += character.length;
  }
  return result;
}

function unescapeRun(run: string): string {
  const bytes = (run.match(/[0-9a-f]{2}/gi) ?? []).map((digits) => Number.parseInt(digits, 16));
  let result = '';
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const written = run.slice(at * 3, at * 3 + 3);
    if (byte < 0x80) {
      result += staysEscaped(byte) ? written : String.fromCharCode(byte);
      at += 1;
      continue;
    }
    const sequence = utf8Sequence(bytes, at);
    const length = sequence?.length ?? 1;
    result +=
      sequence !== undefined && isIriCharacter(sequence.character)
        ? sequence.character
        : run.slice(at * 3, (at + length) * 3);
    at += length;
  }
  return result;
}

function staysEscaped(byte: number): boolean {
  return (
    byte <= 0x1f || byte === 0x7f || byte === 0x25 || byte === 0x5c || reserved.has(String.fromCharCode(byte))
  );
}

/** The character that the bytes at `at` make, if they are well-formed UTF-8. */
function utf8Sequence(
  bytes: readonly number[],
  at: number,
): { character: string; length: number } | undefined {
  const first = bytes[at] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return { character: decoder.decode(new Uint8Array(bytes.slice(at, at + length))), length };
  } catch {
    // Not UTF-8: the bytes stay escaped.
    return undefined;
  }
}

/** The characters beyond ASCII of RFC 3987, private ones included. */
function isIriCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code > 0xffff) return (code & 0xffff) < 0xfffe && code >= 0x1_0000;
  return (
    (code >= 0xa0 && code <= 0xfdcf && !(code >= 0xd800 && code <= 0xdfff)) ||
    (code >= 0xfdf0 && code <= 0xffef)
  );
}

/**
 * Whether a part needs no more escaping: no blanks, controls or `"<>\^` and their like, every `%` an escape; beyond
 * ASCII only where nothing else is escaped (and then braces and the bar pass, too).
 */
export function isCanonical(part: string): boolean {
  if (/[\0- "#<>[\]^`\\\u007f-\u009f\ud800-\udfff]/.test(part)) return false;
  if (/%(?![0-9a-f]{2})/i.test(part)) return false;
  return /[^\0-\u007f]/.test(part) ? !part.includes('%') : !/[{|}]/.test(part);
}

/** The part with characters beyond ASCII, braces and bars escaped. */
export function asAscii(part: string): string {
  return part.replaceAll(/[^\0-z~]/gu, escape);
}

function escape(character: string): string {
  return Array.from(
    new TextEncoder().encode(character),
    (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}

/** A rooted path without its `.` and `..` segments. */
export function compressPath(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1;
    if (segment === '..') {
      kept.pop();
      if (last && kept.length > 0) kept.push('');
    } else if (segment !== '.') kept.push(segment);
    else if (last) kept.push('');
  }
  return `/${kept.join('/')}`;
}
