import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import {
  MAX_TICKS,
  TICKS_PER_DAY,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
  UNIX_EPOCH_TICKS,
} from './date-time.ts';

/** A time zone of the language: a Windows id, or an IANA id. */
export interface TimeZone {
  readonly isUtc: boolean;
  readonly iana: string;
}

/** Windows ids that the public mapping leaves out because Windows has retired them. */
const retired: Readonly<Record<string, string>> = {
  'kamchatka standard time': 'Asia/Kamchatka',
  'mid-atlantic standard time': 'Etc/GMT+2',
};

const windowsZones: ReadonlyMap<string, string> = new Map([
  ...Object.entries(retired),
  ...WINDOWS_TO_IANA_MAP.flatMap(({ windowsName, territory, iana }): [string, string][] => {
    const [main] = iana;
    return territory === '001' && main !== undefined ? [[windowsName.toLowerCase(), main]] : [];
  }),
]);
const zones = new Map<string, TimeZone | undefined>();
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The zone with this id in any case; `undefined` where neither Windows nor IANA has one. */
export function findTimeZone(id: string): TimeZone | undefined {
  const known = zones.get(id);
  if (known !== undefined || zones.has(id)) return known;
  const zone = look(id);
  if (zones.size < 1024) zones.set(id, zone);
  return zone;
}

function look(id: string): TimeZone | undefined {
  if (id.toLowerCase() === 'utc') return { isUtc: true, iana: 'UTC' };
  const iana = windowsZones.get(id.toLowerCase()) ?? (/^[a-z]+[a-z0-9_+/-]*$/i.test(id) ? id : undefined);
  if (iana === undefined) return undefined;
  try {
    formatterOf(iana);
  } catch {
    // Intl refuses names that it does not know.
    return undefined;
  }
  return { isUtc: false, iana };
}

/** Local time of a zone at a time of UTC; the first and the last time there are stand for any beyond. */
export function fromUtc(ticks: bigint, zone: TimeZone): bigint {
  return clamp(ticks + offsetAt(ticks, zone));
}

/** The time of UTC of a local time; `undefined` where the clock skips it or shows it twice: the service refuses both. */
export function toUtc(local: bigint, zone: TimeZone): bigint | undefined {
  const offsets = new Set([
    offsetAt(local - TICKS_PER_DAY, zone),
    offsetAt(local, zone),
    offsetAt(local + TICKS_PER_DAY, zone),
  ]);
  const fitting = [...offsets].filter((offset) => offsetAt(local - offset, zone) === offset);
  const [offset] = fitting;
  return fitting.length === 1 && offset !== undefined ? clamp(local - offset) : undefined;
}

function clamp(ticks: bigint): bigint {
  return ticks < 0n ? 0n : ticks > MAX_TICKS ? MAX_TICKS : ticks;
}

/** Ticks east of UTC at a time of UTC. */
function offsetAt(ticks: bigint, zone: TimeZone): bigint {
  if (zone.isUtc) return 0n;
  const seconds = Number((ticks - UNIX_EPOCH_TICKS - modulo(ticks, TICKS_PER_SECOND)) / TICKS_PER_SECOND);
  const parts = formatterOf(zone.iana).formatToParts(seconds * 1000);
  const text = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const part = (type: string): number => Number(text(type));
  const local = new Date(0);
  local.setUTCFullYear(
    text('era') === 'BC' ? 1 - part('year') : part('year'),
    part('month') - 1,
    part('day'),
  );
  local.setUTCHours(part('hour'), part('minute'), part('second'));
  // Local mean times of the nineteenth century had seconds; .NET keeps whole minutes.
  const minutes = Math.trunc((Math.round(local.getTime() / 1000) - seconds) / 60);
  return BigInt(minutes) * TICKS_PER_MINUTE;
}

function modulo(value: bigint, divisor: bigint): bigint {
  return ((value % divisor) + divisor) % divisor;
}

function formatterOf(iana: string): Intl.DateTimeFormat {
  let formatter = formatters.get(iana);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: iana,
      // Intl counts this calendar back before 1582, as .NET does; `iso8601` it does not.
      calendar: 'gregory',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(iana, formatter);
  }
  return formatter;
}
