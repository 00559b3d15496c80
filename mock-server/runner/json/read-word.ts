import { isLetterOrDigit, isWhiteSpace } from './char-class.ts';
import { hasMore, passBlank, passLineEnd } from './read-blank.ts';
import { refuse, setToken } from './token-state.ts';
import type { TokenState, TokenType } from './token-state.ts';
import type { Value } from '../value/value.ts';

interface Word {
  readonly text: string;
  readonly type: TokenType;
  readonly value: Value;
  readonly fault: string;
}

/** Literals by the character that announces them. */
const words: Readonly<Record<string, Word>> = {
  t: { text: 'true', type: 'Boolean', value: true, fault: 'Error parsing boolean value.' },
  f: { text: 'false', type: 'Boolean', value: false, fault: 'Error parsing boolean value.' },
  n: { text: 'null', type: 'Null', value: null, fault: 'Error parsing null value.' },
  u: { text: 'undefined', type: 'Undefined', value: null, fault: 'Error parsing undefined value.' },
  N: { text: 'NaN', type: 'Float', value: NaN, fault: 'Error parsing NaN value.' },
  I: { text: 'Infinity', type: 'Float', value: Infinity, fault: 'Error parsing Infinity value.' },
  '-': { text: '-Infinity', type: 'Float', value: -Infinity, fault: 'Error parsing -Infinity value.' },
};

export function refuseEnd(reader: TokenState): never {
  refuse(reader, 'Unexpected end when reading JSON.');
}

/** Reads the literal announced by `first`; `false` when no literal begins so. */
export function readWord(reader: TokenState, first: string): boolean {
  const word = words[first];
  if (word === undefined) return false;
  if (!match(reader, word.text)) refuse(reader, word.fault);
  setToken(reader, word.type, word.value);
  return true;
}

/** Passes `word` and looks whether a separator follows. */
function match(reader: TokenState, word: string): boolean {
  if (!hasMore(reader, word.length - 1)) {
    reader.at = reader.text.length;
    refuseEnd(reader);
  }
  for (const character of word) {
    if (reader.text[reader.at] !== character) return false;
    reader.at += 1;
  }
  if (!hasMore(reader, 0)) return true;
  const next = reader.text.charAt(reader.at);
  switch (next) {
    case '}':
    case ']':
    case ',':
    case '\0':
      return true;
    case '/':
      return hasMore(reader, 1) && /[*/]/u.test(reader.text.charAt(reader.at + 1));
    case ')':
      return reader.state === 'Constructor' || reader.state === 'ConstructorStart';
    default:
      return isWhiteSpace(next.charCodeAt(0));
  }
}

/** Reads `new Name(`, which JavaScript allows and the service's reader takes. */
export function readConstructor(reader: TokenState): void {
  if (!match(reader, 'new')) refuse(reader, 'Unexpected content while parsing JSON.');
  passBlank(reader);
  const start = reader.at;
  let end = start;
  for (;;) {
    if (reader.at >= reader.text.length) refuse(reader, 'Unexpected end while parsing constructor.');
    const code = reader.text.charCodeAt(reader.at);
    end = reader.at;
    if (code === 0x28 || passLineEnd(reader, code)) break;
    const blank = code === 0 || isWhiteSpace(code);
    if (!blank && !isLetterOrDigit(code)) refuseConstructor(reader);
    reader.at += 1;
    if (blank) break;
  }
  const name = reader.text.slice(start, end);
  if (name === '') refuse(reader, 'Empty constructor name.');
  passBlank(reader);
  if (reader.text[reader.at] !== '(') refuseConstructor(reader);
  reader.at += 1;
  setToken(reader, 'StartConstructor', name);
}

function refuseConstructor(reader: TokenState): never {
  refuse(reader, `Unexpected character while parsing constructor: ${reader.text[reader.at] ?? '\0'}.`);
}
