import { readFraction, readOffset, skipPunctuation } from './time-parts.ts';
import { isDigit, isWhiteSpace } from './white-space.ts';

/** The time of day of an ISO 8601 text, with its zone. */
export interface IsoTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: number;
  readonly offset: number | undefined;
  readonly utc: boolean;
}

/** Reads what follows the `T`: two digits each, blanks between, then nothing more; `undefined`: not such a time. */
export function readIsoTime(text: string, start: number): IsoTime | undefined {
  const reader = new IsoReader(text, start);
  const hour = reader.twoDigits();
  if (hour === undefined || !reader.take(':')) return undefined;
  const minute = reader.twoDigits();
  if (minute === undefined) return undefined;
  let second: number | undefined = 0;
  let fraction = 0;
  if (reader.take(':')) {
    second = reader.twoDigits();
    if (second === undefined) return undefined;
    const read = reader.fraction();
    if (read === undefined) return undefined;
    fraction = read;
  }
  const zone = reader.zone();
  return zone === undefined || !reader.atEnd()
    ? undefined
    : { hour, minute, second, fraction, offset: zone.minutes, utc: zone.utc };
}

class IsoReader {
  readonly #text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  take(character: string): boolean {
    this.#skipWhite();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  twoDigits(): number | undefined {
    this.#skipWhite();
    const digits = this.#text.slice(this.#at, this.#at + 2);
    if (!/^[0-9]{2}$/.test(digits)) return undefined;
    this.#at += 2;
    return Number(digits);
  }

  /** No blank may stand before the point; `undefined`: a point without digits. */
  fraction(): number | undefined {
    if (this.#text[this.#at] !== '.') return 0;
    const { value, digits, end } = readFraction(this.#text, this.#at + 1);
    this.#at = end;
    return digits === 0 ? undefined : value;
  }

  zone(): { minutes: number | undefined; utc: boolean } | undefined {
    this.#skipWhite();
    const character = this.#text[this.#at];
    if (character === 'Z' || character === 'z') {
      this.#at += 1;
      return { minutes: 0, utc: true };
    }
    if (character !== '+' && character !== '-') return { minutes: undefined, utc: false };
    const offset = readOffset(this.#text, this.#at);
    if (offset === undefined) return undefined;
    this.#at = offset.end;
    return { minutes: offset.minutes, utc: false };
  }

  atEnd(): boolean {
    this.#skipWhite();
    for (const sign of ['#', '\0']) {
      if (this.#text[this.#at] !== sign) continue;
      const end = skipPunctuation(this.#text, this.#at);
      if (end === undefined) return false;
      this.#at = end;
      this.#skipWhite();
    }
    return this.#at >= this.#text.length;
  }

  #skipWhite(): void {
    while (isWhiteSpace(this.#text[this.#at] ?? '') && !isDigit(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}
