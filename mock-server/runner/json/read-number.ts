import { isWhiteSpace } from './char-class.ts';
import { beginNumber, refuse, setNumber } from './token-state.ts';
import type { TokenState } from './token-state.ts';

/** Longest text of an integer beyond int64. */
const longestInteger = 380;

const separators = ',}])/';

/** Reads the number that the reader stands on. */
export function readNumber(reader: TokenState): void {
  const { text } = reader;
  const start = reader.at;
  while (reader.at < text.length) {
    const code = text.charCodeAt(reader.at);
    if (code === 0) break;
    if (!isNumberCharacter(code)) {
      const character = text.charAt(reader.at);
      if (isWhiteSpace(code) || separators.includes(character)) break;
      refuse(reader, `Unexpected character encountered while parsing number: ${character}.`);
    }
    reader.at += 1;
  }
  beginNumber(reader);
  setNumber(reader, convert(reader, text.slice(start, reader.at)));
}

function isNumberCharacter(code: number): boolean {
  if (code >= 0x30 && code <= 0x39) return true;
  const lower = code | 0x20;
  return (
    (code > 0x40 && ((lower >= 0x61 && lower <= 0x66) || lower === 0x78)) ||
    code === 0x2d ||
    code === 0x2b ||
    code === 0x2e
  );
}

function convert(reader: TokenState, text: string): bigint | number {
  const invalid = (): never => refuse(reader, `Input string '${text}' is not a valid number.`);
  if (/^0[^.eE]/u.test(text)) return convertRadix(text) ?? invalid();
  if (/^-?\d+$/u.test(text)) {
    const integer = BigInt(text);
    if (BigInt.asIntN(64, integer) !== integer && text.length > longestInteger)
      refuse(reader, `JSON integer ${text} is too large to parse.`);
    return integer;
  }
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u.test(text)) invalid();
  return Number(text);
}

/** `0x…` is hexadecimal, any other leading zero octal; 64 bits, the highest of them the sign. */
function convertRadix(text: string): bigint | undefined {
  const literal = /^0x[0-9a-f]+$/iu.test(text)
    ? text
    : /^0[0-7]+$/u.test(text)
      ? `0o${text.slice(1)}`
      : undefined;
  if (literal === undefined) return undefined;
  const integer = BigInt(literal);
  return integer < 1n << 64n ? BigInt.asIntN(64, integer) : undefined;
}
