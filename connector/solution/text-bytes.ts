const byteOrderMark = '\uFEFF';

/** UTF-8 bytes of a text, without byte order mark unless asked for. */
export function textBytes(text: string, options: { readonly bom?: boolean } = {}): Uint8Array {
  return new TextEncoder().encode(options.bom === true ? byteOrderMark + text : text);
}

/** True where the bytes start with the UTF-8 byte order mark. */
export function hasBom(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The text of UTF-8 bytes without its byte order mark; `undefined` where they are not valid UTF-8. */
export function bytesText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Order by code units: the same on every machine, whatever its locale. */
export function byCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
