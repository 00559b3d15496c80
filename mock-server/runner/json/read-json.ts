import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import { JsonReadFault } from './json-read-fault.ts';

export { JsonReadFault } from './json-read-fault.ts';

export interface ReadJsonOptions {
  /** What happens to text after the value: `json()` refuses it, ParseJson ignores it. */
  readonly trailing?: 'ignore' | 'refuse';
}

/**
 * Reads JSON text into a value; numbers keep their kind (`1` Integer, `1.0` Float).
 * @throws JsonReadFault with the sentence of the service's reader.
 */
export function readJson(text: string, options: ReadJsonOptions = {}): Value {
  let at = 0;
  const refuse = (): never => {
    throw new JsonReadFault(
      `Unexpected character encountered while parsing value: ${text[at] ?? ''}. Path '', line 1, position ${at}.`,
    );
  };
  const blank = (): void => {
    while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  };
  const take = (character: string): void => {
    blank();
    if (text[at] !== character) refuse();
    at += 1;
  };
  const token = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return refuse();
    at += found.length;
    return found;
  };
  const readString = (): string =>
    JSON.parse(token(/"(?:[^"\\]|\\.)*"/suy).replaceAll(/[\n\r\t]/g, (c) => JSON.stringify(c).slice(1, -1)));
  const list = (close: string, each: () => void): void => {
    at += 1;
    blank();
    if (text[at] === close) {
      at += 1;
      return;
    }
    for (;;) {
      each();
      blank();
      if (text[at] === ',') at += 1;
      else return take(close);
    }
  };
  const read = (): Value => {
    blank();
    const first = text[at];
    if (first === '{') {
      const members = new Map<string, Value>();
      list('}', () => {
        blank();
        const name = readString();
        take(':');
        members.set(name, read());
      });
      return new ObjectValue(members);
    }
    if (first === '[') {
      const items: Value[] = [];
      list(']', () => items.push(read()));
      return items;
    }
    if (first === '"') return readString();
    const word = token(/true|false|null|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/uy);
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    return /^-?\d+$/u.test(word) ? BigInt(word) : Number(word);
  };
  const value = read();
  blank();
  if (options.trailing === 'refuse' && at < text.length) refuse();
  return value;
}
