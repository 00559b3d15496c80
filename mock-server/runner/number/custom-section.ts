/** A part of a custom numeric format. */
export type CustomPart =
  | { readonly kind: 'digit' | 'point' | 'percent' | 'perMille' }
  | {
      readonly kind: 'exponent';
      readonly letter: string;
      readonly digits: number;
      readonly plus: boolean;
      /** As written, for an exponent after the first. */
      readonly text: string;
    }
  | { readonly kind: 'text'; readonly text: string };

/** One section of a custom numeric format, with what its placeholders say. */
export interface CustomSection {
  readonly parts: readonly CustomPart[];
  readonly empty: boolean;
  readonly digitCount: number;
  /** Placeholders before the point. */
  readonly point: number;
  /** Place (from the point) of the first `0` before the point, and (not above zero) of the last one after it. */
  readonly firstZero: number;
  readonly lastZero: number;
  /** By how many places `%`, `‰` and trailing commas move the point. */
  readonly shift: number;
  readonly groups: boolean;
  readonly scientific: boolean;
}

/** Reads the sections of a format, split at `;` outside quotes. A zero character ends the format. */
export function readSections(format: string): readonly CustomSection[] {
  const reader = new SectionReader(format.replace(/\0.*$/s, ''));
  const sections: CustomSection[] = [];
  do sections.push(reader.read());
  while (reader.next());
  return sections;
}

class SectionReader {
  readonly #format: string;
  #at = 0;

  constructor(format: string) {
    this.#format = format;
  }

  /** Steps over the `;` after a section; false at the end of the format. */
  next(): boolean {
    if (this.#format[this.#at] !== ';') return false;
    this.#at += 1;
    return true;
  }

  read(): CustomSection {
    const start = this.#at;
    const parts: CustomPart[] = [];
    const layout = new Layout();
    while (this.#at < this.#format.length && this.#format[this.#at] !== ';') {
      const part = this.#readPart(layout);
      if (part !== undefined) parts.push(part);
    }
    return { parts, empty: this.#at === start, ...layout.result() };
  }

  #readPart(layout: Layout): CustomPart | undefined {
    const character = this.#format[this.#at] ?? '';
    this.#at += 1;
    switch (character) {
      case '#':
      case '0':
        layout.digit(character === '0');
        return { kind: 'digit' };
      case '.':
        layout.setPoint();
        return { kind: 'point' };
      case ',':
        layout.comma();
        return undefined;
      case '%':
        layout.shift += 2;
        return { kind: 'percent' };
      case '\u2030':
        layout.shift += 3;
        return { kind: 'perMille' };
      case "'":
      case '"':
        return { kind: 'text', text: this.#readQuoted(character) };
      case '\\':
        return { kind: 'text', text: this.#take() };
      case 'e':
      case 'E':
        return this.#readExponent(character, layout);
      default:
        return { kind: 'text', text: character };
    }
  }

  #take(): string {
    const character = this.#format[this.#at] ?? '';
    this.#at += character.length;
    return character;
  }

  #readQuoted(quote: string): string {
    const end = this.#format.indexOf(quote, this.#at);
    const text = this.#format.slice(this.#at, end === -1 ? undefined : end);
    this.#at = end === -1 ? this.#format.length : end + 1;
    return text;
  }

  #readExponent(letter: string, layout: Layout): CustomPart {
    const [written = '', sign = '', zeros = ''] = /^([+-]?)(0*)/.exec(this.#format.slice(this.#at)) ?? [];
    if (zeros === '') {
      // Not an exponent; after one, .NET still takes a sign along, which as text is the same.
      return { kind: 'text', text: letter };
    }
    this.#at += written.length;
    layout.scientific = true;
    return {
      kind: 'exponent',
      letter,
      digits: Math.min(zeros.length, 10),
      plus: sign === '+',
      text: letter + written,
    };
  }
}

class Layout {
  shift = 0;
  scientific = false;
  #digitCount = 0;
  #point: number | undefined;
  #firstZero: number | undefined;
  #lastZero = 0;
  #commaAt: number | undefined;
  #commas = 0;
  #groups = false;

  digit(zero: boolean): void {
    if (zero) this.#firstZero ??= this.#digitCount;
    this.#digitCount += 1;
    if (zero) this.#lastZero = this.#digitCount;
  }

  setPoint(): void {
    this.#point ??= this.#digitCount;
  }

  /** Commas between placeholders ask for groups, those right before the point divide by a thousand each. */
  comma(): void {
    if (this.#digitCount === 0 || this.#point !== undefined) return;
    if (this.#commaAt === this.#digitCount) {
      this.#commas += 1;
      return;
    }
    if (this.#commaAt !== undefined) this.#groups = true;
    this.#commaAt = this.#digitCount;
    this.#commas = 1;
  }

  result(): Omit<CustomSection, 'parts' | 'empty'> {
    const point = this.#point ?? this.#digitCount;
    const divides = this.#commaAt === point;
    const firstZero = this.#firstZero ?? Number.MAX_SAFE_INTEGER;
    return {
      digitCount: this.#digitCount,
      point,
      firstZero: firstZero < point ? point - firstZero : 0,
      lastZero: this.#lastZero > point ? point - this.#lastZero : 0,
      shift: this.shift - (divides ? 3 * this.#commas : 0),
      groups: this.#groups || (this.#commaAt !== undefined && !divides),
      scientific: this.scientific,
    };
  }
}
