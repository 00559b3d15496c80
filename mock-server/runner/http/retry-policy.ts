import type { Host } from '../host.ts';
import { ObjectValue } from '../value/object-value.ts';
import { toText } from '../value/to-text.ts';
import type { Value } from '../value/value.ts';
import { durationText, parseDuration } from './duration.ts';

/** How often, and after how many milliseconds each time, a call that failed is tried again. */
export interface RetryPolicy {
  readonly count: number;
  /** Delay before retry `n`, from 1. */
  readonly delay: (n: number) => number;
  /** The policy as the record shows it; `undefined` where the flow names none. */
  readonly shown: ObjectValue | undefined;
}

const HOUR = 3_600_000;

/**
 * What a call does where the flow names no policy. Low: 2 retries, after 5 and 10 minutes; other Power Automate
 * plans: 12 retries from 7 s, the last after about an hour (limits page of 2026-07-17); Logic Apps: 4 retries,
 * measured after 7.5, 15, 30 and 45 s.
 */
const DEFAULTS: Readonly<Record<Host['profile'], RetryPolicy>> = {
  low: { count: 2, delay: (n) => 300_000 * n, shown: undefined },
  standard: { count: 12, delay: growing(7000, 0, HOUR), shown: undefined },
  'logic-apps': { count: 4, delay: growing(7500, 5000, 45_000), shown: undefined },
};

/** Exponential waits are drawn from a growing range; here the upper end of the range, so that runs repeat. */
function growing(interval: number, minimum: number, maximum: number): (n: number) => number {
  return (n) => Math.min(Math.max(interval * 2 ** (n - 1), minimum), maximum);
}

/** The policy that a call's `retryPolicy` asks for; the profile's where it asks for none or for the default. */
export function retryPolicy(given: Value | undefined, profile: Host['profile']): RetryPolicy {
  if (!(given instanceof ObjectValue)) return DEFAULTS[profile];
  let policy = readPolicies.get(given);
  if (policy === undefined) {
    policy = readPolicy(given);
    readPolicies.set(given, policy);
  }
  return policy === 'default' ? DEFAULTS[profile] : policy;
}

/** A policy without templates is the same object in every run. */
const readPolicies = new WeakMap<ObjectValue, RetryPolicy | 'default'>();

function readPolicy(given: ObjectValue): RetryPolicy | 'default' {
  const type = toText(given.get('type') ?? 'default').toLowerCase();
  const member = (name: string): string | undefined => {
    const value = given.get(name);
    return value === undefined || value === null ? undefined : toText(value);
  };
  const duration = (name: string, otherwise: number): number =>
    parseDuration(member(name) ?? '') ?? otherwise;
  const count = Number(member('count') ?? 4);
  const interval = duration('interval', 7500);
  switch (type) {
    case 'none':
      return { count: 0, delay: () => 0, shown: new ObjectValue([['type', 'None']]) };
    case 'fixed':
      return {
        count,
        delay: () => interval,
        shown: new ObjectValue([
          ['type', 'Fixed'],
          ['interval', durationText(interval)],
          ['count', BigInt(count)],
        ]),
      };
    case 'exponential': {
      const minimum = duration('minimumInterval', 0);
      const maximum = duration('maximumInterval', 24 * HOUR);
      const shown: [string, Value][] = [
        ['type', 'Exponential'],
        ['interval', durationText(interval)],
        ['count', BigInt(count)],
      ];
      for (const name of ['minimumInterval', 'maximumInterval']) {
        const value = member(name);
        if (value !== undefined) shown.push([name, value]);
      }
      return { count, delay: growing(interval, minimum, maximum), shown: new ObjectValue(shown) };
    }
    default:
      return 'default';
  }
}

/** Whether an answer is worth another try: 408, 429 and 5xx. */
export function isWorthRetry(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Milliseconds that `Retry-After` asks for, in seconds or as a date. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
}
