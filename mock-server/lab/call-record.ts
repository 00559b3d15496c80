import type { Exchange } from '../crm/fake-fetch.ts';
import type { Change } from '../crm/table-store.ts';
import type { RunRecord, TriggerAnswer, TriggerEvent } from '../runner/start-flow.ts';
import type { StageFlow } from './stage-flow.ts';

/** One call of a trigger and all that came of it. */
export interface CallRecord {
  /** `c-0001`, counted from the start of the lab. */
  readonly id: string;
  readonly flow: StageFlow;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly event: TriggerEvent | undefined;
  /** Run that this one repeats. */
  readonly resubmitted?: string;
  answer: TriggerAnswer | undefined;
  runs: readonly RunRecord[];
  readonly exchanges: Exchange[];
  readonly changes: Change[];
  /** Every run of the call has ended. */
  ended: boolean;
}

export interface StageCall {
  readonly record: CallRecord;
  readonly answer: Promise<TriggerAnswer>;
  readonly ended: Promise<CallRecord>;
}

export type StageEvent =
  | { readonly kind: 'call-started' | 'call-answered' | 'call-ended'; readonly call: CallRecord }
  | { readonly kind: 'faults' | 'reset' };
