import { isWhiteSpace } from './char-class.ts';
import { refuse, setToken } from './token-state.ts';
import type { TokenState } from './token-state.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Whether `count` more characters follow the one that the reader stands on. */
export function hasMore(reader: TokenState, count: number): boolean {
  if (reader.at + count < reader.text.length) return true;
  reader.sawEnd = true;
  return false;
}

/**
 * Passes a line end when the reader stands on one. A line feed that ends the text does not join the carriage
 * return before it: the reader looks one character further than it needs.
 */
export function passLineEnd(reader: TokenState, code: number): boolean {
  if (code === carriageReturn) {
    reader.at += 1;
    if (hasMore(reader, 1) && reader.text.charCodeAt(reader.at) === lineFeed) reader.at += 1;
  } else if (code === lineFeed) reader.at += 1;
  else return false;
  reader.line += 1;
  reader.lineStart = reader.at;
  return true;
}

/** Passes white space, line ends and NUL characters. */
export function passBlank(reader: TokenState): void {
  const first = reader.text.charCodeAt(reader.at);
  if (first > 0x20 && first < 0x80) return;
  while (reader.at < reader.text.length) {
    const code = reader.text.charCodeAt(reader.at);
    if (passLineEnd(reader, code)) continue;
    if (code !== 0 && !isWhiteSpace(code)) return;
    reader.at += 1;
  }
}

/** Reads the comment whose `/` the reader stands on; it becomes a token when `asToken`. */
export function readComment(reader: TokenState, asToken = true): void {
  reader.at += 1;
  if (!hasMore(reader, 1)) refuse(reader, 'Unexpected end while parsing comment.');
  const second = reader.text[reader.at];
  if (second !== '*' && second !== '/')
    refuse(reader, `Error parsing comment. Expected: *, got ${second ?? ''}.`);
  reader.at += 1;
  const start = reader.at;
  for (;;) {
    if (reader.at >= reader.text.length) {
      if (second === '*') refuse(reader, 'Unexpected end while parsing comment.');
      break;
    }
    const code = reader.text.charCodeAt(reader.at);
    if (second === '/') {
      if (code === carriageReturn || code === lineFeed) break;
      reader.at += 1;
    } else if (code === 0x2a && reader.text[reader.at + 1] === '/') {
      if (asToken) setToken(reader, 'Comment', reader.text.slice(start, reader.at));
      reader.at += 2;
      return;
    } else if (!passLineEnd(reader, code)) reader.at += 1;
  }
  if (asToken) setToken(reader, 'Comment', reader.text.slice(start, reader.at));
}
