const short: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\f': '\\f',
  '\b': '\\b',
  '\\': '\\\\',
};

// oxlint-disable-next-line no-control-regex -- control characters are what must be escaped
const doubleQuoted = /["\\\u0000-\u001f\u0085\u2028\u2029]/gu;
// oxlint-disable-next-line no-control-regex -- control characters are what must be escaped
const singleQuoted = /['\\\u0000-\u001f\u0085\u2028\u2029]/gu;

/**
 * The inside of a JSON string as Newtonsoft.Json writes it by default: only the quote, the backslash, controls
 * below U+0020, and U+0085, U+2028, U+2029 are escaped; everything else, lone surrogates too, stays raw.
 */
export function escapeText(text: string, quote: '"' | "'"): string {
  const special = quote === '"' ? doubleQuoted : singleQuoted;
  if (text.search(special) === -1) return text;
  return text.replaceAll(special, (character) => {
    if (character === quote) return `\\${quote}`;
    return short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
