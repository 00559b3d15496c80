import type { DateCulture } from './date-culture.ts';
import { invariantDates } from './find-date-culture.ts';
import { isLetter } from './white-space.ts';

/** What a word or sign means where it stands alone. */
export type WordKind = 'ignored' | 'word' | 'am' | 'pm' | 'month' | 'weekday' | 'era' | 'zone';
/** What it means right after a number, a year or a month. */
export type SeparatorKind =
  | ('date' | 'time' | 'dateOrOffset' | 'am' | 'pm' | 'localTime')
  | ('yearSuffix' | 'monthSuffix' | 'daySuffix' | 'hourSuffix' | 'minuteSuffix' | 'secondSuffix');

interface TokenEntry {
  readonly text: string;
  word?: WordKind | undefined;
  separator?: SeparatorKind | undefined;
  value: number;
}

/** The words and signs that a culture reads, longest first. */
export class DateTokens {
  readonly #byFirst = new Map<string, TokenEntry[]>();

  readonly #language: string;

  constructor(culture: DateCulture) {
    this.#language = culture.language;
    this.#addSigns(culture);
    const { words, ignored } = dateWords(culture);
    for (const word of words) this.#add(word, { word: 'word' });
    for (const sign of ignored) this.#add(sign, { word: 'ignored' });
    // Where the date separator also ends the date (2026. 1. 15.), it is no separator but a sign to pass over.
    if (!ignored.has(culture.dateSeparator.trim())) this.#add(culture.dateSeparator, { separator: 'date' });
    this.#addNames(culture);
    for (const era of eraNames(culture)) this.#add(era, { word: 'era' }, 1);
    this.#addNames(invariantDates);
    this.#add('T', { separator: 'localTime' });
    this.#add('GMT', { word: 'zone' });
    this.#add('Z', { word: 'zone' });
    this.#add('/', { separator: 'date' });
    this.#add(':', { separator: 'time' });
    for (const entries of this.#byFirst.values()) entries.sort((a, b) => b.text.length - a.text.length);
  }

  word(text: string, at: number): { kind: WordKind; value: number; end: number } | undefined {
    const match = this.#match(text, at, (entry) => entry.word !== undefined);
    return match?.entry.word === undefined
      ? undefined
      : { kind: match.entry.word, value: match.entry.value, end: match.end };
  }

  separator(text: string, at: number): { kind: SeparatorKind; end: number } | undefined {
    const match = this.#match(text, at, (entry) => entry.separator !== undefined);
    return match?.entry.separator === undefined ? undefined : { kind: match.entry.separator, end: match.end };
  }

  #match(
    text: string,
    at: number,
    fits: (entry: TokenEntry) => boolean,
  ): { entry: TokenEntry; end: number } | undefined {
    const first = text[at] ?? '';
    for (const entry of this.#byFirst.get(fold(first, this.#language)) ?? []) {
      if (!fits(entry)) continue;
      const end = matchWords(text, at, entry.text, this.#language);
      // A word ends where its letters end: "Marchwed" is neither March nor Wed.
      if (end !== undefined && !(isLetter(first) && isLetter(text[end] ?? ''))) return { entry, end };
    }
    return undefined;
  }

  #addSigns(culture: DateCulture): void {
    this.#add(',', { word: 'ignored' });
    // Where the point separates hours and minutes, it means nothing else.
    if (culture.timeSeparator !== '.') this.#add('.', { word: 'ignored' });
    this.#add(culture.timeSeparator, { separator: 'time' });
    this.#add(culture.am, { word: 'am', separator: 'am' });
    this.#add(culture.pm, { word: 'pm', separator: 'pm' }, 1);
    if (culture.language === 'sq') {
      this.#add(`.${culture.am}`, { word: 'am', separator: 'am' });
      this.#add(`.${culture.pm}`, { word: 'pm', separator: 'pm' }, 1);
    }
    for (const text of ['年', '년']) this.#add(text, { separator: 'yearSuffix' });
    for (const text of ['月', '월']) this.#add(text, { separator: 'monthSuffix' });
    for (const text of ['日', '일']) this.#add(text, { separator: 'daySuffix' });
    for (const text of ['時', '时']) this.#add(text, { separator: 'hourSuffix' });
    this.#add('分', { separator: 'minuteSuffix' });
    this.#add('秒', { separator: 'secondSuffix' });
    if (culture.language === 'ko') {
      this.#add('시', { separator: 'hourSuffix' });
      this.#add('분', { separator: 'minuteSuffix' });
      this.#add('초', { separator: 'secondSuffix' });
    }
    // Canadian French writes 10 h 30 min 5 s.
    if (culture.longTime.includes("'h'")) {
      this.#add('h', { separator: 'hourSuffix' });
      this.#add('min', { separator: 'minuteSuffix' });
      this.#add('s', { separator: 'secondSuffix' });
    }
    this.#add('-', { separator: 'dateOrOffset' });
  }

