import { hasMore, passLineEnd } from './read-blank.ts';
import { refuse } from './token-state.ts';
import type { TokenState } from './token-state.ts';

const replacement = '\ufffd';

const simple: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '\\': '\\',
  '"': '"',
  "'": "'",
  '/': '/',
};

/** Reads a quoted text; the reader stands behind the opening quote and ends behind the closing one. */
export function readQuoted(reader: TokenState, quote: string): string {
  const { text } = reader;
  const quoteCode = quote.charCodeAt(0);
  let result = '';
  let start = reader.at;
  for (;;) {
    let code = text.charCodeAt(reader.at);
    // Most characters mean themselves.
    for (; code >= 0x20 && code !== quoteCode && code !== 0x5c; code = text.charCodeAt(reader.at))
      reader.at += 1;
    if (code === quoteCode) {
      result += text.slice(start, reader.at);
      reader.at += 1;
      return result;
    }
    if (code === 0x5c) {
      result += text.slice(start, reader.at);
      reader.at += 1;
      result += readEscape(reader, quote);
      start = reader.at;
    } else if (reader.at >= text.length) refuse(reader, `Unterminated string. Expected delimiter: ${quote}.`);
    else if (!passLineEnd(reader, code)) reader.at += 1;
  }
}

function readEscape(reader: TokenState, quote: string): string {
  if (!hasMore(reader, 0)) refuse(reader, `Unterminated string. Expected delimiter: ${quote}.`);
  const character = reader.text.charAt(reader.at);
  reader.at += 1;
  if (character === 'u') return readUnicode(reader);
  return simple[character] ?? refuse(reader, `Bad JSON escape sequence: \\${character}.`);
}

const isLow = (unit: string): boolean => unit >= '\udc00' && unit <= '\udfff';
const isHigh = (unit: string): boolean => unit >= '\ud800' && unit <= '\udbff';

/** Escaped surrogates that do not pair become U+FFFD; raw ones are left alone. */
function readUnicode(reader: TokenState): string {
  let unit = readHex(reader);
  if (isLow(unit)) return replacement;
  let result = '';
  while (isHigh(unit)) {
    if (!hasMore(reader, 2) || !reader.text.startsWith('\\u', reader.at)) return result + replacement;
    reader.at += 2;
    const next = readHex(reader);
    result += isLow(next) ? unit : replacement;
    unit = next;
  }
  return result + unit;
}

/** Four hex digits; the reader wants one more character behind them. */
function readHex(reader: TokenState): string {
  if (!hasMore(reader, 4)) refuse(reader, 'Unexpected end while parsing Unicode escape sequence.');
  const digits = reader.text.slice(reader.at, reader.at + 4);
  if (!/^[0-9A-Fa-f]{4}$/u.test(digits)) refuse(reader, `Invalid Unicode escape sequence: \\u${digits}.`);
  reader.at += 4;
  return String.fromCharCode(Number.parseInt(digits, 16));
}
