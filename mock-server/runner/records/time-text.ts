/** A time of a record, in milliseconds since 1970: trailing zeros of the fraction are dropped (`…:38.412Z`). */
export function timeText(milliseconds: number): string {
  if (milliseconds !== last.milliseconds) {
    last.text = write(milliseconds);
    last.milliseconds = milliseconds;
  }
  return last.text;
}

/** Most times of a record are the same: virtual time stands still while actions run. */
const last = { milliseconds: Number.NaN, text: '' };

function write(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  if (!text.endsWith('0Z')) return text;
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text.replace(/0+Z$/u, 'Z');
}

/** Ticks of 100 ns since 0001-01-01T00:00:00Z. */
export function ticksOf(milliseconds: number): bigint {
  return BigInt(Math.floor(milliseconds * 10)) * 1000n + 621_355_968_000_000_000n;
}
