import { JsonReadFault } from './json-read-fault.ts';
import { readToken } from './read-token.ts';
import type { TokenState } from './token-state.ts';

/** Milliseconds since 1970 of 0001-01-01 and of the end of 9999, what a .NET DateTime holds. */
const earliest = -62_135_596_800_000;
const latest = 253_402_300_799_999;

/** Reads the arguments of `new Date(` and gives the timestamp as JSON text would show it. */
export function dateFromConstructor(reader: TokenState, fault: (sentence: string) => never): string {
  const first = argument(reader, fault);
  if (first === undefined) return fault('Date constructor has no arguments.');
  const parts = [first];
  for (let next = argument(reader, fault); next !== undefined; next = argument(reader, fault))
    parts.push(next);
  if (parts.length === 1) return fromMilliseconds(first);
  if (parts.length > 7) return fault('Unexpected number of arguments when reading date constructor.');
  return fromParts(parts.map((part) => Number(BigInt.asIntN(32, part))));
}

function argument(reader: TokenState, fault: (sentence: string) => never): bigint | undefined {
  if (!readToken(reader)) return fault('Unexpected end when reading date constructor.');
  if (reader.type === 'EndConstructor') return undefined;
  if (typeof reader.value !== 'bigint')
    return fault(`Unexpected token when reading date constructor. Expected Integer, got ${reader.type}`);
  if (BigInt.asIntN(64, reader.value) !== reader.value)
    throw new JsonReadFault(
      "Unable to cast object of type 'System.Numerics.BigInteger' to type 'System.Int64'.",
    );
  return reader.value;
}

function fromMilliseconds(value: bigint): string {
  if (value < BigInt(earliest) || value > BigInt(latest))
    throw new JsonReadFault(
      "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks. (Parameter 'ticks')",
    );
  return isoText(new Date(Number(value)), 'Z');
}

function fromParts([
  year = 1,
  month = 0,
  day = 0,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
]: readonly number[]): string {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day === 0 ? 1 : day);
  if (year < 1 || year > 9999 || date.getUTCMonth() !== month || (day !== 0 && date.getUTCDate() !== day))
    throw new JsonReadFault('Year, Month, and Day parameters describe an un-representable DateTime.');
  date.setUTCHours(hour, minute, second);
  if (date.getUTCHours() !== hour || date.getUTCMinutes() !== minute || date.getUTCSeconds() !== second)
    throw new JsonReadFault('Hour, Minute, and Second parameters describe an un-representable DateTime.');
  if (millisecond < 0 || millisecond > 999)
    throw new JsonReadFault("Valid values are between 0 and 999, inclusive. (Parameter 'millisecond')");
  date.setUTCMilliseconds(millisecond);
  return isoText(date, '');
}

function isoText(date: Date, zone: string): string {
  return date.toISOString().replace(/(?:\.000|(\.\d*?)0+)?Z$/u, '$1') + zone;
}
