import type { RetryPolicy } from './lead-model.ts';

interface RetryProfile extends RetryPolicy {
  /** Longest sum of the pauses of one action, in seconds: every pause at the maximum. */
  readonly worstSeconds: number;
}

const none = {
  profile: 'none',
  count: 0,
  interval: 'PT5S',
  minimumInterval: 'PT5S',
  maximumInterval: 'PT5S',
};
const quick = {
  profile: 'quick',
  count: 3,
  interval: 'PT5S',
  minimumInterval: 'PT5S',
  maximumInterval: 'PT15S',
};
const standard = {
  profile: 'standard',
  count: 6,
  interval: 'PT10S',
  minimumInterval: 'PT5S',
  maximumInterval: 'PT5M',
};
const patient = {
  profile: 'patient',
  count: 12,
  interval: 'PT30S',
  minimumInterval: 'PT10S',
  maximumInterval: 'PT1H',
};

/**
 * The retry policies that can be chosen. The platform's own default differs by licence and repeats for many
 * minutes on some, so every connector action carries one of these instead.
 */
export const retryProfiles = {
  none: { ...none, worstSeconds: 0 },
  quick: { ...quick, worstSeconds: 45 },
  standard: { ...standard, worstSeconds: 1800 },
  patient: { ...patient, worstSeconds: 43_200 },
} as Readonly<Record<RetryPolicy['profile'], RetryProfile>>;
