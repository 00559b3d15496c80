import { isIdentifier, isNumber, isWhiteSpace } from './char-class.ts';
import { hasMore, passBlank, passLineEnd, readComment } from './read-blank.ts';
import { readNumber } from './read-number.ts';
import { readQuoted } from './read-string.ts';
import { readConstructor, readWord, refuseEnd } from './read-word.ts';
import { refuse, resume, setToken } from './token-state.ts';
import type { TokenState, TokenType } from './token-state.ts';

const ends: Readonly<Record<string, TokenType>> = {
  '}': 'EndObject',
  ']': 'EndArray',
  ')': 'EndConstructor',
};

/**
 * Reads the next token as Newtonsoft.Json 13's JsonTextReader does; `false` at the end of the text.
 * @throws JsonReadFault
 */
export function readToken(reader: TokenState): boolean {
  for (;;) {
    switch (reader.state) {
      case 'Start':
      case 'Property':
      case 'Array':
      case 'ArrayStart':
      case 'Constructor':
      case 'ConstructorStart':
        return readValue(reader);
      case 'Object':
      case 'ObjectStart':
        return readMember(reader);
      case 'PostValue':
        if (readAfterValue(reader)) return true;
        break;
      case 'Finished':
        return readAfterRoot(reader);
    }
  }
}

function refuseValue(reader: TokenState): never {
  refuse(reader, `Unexpected character encountered while parsing value: ${reader.text.charAt(reader.at)}.`);
}

function readValue(reader: TokenState): boolean {
  passBlank(reader);
  if (!hasMore(reader, 0)) return false;
  const character = reader.text.charAt(reader.at);
  switch (character) {
    case '"':
    case "'":
      reader.at += 1;
      setToken(reader, 'String', readQuoted(reader, character));
      return true;
    case '{':
      reader.at += 1;
      setToken(reader, 'StartObject');
      return true;
    case '[':
      reader.at += 1;
      setToken(reader, 'StartArray');
      return true;
    case ']':
    case ')':
      reader.at += 1;
      setToken(reader, ends[character] ?? 'None');
      return true;
    case ',':
      // The comma stays: it is passed after this undefined value, so that `[,,]` has two.
      setToken(reader, 'Undefined');
      return true;
    case '/':
      readComment(reader);
      return true;
    case 'n':
      readNullOrNew(reader);
      return true;
    case '-':
      if (hasMore(reader, 1) && reader.text[reader.at + 1] === 'I') readWord(reader, '-');
      else readNumber(reader);
      return true;
    default:
      if (readWord(reader, character)) return true;
      if (!isNumber(character.charCodeAt(0)) && character !== '.') refuseValue(reader);
      readNumber(reader);
      return true;
  }
}

function readNullOrNew(reader: TokenState): void {
  if (!hasMore(reader, 1)) {
    reader.at += 1;
    refuseEnd(reader);
  }
  const next = reader.text[reader.at + 1];
  if (next === 'u') readWord(reader, 'n');
  else if (next === 'e') readConstructor(reader);
  else refuseValue(reader);
}

function readMember(reader: TokenState): boolean {
  passBlank(reader);
  if (!hasMore(reader, 0)) return false;
  const character = reader.text.charAt(reader.at);
  if (character === '}') {
    // The position of a fault here is that of the brace.
    setToken(reader, 'EndObject');
    reader.at += 1;
  } else if (character === '/') readComment(reader);
  else readName(reader, character);
  return true;
}

function readName(reader: TokenState, first: string): void {
  let name: string;
  if (first === '"' || first === "'") {
    reader.at += 1;
    name = readQuoted(reader, first);
  } else if (isIdentifier(first.charCodeAt(0))) name = readUnquotedName(reader);
  else refuse(reader, `Invalid property identifier character: ${first}.`);
  passBlank(reader);
  const next = reader.text[reader.at] ?? '\0';
  if (next !== ':')
    refuse(reader, `Invalid character after parsing property name. Expected ':' but got: ${next}.`);
  reader.at += 1;
  setToken(reader, 'PropertyName', name);
}

function readUnquotedName(reader: TokenState): string {
  const start = reader.at;
  for (; reader.at < reader.text.length; reader.at += 1) {
    const code = reader.text.charCodeAt(reader.at);
    if (isIdentifier(code)) continue;
    if (code !== 0 && code !== 0x3a && !isWhiteSpace(code))
      refuse(reader, `Invalid JavaScript property identifier character: ${reader.text.charAt(reader.at)}.`);
    return reader.text.slice(start, reader.at);
  }
  return refuse(reader, 'Unexpected end while parsing unquoted property name.');
}

/** `true` when a token was read, `false` when the state moved on without one. */
function readAfterValue(reader: TokenState): boolean {
  while (reader.at < reader.text.length) {
    const code = reader.text.charCodeAt(reader.at);
    if (passLineEnd(reader, code)) continue;
    const character = reader.text.charAt(reader.at);
    const end = ends[character];
    if (end !== undefined) {
      reader.at += 1;
      setToken(reader, end);
      return true;
    }
    if (character === '/') {
      readComment(reader);
      return true;
    }
    if (character !== ',' && code !== 0 && !isWhiteSpace(code))
      refuse(reader, `After parsing a value an unexpected character was encountered: ${character}.`);
    reader.at += 1;
    if (character === ',') {
      resume(reader);
      return false;
    }
  }
  // Missing closers are forgiven once a value is complete.
  reader.state = 'Finished';
  return false;
}

function readAfterRoot(reader: TokenState): boolean {
  passBlank(reader);
  if (!hasMore(reader, 0) || reader.sawEnd) {
    setToken(reader, 'None');
    return false;
  }
  const character = reader.text.charAt(reader.at);
  if (character !== '/')
    refuse(reader, `Additional text encountered after finished reading JSON content: ${character}.`);
  readComment(reader);
  return true;
}
