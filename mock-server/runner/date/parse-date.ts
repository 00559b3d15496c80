import type { DateCulture } from './date-culture.ts';
import { DateFields } from './date-fields.ts';
import { datesOf } from './date-order.ts';
import { DateTokens, type SeparatorKind } from './date-tokens.ts';
import type { DateTime } from './date-time.ts';
import { readIsoTime } from './iso-time.ts';
import { isComplete, nextState, type Complete, type State, type Token } from './parse-states.ts';
import { completeSuffixed, suffixFields, type SuffixKind } from './suffixed-date.ts';
import { readFraction, readOffset, skipPunctuation } from './time-parts.ts';
import { isDigit, isLetter, isWhiteSpace } from './white-space.ts';

const MAX_DIGITS = 8;
const tokensByCulture = new WeakMap<DateCulture, DateTokens>();

/**
 * DateTime.TryParse(text, culture, RoundtripKind) on a machine whose zone is UTC: the forms of ISO 8601, numbers in
 * the culture's order, names of months and days in any place, AM and PM, offsets. `now` (ticks) fills in a missing
 * date or year. `undefined`: not a time. Its rules are those of .NET's parser, checked against it at random by
 * `test/property`.
 */
export function parseDate(text: string, culture: DateCulture, now: bigint): DateTime | undefined {
  if (text === '') return undefined;
  let tokens = tokensByCulture.get(culture);
  if (tokens === undefined) {
    tokens = new DateTokens(culture);
    tokensByCulture.set(culture, tokens);
  }
  return new DateParser(text, culture, tokens, now).parse();
}

type Step = Token | 'skip' | 'iso' | undefined;

class DateParser {
  readonly #text: string;
  readonly #culture: DateCulture;
  readonly #tokens: DateTokens;
  readonly #fields: DateFields;
  /** Whether date and time are written with the same separator (10.30 and 24.11.2026). */
  readonly #oneSeparator: boolean;
  readonly #numbers: number[] = [];
  readonly #suffixes = new Set<SuffixKind>();
  #year: number | undefined;
  #month: number | undefined;
  #at = 0;
  #state: State = 'start';
  #haveDate = false;
  #haveTime = false;

  constructor(text: string, culture: DateCulture, tokens: DateTokens, now: bigint) {
    this.#text = text;
    this.#culture = culture;
    this.#tokens = tokens;
    this.#fields = new DateFields(culture, now);
    this.#oneSeparator = culture.dateSeparator === culture.timeSeparator;
  }

