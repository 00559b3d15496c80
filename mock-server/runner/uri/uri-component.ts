const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Uri.EscapeDataString: all but the unreserved characters of RFC 3986, as UTF-8, upper-case hexadecimal. */
export function escapeComponent(text: string): string {
  return encodeURIComponent(wellFormed(text)).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * HttpUtility.UrlDecode: `+` is a blank, `%xx` a byte of UTF-8, `%uxxxx` a UTF-16 unit; what is not well-formed
 * stays as it is, bytes that are not UTF-8 and halves of surrogate pairs become U+FFFD.
 */
export function unescapeComponent(text: string): string {
  let decoded = '';
  let bytes: number[] = [];
  const flush = (): void => {
    if (bytes.length > 0) decoded += utf8.decode(new Uint8Array(bytes));
    bytes = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const unit = /^%u[0-9a-f]{4}/i.exec(text.slice(at, at + 6))?.[0];
    const byte = /^%[0-9a-f]{2}/i.exec(text.slice(at, at + 3))?.[0];
    const code = text.charCodeAt(at);
    if (unit !== undefined && unit[1] === 'u') {
      flush();
      decoded += String.fromCharCode(Number.parseInt(unit.slice(2), 16));
      at += 5;
    } else if (byte !== undefined) {
      bytes.push(Number.parseInt(byte.slice(1), 16));
      at += 2;
    } else if (code > 0x7f) {
      flush();
      decoded += text[at];
    } else bytes.push(code === 0x2b ? 0x20 : code);
  }
  flush();
  return wellFormed(decoded);
}

/** HttpUtility.UrlDecodeToBytes: as `unescapeComponent`, but the bytes themselves, and no `%uxxxx`. */
export function unescapeToBytes(text: string): Uint8Array {
  const source = new TextEncoder().encode(text);
  const bytes: number[] = [];
  for (let at = 0; at < source.length; at += 1) {
    const byte = source[at] ?? 0;
    const digits = String.fromCharCode(...source.subarray(at + 1, at + 3));
    if (byte === 0x25 && /^[0-9a-f]{2}$/i.test(digits)) {
      bytes.push(Number.parseInt(digits, 16));
      at += 2;
    } else bytes.push(byte === 0x2b ? 0x20 : byte);
  }
  return new Uint8Array(bytes);
}

/** The text with U+FFFD for every surrogate that stands alone. */
function wellFormed(text: string): string {
  return text.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
