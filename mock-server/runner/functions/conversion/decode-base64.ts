const shape = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Convert.FromBase64String: white space (blank, tab, CR, LF) is skipped, groups must be whole; `undefined`: refused. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const dense = text.replaceAll(/[ \t\r\n]/g, '');
  return shape.test(dense) ? Buffer.from(dense, 'base64') : undefined;
}
