import { readToken } from './read-token.ts';
import type { TokenState } from './token-state.ts';

/** Reads the arguments of `new Date(` and gives the timestamp as JSON text would show it. */
export function dateFromConstructor(reader: TokenState, fault: (sentence: string) => never): string {
  const first = argument(reader, fault);
  if (first === undefined) return fault('Date constructor has no arguments.');
  const parts = [first];
  for (let next = argument(reader, fault); next !== undefined; next = argument(reader, fault))
    parts.push(next);
  if (parts.length === 1) return isoText(Number(first), 'Z');
  if (parts.length > 7) return fault('Unexpected number of arguments when reading date constructor.');
  const [year = 1, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0] = parts.map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month, day === 0 ? 1 : day);
  date.setUTCHours(hour, minute, second, millisecond);
  return isoText(date.getTime(), '');
}

function argument(reader: TokenState, fault: (sentence: string) => never): bigint | undefined {
  if (!readToken(reader)) return fault('Unexpected end when reading date constructor.');
  if (reader.type === 'EndConstructor') return undefined;
  if (typeof reader.value !== 'bigint')
    return fault(`Unexpected token when reading date constructor. Expected Integer, got ${reader.type}`);
  return reader.value;
}

function isoText(milliseconds: number, zone: string): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return '';
  return date.toISOString().replace(/\.?0*Z$/u, '') + zone;
}
