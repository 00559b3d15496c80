import { findNumberCulture } from '../number/find-number-culture.ts';
import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from './date-time.ts';
import { readQuoted } from './date-format.ts';

/** 2^63: time spans are int64. */
const MAX_SPAN = 2n ** 63n;

interface SpanParts {
  readonly negative: boolean;
  readonly days: bigint;
  readonly hours: bigint;
  readonly minutes: bigint;
  readonly seconds: bigint;
  readonly fraction: bigint;
}

/** TimeSpan.ToString(): `[-][d.]hh:mm:ss[.fffffff]`. */
export function timeSpanText(ticks: bigint): string {
  const { negative, days, hours, minutes, seconds, fraction } = partsOf(ticks);
  const day = days > 0n ? `${days}.` : '';
  const part = fraction > 0n ? `.${pad(fraction, 7)}` : '';
  return `${negative ? '-' : ''}${day}${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}${part}`;
}

/**
 * TimeSpan.ToString(format, culture): `c`, `t`, `T`, `g`, `G`, or a custom format whose literals are quoted or
 * escaped. `undefined`: .NET refuses the format, or the culture's name.
 */
export function formatTimeSpan(ticks: bigint, format: string, cultureName: string): string | undefined {
  const decimal = findNumberCulture(cultureName)?.decimalSeparator;
  if (decimal === undefined) return undefined;
  if (format === '' || format === 'c' || format === 't' || format === 'T') return timeSpanText(ticks);
  if (format === 'g' || format === 'G') return generalText(partsOf(ticks), format, decimal);
  return format.length === 1 ? undefined : customText(partsOf(ticks), format);
}

/** Days alone; hours and minutes with days before or seconds behind them, or both. */
const shapes: readonly RegExp[] = [
  /^(?<days>0*[0-9]{1,8})$/,
  /^(?<hours>0*[0-9]{1,2}):(?<minutes>0*[0-9]{1,2})(?::(?<seconds>0*[0-9]{1,2})(?:\.(?<fraction>[0-9]{1,7}))?)?$/,
  /^(?<days>0*[0-9]{1,8})[.:](?<hours>0*[0-9]{1,2}):(?<minutes>0*[0-9]{1,2})$/,
  /^(?<days>0*[0-9]{1,8})[.:](?<hours>0*[0-9]{1,2}):(?<minutes>0*[0-9]{1,2}):(?<seconds>0*[0-9]{1,2})(?:\.(?<fraction>[0-9]{1,7}))?$/,
];

/** Reads what TimeSpan.ToString() writes and days alone, by the first shape that fits; `undefined`: not a time span. */
export function parseTimeSpan(text: string): bigint | undefined {
  const trimmed = text.trim();
  const negative = trimmed.startsWith('-');
  const rest = negative ? trimmed.slice(1) : trimmed;
  for (const shape of shapes) {
    const groups = shape.exec(rest)?.groups;
    const ticks = groups === undefined ? undefined : spanOf(groups);
    if (ticks !== undefined) return negative ? -ticks : ticks;
  }
  return undefined;
}

function spanOf(groups: Readonly<Record<string, string | undefined>>): bigint | undefined {
  const { days = '0', hours = '0', minutes = '0', seconds = '0', fraction = '' } = groups;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const ticks =
    BigInt(days) * TICKS_PER_DAY +
    BigInt(hours) * TICKS_PER_HOUR +
    BigInt(minutes) * TICKS_PER_MINUTE +
    BigInt(seconds) * TICKS_PER_SECOND +
    BigInt(fraction.padEnd(7, '0'));
  return ticks < MAX_SPAN ? ticks : undefined;
}

function partsOf(ticks: bigint): SpanParts {
  const size = ticks < 0n ? -ticks : ticks;
  return {
    negative: ticks < 0n,
    days: size / TICKS_PER_DAY,
    hours: (size / TICKS_PER_HOUR) % 24n,
    minutes: (size / TICKS_PER_MINUTE) % 60n,
    seconds: (size / TICKS_PER_SECOND) % 60n,
    fraction: size % TICKS_PER_SECOND,
  };
}

function pad(value: bigint, count: number): string {
  return value.toString().padStart(count, '0');
}

function generalText(parts: SpanParts, format: 'g' | 'G', decimal: string): string {
  const long = format === 'G';
  const days = long || parts.days > 0n ? `${parts.days}:` : '';
  const digits = pad(parts.fraction, 7);
  const fraction = long ? digits : digits.replace(/0+$/, '');
  const hours = pad(parts.hours, long ? 2 : 1);
  const tail = fraction === '' ? '' : decimal + fraction;
  return `${parts.negative ? '-' : ''}${days}${hours}:${pad(parts.minutes, 2)}:${pad(parts.seconds, 2)}${tail}`;
}

/** Most letters that a custom format may repeat. */
const longest: Readonly<Record<string, number>> = { d: 8, h: 2, m: 2, s: 2, f: 7, F: 7 };

function customText(parts: SpanParts, format: string): string | undefined {
  let text = '';
  for (let at = 0; at < format.length;) {
    const letter = format[at] ?? '';
    const next = format[at + 1];
    const most = longest[letter];
    if (most !== undefined) {
      let count = 1;
      while (format[at + count] === letter) count += 1;
      if (count > most) return undefined;
      text += field(parts, letter, count);
      at += count;
    } else if (letter === "'" || letter === '"') {
      const quoted = readQuoted(format, at);
      if (quoted === undefined) return undefined;
      text += quoted.text;
      at = quoted.end;
    } else if (letter === '%') {
      // The next letter is a field of its own, however many follow.
      if (next === undefined || longest[next] === undefined) return undefined;
      text += field(parts, next, 1);
      at += 2;
    } else if (letter === '\\' && next !== undefined) {
      text += next;
      at += 2;
    } else return undefined;
  }
  return text;
}

function field(parts: SpanParts, letter: string, count: number): string {
  switch (letter) {
    case 'd':
      return pad(parts.days, count);
    case 'h':
      return pad(parts.hours, count);
    case 'm':
      return pad(parts.minutes, count);
    case 's':
      return pad(parts.seconds, count);
    default: {
      const digits = pad(parts.fraction, 7).slice(0, count);
      return letter === 'f' ? digits : digits.replace(/0+$/, '');
    }
  }
}