  #addNames(culture: DateCulture): void {
    const { months, shortMonths, genitiveMonths, shortGenitiveMonths } = culture;
    for (const names of [months, shortMonths, genitiveMonths, shortGenitiveMonths]) {
      for (const [index, name] of names.entries()) this.#add(name, { word: 'month' }, index + 1);
    }
    for (const names of [culture.days, culture.shortDays]) {
      for (const [index, name] of names.entries()) this.#add(name, { word: 'weekday' }, index);
    }
    this.#add(culture.am, { word: 'am', separator: 'am' });
    this.#add(culture.pm, { word: 'pm', separator: 'pm' }, 1);
  }

  /** The first meaning of a text as a word and the first as a separator stay. */
  #add(untrimmed: string, meaning: { word?: WordKind; separator?: SeparatorKind }, value = 0): void {
    const text = untrimmed.trim();
    if (text === '') return;
    const key = fold(text[0] ?? '', this.#language);
    const entries = this.#byFirst.get(key) ?? [];
    this.#byFirst.set(key, entries);
    const known = entries.find((entry) => entry.text.toLowerCase() === text.toLowerCase());
    if (known === undefined) {
      entries.push({ text, value, ...meaning });
      return;
    }
    const adds =
      (known.word === undefined && meaning.word !== undefined) ||
      (known.separator === undefined && meaning.separator !== undefined);
    if (!adds) return;
    known.word ??= meaning.word;
    known.separator ??= meaning.separator;
    if (value !== 0) known.value = value;
  }
}

/** Where `wanted` ends in `text`, ignoring case; a blank in it stands for any white space. */
export function matchWords(text: string, at: number, wanted: string, language: string): number | undefined {
  const slice = text.slice(at, at + wanted.length);
  if (slice.length === wanted.length && fold(slice, language) === fold(wanted, language))
    return at + wanted.length;
  if (!/[ \u00a0]/.test(wanted)) return undefined;
  const pattern = wanted
    .split(/[ \u00a0]+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  const match = new RegExp(pattern, 'iuy');
  match.lastIndex = at;
  const found = match.exec(text);
  return found === null ? undefined : at + found[0].length;
}

/** The era's name and, where it is known, its abbreviation. */
function eraNames({ era, language }: DateCulture): string[] {
  return language === '' ? [era, 'AD'] : [era];
}

/** Turkish and Azeri tell `i` from `ı`. */
function fold(text: string, language: string): string {
  return language === 'tr' || language === 'az' ? text.toLocaleLowerCase(language) : text.toLowerCase();
}

/** Signs and suffixes that have a meaning of their own. */
const known = new Set('/ - . 年 月 日 년 월 일 시 분 초 時 时 分 秒'.split(' '));

/** The quoted words of the culture's patterns (`de`, `kl.`), which dates may hold, and a dot after year, month and day. */
function dateWords(culture: DateCulture): { words: Set<string>; ignored: Set<string> } {
  const words = new Set<string>();
  const ignored = new Set<string>();
  const patterns = [
    culture.longDate,
    culture.shortDate,
    culture.yearMonth,
    culture.monthDay,
    culture.longTime,
    culture.shortTime,
  ];
  for (const pattern of patterns) {
    for (const [, quoted = ''] of pattern.matchAll(/'([^']*)'/g)) {
      for (const word of quoted.replace(/^[^\p{L}]+/u, '').split(/\s+/)) {
        if (word === '.') ignored.add('.');
        else if (word !== '' && !known.has(word)) {
          words.add(word);
          if (word.endsWith('.')) words.add(word.slice(0, -1));
        }
      }
    }
    if (endsWithDot(pattern.replaceAll(/'[^']*'/g, ''))) ignored.add('.');
  }
  return { words, ignored };
}

/** Whether a dot follows once day, month and year have all been seen. */
function endsWithDot(pattern: string): boolean {
  const seen = new Set<string>();
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    if (character === '.' && seen.size === 3) return true;
    if ('yMd'.includes(character)) {
      let count = 1;
      while (pattern[at + count] === character) count += 1;
      if (character !== 'd' || count <= 2) seen.add(character);
      at += count - 1;
    } else if (character !== '.' && seen.size === 3 && !/\s/.test(character)) seen.clear();
  }
  return false;
}
