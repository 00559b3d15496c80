/** `type/subtype` with parameters, each `name=value` (RFC 9110). */
const mediaType =
  /^\s*[!#$%&'*+.^`|~\w-]+\/[!#$%&'*+.^`|~\w-]+\s*(?:;\s*(?:[!#$%&'*+.^`|~\w-]+=(?:[^\s;"]*|"[^"]*")\s*)?)*$/u;
const charset = /;\s*charset=(?:"([^"]*)"|([^\s;"]*))/iu;

/**
 * Text of bytes by the charset of their media type (UTF-8 where it names none), bad sequences as U+FFFD, a byte
 * order mark kept. `undefined` where the type is none or the charset is unknown.
 */
export function decodeText(contentType: string, bytes: Buffer): string | undefined {
  if (contentType === '' || contentType === 'application/octet-stream') return bytes.toString('utf8');
  if (!mediaType.test(contentType)) return undefined;
  const found = charset.exec(contentType);
  const name = (found?.[1] ?? found?.[2] ?? 'utf-8').toLowerCase();
  if (name === 'utf-8' || name === 'utf8') return bytes.toString('utf8');
  if (name === 'us-ascii' || name === 'ascii')
    return bytes.toString('latin1').replaceAll(/[^\0-\x7F]/gu, '?');
  if (name === 'iso-8859-1' || name === 'latin1') return bytes.toString('latin1');
  try {
    return new TextDecoder(name, { ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
