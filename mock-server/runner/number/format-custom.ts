import { roundAway, vanished, type Digits } from './digits.ts';
import { readSections, type CustomPart, type CustomSection } from './custom-section.ts';
import { exponentText } from './format-standard.ts';
import type { NumberCulture } from './number-culture.ts';

/**
 * A custom numeric format such as `#,##0.00;(0)`: a section for positive, negative and zero values, digits
 * rounded half away from zero.
 */
export function customText(number: Digits, format: string, culture: NumberCulture): string {
  const sections = readSections(format);
  const chosen = sectionFor(sections, number.digits === '' ? 2 : number.negative ? 1 : 0);
  let { section } = chosen;
  let { index } = chosen;
  let rounded = round(number, section);
  if (rounded.digits === '' && number.digits !== '') {
    const forZero = sectionFor(sections, 2);
    if (forZero.section !== section) {
      ({ section, index } = forZero);
      rounded = round(rounded, section);
    }
  }
  const text = new SectionWriter(rounded, section, culture).write();
  const sign = rounded.negative && index === 0 && (rounded.scale !== 0 || text !== '');
  return sign ? culture.negativeSign + text : text;
}

/** The section with this number where it exists and is not empty; else the first. */
function sectionFor(
  sections: readonly CustomSection[],
  wanted: number,
): { section: CustomSection; index: number } {
  const section = sections[wanted];
  const [first = { parts: [], places: 0, point: 0 } as never] = sections;
  return section === undefined || section.empty ? { section: first, index: 0 } : { section, index: wanted };
}

function round(number: Digits, section: CustomSection): Digits {
  if (number.digits === '') return vanished(number);
  const moved = { ...number, scale: number.scale + section.shift };
  const count = section.scientific ? section.digitCount : moved.scale + section.digitCount - section.point;
  return roundAway(moved, count);
}

class SectionWriter {
  readonly #number: Digits;
  readonly #section: CustomSection;
  readonly #culture: NumberCulture;
  /** Places before the point at which a group separator follows, nearest to the front last. */
  readonly #separators: number[];
  /** Place of the next digit, counted from the point: 1 is the last whole digit, 0 the first of the fraction. */
  #place: number;
  /** Digits of the number that have no placeholder of their own (positive), placeholders without digit (negative). */
  #surplus: number;
  #next = 0;
  #pointWritten = false;
  #exponentPending: boolean;
  #text = '';

  constructor(number: Digits, section: CustomSection, culture: NumberCulture) {
    this.#number = number;
    this.#section = section;
    this.#culture = culture;
    this.#exponentPending = section.scientific;
    this.#place = section.scientific ? section.point : Math.max(number.scale, section.point);
    this.#surplus = section.scientific ? 0 : number.scale - section.point;
    this.#separators = section.groups ? this.#groupPlaces() : [];
  }

  write(): string {
    for (const part of this.#section.parts) this.#writePart(part);
    return this.#text;
  }

  #writePart(part: CustomPart): void {
    switch (part.kind) {
      case 'digit':
        this.#writeSurplus();
        this.#writePlaceholder();
        return;
      case 'point':
        this.#writeSurplus();
        this.#writePoint();
        return;
      case 'percent':
        this.#text += this.#culture.percentSymbol;
        return;
      case 'perMille':
        this.#text += this.#culture.perMilleSymbol;
        return;
      case 'exponent':
        this.#writeExponent(part);
        return;
      case 'text':
        this.#text += part.text;
        return;
    }
  }

  #writeSurplus(): void {
    for (; this.#surplus > 0; this.#surplus -= 1) {
      this.#text += this.#takeDigit() ?? '0';
      this.#afterDigit();
    }
  }

  #writePlaceholder(): void {
    let digit: string | undefined;
    if (this.#surplus < 0) {
      this.#surplus += 1;
      digit = this.#place <= this.#section.firstZero ? '0' : undefined;
    } else {
      digit = this.#takeDigit() ?? (this.#place > this.#section.lastZero ? '0' : undefined);
    }
    if (digit === undefined) this.#place -= 1;
    else {
      this.#text += digit;
      this.#afterDigit();
    }
  }

  #takeDigit(): string | undefined {
    const digit = this.#number.digits[this.#next];
    if (digit !== undefined) this.#next += 1;
    return digit;
  }

  #afterDigit(): void {
    if (this.#place > 1 && this.#separators.at(-1) === this.#place - 1) {
      this.#text += this.#culture.groupSeparator;
      this.#separators.pop();
    }
    this.#place -= 1;
  }

  #writePoint(): void {
    if (this.#place !== 0 || this.#pointWritten) return;
    const digitsLeft =
      this.#section.point < this.#section.digitCount && this.#next < this.#number.digits.length;
    if (this.#section.lastZero < 0 || digitsLeft) {
      this.#text += this.#culture.decimalSeparator;
      this.#pointWritten = true;
    }
  }

  #writeExponent(part: CustomPart & { kind: 'exponent' }): void {
    if (!this.#exponentPending) {
      this.#text += part.text;
      return;
    }
    this.#exponentPending = false;
    const exponent = this.#number.digits === '' ? 0 : this.#number.scale - this.#section.point;
    this.#text += exponentText(exponent, part.letter, part.digits, part.plus, this.#culture);
  }

  #groupPlaces(): number[] {
    const sizes = this.#culture.groupSizes;
    const places: number[] = [];
    const shown = this.#place + Math.min(this.#surplus, 0);
    const total = Math.max(this.#section.firstZero, shown);
    let size = sizes[0] ?? 0;
    for (let at = size, index = 0; total > at && size !== 0; at += size) {
      places.push(at);
      index = Math.min(index + 1, sizes.length - 1);
      size = sizes[index] ?? 0;
    }
    return places;
  }
}
