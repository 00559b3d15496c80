import type { FlowAnswer } from '../actions/action-kind.ts';

/** What has become of the caller of a Request trigger, and how to answer. */
export interface Caller {
  state: 'waiting' | 'answered' | 'late' | 'none';
  /** The Response that answered: what the run's record shows. */
  response: ResponseRecord | undefined;
  readonly answer: (answer: FlowAnswer) => void;
}

/** The `response` of a run's record. Times in milliseconds since 1970. */
export interface ResponseRecord {
  readonly status: 'Succeeded' | 'Failed' | 'TimedOut';
  readonly code: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly answer?: FlowAnswer;
  readonly time: number;
}

/** Nobody waits: a resubmitted run, or a trigger that nobody called. */
export function noCaller(): Caller {
  return { state: 'none', response: undefined, answer: () => undefined };
}

/** Somebody waits for an answer. */
export function waitingCaller(answer: (answer: FlowAnswer) => void): Caller {
  return { state: 'waiting', response: undefined, answer };
}
