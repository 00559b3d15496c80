/** Names that `TextDecoder` does not know and .NET does, or knows under another meaning. */
const aliases: Readonly<Record<string, string>> = { unicode: 'utf-16le', 'utf-16': 'utf-16le' };

/**
 * The text of a message: by its byte order mark, else by the `charset` of its media type, else UTF-8. Bad sequences
 * become U+FFFD; an unknown charset is read as UTF-8.
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  return new TextDecoder(encodingOf(bytes, contentType)).decode(bytes);
}

function encodingOf(bytes: Uint8Array, contentType: string | undefined): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const named = /;\s*charset\s*=\s*"?(?<name>[^\s;"]+)/iu
    .exec(contentType ?? '')
    ?.groups?.['name']?.toLowerCase();
  if (named === undefined) return 'utf-8';
  const name = aliases[named] ?? named;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return 'utf-8';
  }
}
