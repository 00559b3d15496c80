import type { DateCulture } from './date-culture.ts';
import { DateFields } from './date-fields.ts';
import { readDateFormat, readQuoted, standardPattern, type DatePart } from './date-format.ts';
import type { DateTime } from './date-time.ts';
import { matchWords } from './date-tokens.ts';
import { invariantDates } from './find-date-culture.ts';

/**
 * DateTime.TryParseExact(text, format, culture, RoundtripKind) on a machine whose zone is UTC: the text must be what
 * the format writes, but for the case of names, and one digit or two where the format has a lone letter. `undefined`:
 * it is not, or the format is none.
 */
export function parseDateExact(
  text: string,
  format: string,
  culture: DateCulture,
  now: bigint,
): DateTime | undefined {
  if (text === '' || format === '') return undefined;
  const { pattern, invariant } = standardPattern(format, culture);
  if (pattern === undefined) return undefined;
  // Everywhere the same, and for `U` in every culture, the calendar is the Gregorian one.
  const used = invariant ? invariantDates : culture;
  return new ExactParser(text, pattern, used, now, format === 'U').parse();
}

class ExactParser {
  readonly #text: string;
  readonly #pattern: string;
  readonly #culture: DateCulture;
  readonly #fields: DateFields;
  readonly #namesDay: boolean;
  #at = 0;
  #patternAt = 0;
  #fraction: number | undefined;
  #twoDigitYear = false;
  #twelveHours = false;

  constructor(text: string, pattern: string, culture: DateCulture, now: bigint, utc: boolean) {
    this.#text = text;
    this.#pattern = pattern;
    this.#culture = utc ? { ...culture, calendar: 'gregorian' } : culture;
    this.#fields = new DateFields(this.#culture, now);
    this.#namesDay = readDateFormat(pattern)?.some(isDayNumber) ?? false;
    if (utc) {
      this.#fields.offset = 0;
      this.#fields.utc = true;
    }
  }

  parse(): DateTime | undefined {
    while (this.#patternAt < this.#pattern.length) {
      if (!this.#matchNext()) return undefined;
    }
    if (this.#at < this.#text.length || !this.#settleYear() || !this.#settleHour()) return undefined;
    this.#fields.fraction = this.#fraction ?? 0;
    return this.#fields.finish();
  }

  #matchNext(): boolean {
    const letter = this.#pattern[this.#patternAt] ?? '';
    switch (letter) {
      case 'y':
        return this.#matchYear(this.#takeRun(letter));
      case 'M':
        return this.#matchMonth(this.#takeRun(letter));
      case 'd':
        return this.#matchDay(this.#takeRun(letter));
      case 'h':
      case 'H':
        if (letter === 'h') this.#twelveHours = true;
        return this.#matchNumber('hour', this.#takeRun(letter));
      case 'm':
        return this.#matchNumber('minute', this.#takeRun(letter));
      case 's':
        return this.#matchNumber('second', this.#takeRun(letter));
      case 'f':
      case 'F':
        return this.#matchFraction(letter, this.#takeRun(letter));
      case 't':
        return this.#matchHalf(this.#takeRun(letter));
      case 'g':
        this.#takeRun(letter);
        return this.#matchWord(this.#culture.era) || this.#matchWord('AD');
      case 'z':
        return this.#matchOffset(this.#takeRun(letter));
      case 'K':
        this.#patternAt += 1;
        return this.#matchKind();
      case 'Z':
        this.#patternAt += 1;
        return this.#takeOffset(0, true) && (this.#matchZone('GMT') || this.#matchZone('Z'));
      case ':':
        this.#patternAt += 1;
        return this.#matchSeparator(':', this.#culture.timeSeparator);
      case '/':
        this.#patternAt += 1;
        return this.#matchSeparator('/', this.#culture.dateSeparator);
      default:
        return this.#matchText(letter);
    }
  }

  #matchText(letter: string): boolean {
    switch (letter) {
      case "'":
      case '"': {
        const quoted = readQuoted(this.#pattern, this.#patternAt);
        if (quoted === undefined) return false;
        this.#patternAt = quoted.end;
        return this.#take(quoted.text);
      }
      case '%': {
        // The letter after it is a field of its own.
        const next = this.#pattern[this.#patternAt + 1];
        this.#patternAt += 1;
        return next !== undefined && next !== '%';
      }
      case '\\': {
        const escaped = this.#pattern[this.#patternAt + 1];
        this.#patternAt += 2;
        return escaped !== undefined && this.#take(escaped);
      }
      case '.':
        this.#patternAt += 1;
        if (this.#take('.')) return true;
        // Without the point there need be no fraction either (.NET looks for two letters at least).
        if (!this.#pattern.startsWith('FF', this.#patternAt)) return false;
        this.#takeRun('F');
        return true;
      default:
        if (/^gmt/i.test(this.#pattern.slice(this.#patternAt))) {
          this.#patternAt += 3;
          this.#fields.offset = 0;
          return this.#take('GMT');
        }
        this.#patternAt += 1;
        return this.#take(letter);
    }
  }

  #takeRun(letter: string): number {
    const start = this.#patternAt;
    while (this.#pattern[this.#patternAt] === letter) this.#patternAt += 1;
    return this.#patternAt - start;
  }

  #take(expected: string): boolean {
    if (!this.#text.startsWith(expected, this.#at)) return false;
    this.#at += expected.length;
    return true;
  }

  /** As many digits as the pattern has letters; a lone letter takes one or two. */
  #digits(count: number): number | undefined {
    const [digits = ''] =
      new RegExp(`^[0-9]{1,${count === 1 ? 2 : count}}`).exec(this.#text.slice(this.#at)) ?? [];
    if (digits.length < count) return undefined;
    this.#at += digits.length;
    return Number(digits);
  }

  /** A field that the pattern names twice must be the same twice. */
  #set(name: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'weekday', value: number): boolean {
    const known = this.#fields[name];
    this.#fields[name] = value;
    return known === undefined || known === value;
  }

  #matchNumber(name: 'hour' | 'minute' | 'second' | 'month' | 'day', count: number): boolean {
    const value = this.#digits(count < 2 ? 1 : 2);
    return value !== undefined && this.#set(name, value);
  }

  #matchYear(count: number): boolean {
    if (count <= 2) this.#twoDigitYear = true;
    const year = this.#digits(count);
    return year !== undefined && this.#set('year', year);
  }

  #matchMonth(count: number): boolean {
    if (count <= 2) return this.#matchNumber('month', count);
    const { shortMonths, shortGenitiveMonths, months, genitiveMonths } = this.#culture;
    const [names, genitives] = count === 3 ? [shortMonths, shortGenitiveMonths] : [months, genitiveMonths];
    // The genitive is read only beside a day number.
    const index = this.#longest(this.#namesDay ? [names, genitives] : [names]);
    return index !== undefined && this.#set('month', index + 1);
  }

