import type { Host } from '../host.ts';
import { ticksOf } from './time-text.ts';

const LARGEST = 9_223_372_036_854_775_807n;

/** The name of a run: time counted down, so that the newest sorts first, and a number of its own. */
export function newRunId(host: Host): string {
  const countdown = (LARGEST - ticksOf(host.startTime())).toString().padStart(20, '0');
  const own = Math.floor(host.random() * 1_000_000_000)
    .toString()
    .padStart(9, '0');
  return `${countdown}${own}CU00`;
}
