import { namePartRanges, nameStartRanges } from './name-ranges.ts';

const start = 1;
const part = 2;

/** One byte a UTF-16 unit: which names it may stand in. */
const classes = new Uint8Array(0x10000);
for (const [ranges, bits] of [
  [nameStartRanges, start | part],
  [namePartRanges, part],
] as const)
  for (const range of ranges.trim().split(/\s+/u)) {
    const [first = '', last = first] = range.split('-');
    classes.fill(bits, Number.parseInt(first, 16), Number.parseInt(last, 16) + 1);
  }

export function isNameStart(code: number): boolean {
  return ((classes[code] ?? 0) & start) !== 0;
}

/** A character of a name without its colon. */
export function isNamePart(code: number): boolean {
  return ((classes[code] ?? 0) & part) !== 0;
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

/** A UTF-16 unit that XML text may hold by itself: no controls, no halves of surrogate pairs, not U+FFFE and U+FFFF. */
export function isTextUnit(code: number): boolean {
  return (code >= 0x20 && code < 0xd800) || isBlank(code) || (code >= 0xe000 && code <= 0xfffd);
}

export function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

export function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