  #matchDay(count: number): boolean {
    if (count <= 2) return this.#matchNumber('day', count);
    const index = this.#longest([count === 3 ? this.#culture.shortDays : this.#culture.days]);
    return index !== undefined && this.#set('weekday', index);
  }

  /** The index of the longest name that stands here; of equally long ones the first. */
  #longest(lists: readonly (readonly string[])[]): number | undefined {
    let best: { index: number; end: number } | undefined;
    for (const names of lists) {
      for (const [index, name] of names.entries()) {
        const end = matchWords(this.#text, this.#at, name, this.#culture.language);
        if (end !== undefined && end > (best?.end ?? this.#at)) best = { index, end };
      }
    }
    if (best === undefined) return undefined;
    this.#at = best.end;
    return best.index;
  }

  #matchFraction(letter: string, count: number): boolean {
    if (count > 7) return false;
    const [digits = ''] = new RegExp(`^[0-9]{0,${count}}`).exec(this.#text.slice(this.#at)) ?? [];
    if (digits.length < count && letter === 'f') return false;
    this.#at += digits.length;
    const fraction = digits === '' ? 0 : Number(digits) / 10 ** digits.length;
    const known = this.#fraction;
    this.#fraction = fraction;
    return known === undefined || known === fraction;
  }

  #matchHalf(count: number): boolean {
    const { am, pm } = this.#culture;
    let half: 'am' | 'pm' | undefined;
    if (count === 1) {
      const character = this.#text[this.#at] ?? '';
      if (am !== '' && character === am[0]) half = 'am';
      else if (pm !== '' && character === pm[0]) half = 'pm';
      this.#at += 1;
    } else if (am !== '' && this.#matchWord(am)) half = 'am';
    else if (pm !== '' && this.#matchWord(pm)) half = 'pm';
    else if (pm === '') half = 'pm';
    else if (am === '') half = 'am';
    if (half === undefined || (this.#fields.half ?? half) !== half) return false;
    this.#fields.half = half;
    return true;
  }

  /** A word as it is, but for its case: unlike names, it may not have more blanks. */
  #matchWord(word: string): boolean {
    const end = matchWords(this.#text, this.#at, word, this.#culture.language);
    if (end !== this.#at + word.length || word === '') return false;
    this.#at = end;
    return true;
  }

  #matchZone(name: string): boolean {
    const end = this.#at + name.length;
    if (/^\p{L}/u.test(this.#text.slice(end))) return false;
    return this.#matchWord(name);
  }

  #matchKind(): boolean {
    if (this.#take('Z')) return this.#takeOffset(0, true);
    const sign = this.#text[this.#at];
    return sign === '+' || sign === '-' ? this.#matchOffset(3) : true;
  }

  #matchOffset(count: number): boolean {
    const sign = this.#text[this.#at];
    if (sign !== '+' && sign !== '-') return false;
    this.#at += 1;
    const hours = this.#digits(count === 2 ? 2 : 1);
    if (hours === undefined) return false;
    let minutes: number | undefined = 0;
    if (count > 2) {
      this.#take(':');
      minutes = this.#digits(2);
      if (minutes === undefined || minutes > 59) return false;
    }
    const total = hours * 60 + minutes;
    return this.#takeOffset(sign === '-' ? -total : total, false);
  }

  #takeOffset(minutes: number, utc: boolean): boolean {
    const known = this.#fields.offset;
    this.#fields.offset = minutes;
    if (utc) this.#fields.utc = true;
    return known === undefined || known === minutes;
  }

  #matchSeparator(sign: string, separator: string): boolean {
    const plain = separator.length <= 1 || !separator.startsWith(sign);
    return (plain && this.#take(sign)) || this.#take(separator);
  }

  #settleYear(): boolean {
    const { year } = this.#fields;
    if (!this.#twoDigitYear || year === undefined) return true;
    if (year >= 100) return false;
    this.#fields.year = this.#fields.fullYear(year);
    return true;
  }

  /** AM and PM must fit a 24-hour clock; on a 12-hour clock AM is meant where none is given. */
  #settleHour(): boolean {
    const { half } = this.#fields;
    const hour = this.#fields.hour ?? -1;
    if (!this.#twelveHours) return !((half === 'am' && hour >= 12) || (half === 'pm' && hour < 12));
    if (hour > 12) return false;
    this.#fields.hour = (hour % 12) + (half === 'pm' ? 12 : 0);
    return true;
  }
}

function isDayNumber(part: DatePart): boolean {
  return part.kind === 'field' && part.letter === 'd' && part.count <= 2;
}