  parse(): DateTime | undefined {
    let completed = false;
    for (;;) {
      let step = this.#read();
      if (step === undefined) return undefined;
      if (step === 'skip') continue;
      if (step === 'iso') return this.#parseIso();
      if (this.#oneSeparator) step = this.#settleSeparator(step);
      const next = nextState(this.#state, step);
      if (next === undefined) return undefined;
      if (isComplete(next)) {
        if (!this.#complete(next)) return undefined;
        completed = true;
        this.#state = 'start';
      } else this.#state = next;
      if (step === 'end' || step === 'numberEnd' || step === 'monthEnd') break;
    }
    return completed && this.#adjustHour() ? this.#fields.finish() : undefined;
  }

  /** The next token with what follows it; `skip` for what means nothing, `undefined` for what cannot stand here. */
  #read(): Step {
    this.#skipWhite(false);
    const character = this.#text[this.#at];
    if (character === undefined) return 'end';
    if (isDigit(character)) return this.#readNumber();
    const word = this.#tokens.word(this.#text, this.#at);
    if (word === undefined) return this.#readOther(character);
    this.#at = word.end;
    switch (word.kind) {
      case 'ignored':
      case 'word':
        return 'skip';
      case 'weekday':
        if (this.#fields.weekday !== undefined) return undefined;
        this.#fields.weekday = word.value;
        return 'weekday';
      case 'month':
        return this.#readMonth(word.value);
      case 'era':
        return 'era';
      case 'zone':
        if (this.#fields.offset !== undefined) return undefined;
        this.#fields.offset = 0;
        this.#fields.utc = true;
        return 'zone';
      default:
        if (this.#fields.half !== undefined) return undefined;
        this.#fields.half = word.kind;
        return 'skip';
    }
  }

  #readNumber(): Step {
    let end = this.#at;
    while (isDigit(this.#text[end] ?? '')) end += 1;
    const digits = this.#text.slice(this.#at, end);
    if (this.#numbers.length === 3 || digits.length > MAX_DIGITS) return undefined;
    this.#at = end;
    if (!this.#readTimeTail()) return undefined;
    const value = Number(digits);
    if (digits.length < 3) return this.#readShortNumber(value);
    if (this.#year !== undefined) return undefined;
    this.#year = value;
    return this.#afterYear(value);
  }

  /** After the seconds a fraction, after minutes or seconds an offset. */
  #readTimeTail(): boolean {
    const last = this.#text.length - 1;
    if (this.#state === 'NNt' && this.#at < last && this.#text[this.#at] === '.') {
      const fraction = readFraction(this.#text, this.#at + 1);
      this.#at = fraction.end;
      this.#fields.fraction = fraction.value;
    }
    return (this.#state !== 'NNt' && this.#state !== 'Nt') || this.#at >= last || this.#readOffset();
  }

  #readOffset(): boolean {
    let at = this.#at;
    while (isWhiteSpace(this.#text[at] ?? '') && at < this.#text.length - 1) at += 1;
    const sign = this.#text[at];
    if (sign !== '+' && sign !== '-') return true;
    if (this.#fields.offset !== undefined) return false;
    const offset = readOffset(this.#text, at);
    if (offset === undefined) return false;
    this.#fields.offset = offset.minutes;
    this.#at = offset.end;
    return true;
  }

  #afterYear(value: number): Step {
    const before = this.#at;
    const separator = this.#separator();
    switch (separator) {
      case 'end':
        return 'yearEnd';
      case 'space':
        return 'yearSpace';
      case 'am':
      case 'pm':
        return this.#takeHalf(separator) ? 'yearSpace' : 'skip';
      case 'date':
        return 'yearDate';
      case 'time':
        return this.#oneSeparator ? 'yearDate' : undefined;
      case 'dateOrOffset':
        return this.#dateOrOffset(before, 'yearDate', 'yearSpace');
      case 'localTime':
        return undefined;
      default:
        return this.#takeSuffix(separator, value);
    }
  }

  #readShortNumber(value: number): Step {
    const before = this.#at;
    const separator = this.#separator();
    switch (separator) {
      case 'end':
        return this.#add(value, 'numberEnd');
      case 'space':
        return this.#add(value, 'numberSpace');
      case 'am':
      case 'pm':
        return this.#addHour(value, separator);
      case 'date':
        return this.#add(value, 'numberDate');
      case 'dateOrOffset':
        return this.#add(value, this.#dateOrOffset(before, 'numberDate', 'numberSpace'));
      case 'time':
        return this.#add(value, this.#timeIsDate() ? 'numberDate' : 'numberTime');
      case 'localTime':
        this.#numbers.push(value);
        return this.#state === 'YNd' || this.#state === 'YN' ? 'iso' : undefined;
      default:
        return this.#takeSuffix(separator, separator === 'yearSuffix' ? this.#fields.fullYear(value) : value);
    }
  }

  #timeIsDate(): boolean {
    return this.#oneSeparator && ['Y', 'YN', 'YNd', 'YM', 'YMd'].includes(this.#state);
  }

  #add(value: number, token: Token): Token {
    this.#numbers.push(value);
    return token;
  }

  /** A number before AM or PM; a date of two numbers before it is complete. */
  #addHour(value: number, half: 'am' | 'pm'): Step {
    if (!this.#takeHalf(half)) return 'skip';
    if (this.#state === 'dNN' && !this.#complete('=NN')) return undefined;
    this.#numbers.push(value);
    const afterTime = this.#state === 'NNt' || this.#state === 'Nt';
    if (afterTime && this.#at < this.#text.length - 1 && !this.#readOffset()) return undefined;
    return 'numberAmPm';
  }

  #takeHalf(half: 'am' | 'pm'): boolean {
    if (this.#fields.half !== undefined) return false;
    this.#fields.half = half;
    return true;
  }

  /** A minus that would have to complete the date may be the sign of an offset: then it is left for the next step. */
  #dateOrOffset(before: number, asDate: Token, asSpace: Token): Token {
    if (nextState(this.#state, asDate) !== undefined || !isComplete(nextState(this.#state, asSpace)))
      return asDate;
    this.#at = before;
    return asSpace;
  }

  #readMonth(month: number): Step {
    if (this.#month !== undefined) return undefined;
    this.#month = month;
    const before = this.#at;
    switch (this.#separator()) {
      case 'end':
        return 'monthEnd';
      case 'space':
        return 'monthSpace';
      case 'date':
        return 'monthDate';
      case 'time':
        return this.#oneSeparator ? 'monthDate' : undefined;
      case 'dateOrOffset':
        return this.#dateOrOffset(before, 'monthDate', 'monthSpace');
      default:
        return undefined;
    }
  }

  /** A number with a suffix (2026年): it says itself what it is, once. */
  #takeSuffix(suffix: SuffixKind, value: number): Step {
    if (this.#suffixes.has(suffix)) return undefined;
    this.#suffixes.add(suffix);
    const name = suffixFields[suffix];
    this.#fields[name] = value;
    if (name === 'year') this.#year = value;
    if (name === 'month') this.#month = value;
    return name === 'hour' || name === 'minute' || name === 'second' ? 'timeSuffix' : 'dateSuffix';
  }

  #readOther(character: string): Step {
    if (isLetter(character)) return undefined;
    if ((character === '+' || character === '-') && this.#fields.offset === undefined) {
      const offset = readOffset(this.#text, this.#at);
      if (offset !== undefined) {
        this.#fields.offset = offset.minutes;
        this.#at = offset.end;
        return 'skip';
      }
    }
    const end = skipPunctuation(this.#text, this.#at);
    if (end === undefined) return undefined;
    this.#at = end;
    return 'skip';
  }

  #separator(): SeparatorKind | 'space' | 'end' {
    this.#skipWhite(true);
    const character = this.#text[this.#at];
    if (character === undefined) return 'end';
    const found = isDigit(character) ? undefined : this.#tokens.separator(this.#text, this.#at);
    if (found === undefined) return 'space';
    this.#at = found.end;
    return found.kind;
  }

  #skipWhite(marksToo: boolean): void {
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined || !(isWhiteSpace(character) || (marksToo && character === '\u200f')))
        return;
      this.#at += 1;
    }
  }

  /** Where both separators are the same, the rest of the text decides whether it was a date. */
  #settleSeparator(token: Token): Token {
    if (token === 'yearEnd' || token === 'yearSpace' || token === 'yearDate') {
      if (this.#state === 'Nt') this.#state = 'Nd';
      if (this.#state === 'NNt') this.#state = 'NNd';
    }
    const atEnd = this.#at >= this.#text.length;
    if (!atEnd && nextState(this.#state, token) !== undefined) return token;
    switch (token) {
      case 'yearDate':
        return atEnd ? 'yearEnd' : 'yearSpace';
      case 'numberDate':
      case 'numberTime':
        return atEnd ? 'numberEnd' : 'numberSpace';
      case 'monthDate':
        return atEnd ? 'monthEnd' : 'monthSpace';
      default:
        return token;
    }
  }

  #parseIso(): DateTime | undefined {
    const [month = 0, day = 0] = this.#numbers;
    const time = readIsoTime(this.#text, this.#at);
    if (time === undefined) return undefined;
    // The culture's calendar plays no part in this form.
    const fields = new DateFields({ ...this.#culture, calendar: 'gregorian' }, 0n);
    fields.year = this.#year;
    fields.month = month;
    fields.day = day;
    Object.assign(fields, time);
    fields.offset ??= this.#fields.offset;
    fields.utc ||= this.#fields.utc;
    return fields.finish();
  }

  #adjustHour(): boolean {
    const { half, hour = 0 } = this.#fields;
    if (half === undefined) return true;
    if (half === 'am' && hour > 12) return false;
    if (half === 'pm' && hour > 23) return false;
    this.#fields.hour = half === 'am' ? hour % 12 : hour < 12 ? hour + 12 : hour;
    return true;
  }

  #complete(form: Complete): boolean {
    const done = form.startsWith(':') ? this.#completeTime(form) : this.#completeDate(form);
    this.#numbers.length = 0;
    return done;
  }

  #completeTime(form: Complete): boolean {
    if (form === ':S') return true;
    if (this.#haveTime || (form === ':N' && this.#fields.half === undefined)) return false;
    // A number of an unfinished date before it counts as the hour.
    const [hour, minute, second] = this.#numbers;
    this.#fields.hour = hour;
    if (form !== ':N') this.#fields.minute = minute;
    if (form === ':NNN') this.#fields.second = second;
    this.#haveTime = true;
    return true;
  }

  #completeDate(form: Complete): boolean {
    if (form === '=S') return true;
    if (form === '=SN' || form === '=NS' || form === '=NNS') {
      const parts = { numbers: this.#numbers, year: this.#year ?? 0, suffixes: this.#suffixes };
      return completeSuffixed(form, parts, this.#culture, this.#fields);
    }
    if (this.#haveDate) return false;
    // A month with one number is not remembered as the date, so that another one may overwrite it.
    if (form !== '=MN' && form !== '=NM') this.#haveDate = true;
    const parts = { numbers: this.#numbers, month: this.#month ?? 0, year: this.#year ?? 0 };
    return datesOf(form, parts, this.#culture, this.#fields).some(([year, month, day]) =>
      this.#fields.setDate(year, month, day),
    );
  }
}
