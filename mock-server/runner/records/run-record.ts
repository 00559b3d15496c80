import type { ActionEnd } from '../actions/action-kind.ts';
import type { TriggerState } from '../triggers/trigger-state.ts';
import type { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';

/** Statuses in the portal's words. */
export type RecordStatus = ActionEnd['status'];

/** One run as its history shows it. Times are ISO 8601 in UTC. */
export interface RunRecord {
  readonly id: string;
  readonly status: 'Succeeded' | 'Failed' | 'Cancelled' | 'TimedOut';
  /** `ActionFailed` or `Terminated`; absent on a success. */
  readonly code?: string;
  readonly error?: ObjectValue;
  readonly startTime: string;
  readonly endTime: string;
  readonly trigger: TriggerRunRecord;
  /** What became of the answer, where the flow has a Response or the caller waited. */
  readonly response?: ResponseRunRecord;
  /** `{name: {type, value}}` of the definition's outputs; absent where it has none. */
  readonly outputs?: ObjectValue;
  /** Top-level actions in the order of the definition, what is inside them below. */
  readonly actions: readonly ActionRecord[];
}

export interface TriggerRunRecord {
  readonly name: string;
  readonly status: 'Succeeded';
  readonly code?: string;
  readonly inputs?: Value;
  readonly outputs?: Value;
  readonly startTime: string;
  readonly endTime: string;
  readonly trackingId: string;
  readonly clientTrackingId: string;
  readonly originHistoryName: string;
  readonly secureData?: readonly ('inputs' | 'outputs')[];
}

export interface ResponseRunRecord {
  readonly status: 'Succeeded' | 'Failed' | 'TimedOut';
  readonly code: string;
  readonly error?: ObjectValue;
  /** `{statusCode, headers?, body?}`. */
  readonly outputs?: ObjectValue;
}

/** One action of a run, or one of its repetitions. */
export interface ActionRecord {
  /** The action's name; of a repetition its indexes (`000000-000001`). */
  readonly name: string;
  readonly type: string;
  readonly status: RecordStatus | 'Running' | 'Waiting';
  readonly code: string;
  readonly error?: ObjectValue;
  readonly inputs?: Value;
  readonly outputs?: Value;
  readonly startTime: string;
  readonly endTime: string;
  readonly trackingId: string;
  readonly clientTrackingId: string;
  readonly retryHistory?: readonly RetryRecord[];
  readonly trackedProperties?: ObjectValue;
  /** Of a loop: how often it went round. */
  readonly iterationCount?: number;
  /** Of an action in loops: how often it ran, and each time. */
  readonly repetitionCount?: number;
  readonly repetitions?: readonly ActionRecord[];
  /** What the flow hides (`runtimeConfiguration.secureData`). */
  readonly secureData?: readonly ('inputs' | 'outputs')[];
  /** Actions inside a block action, in the order of the definition, with the branch that they stand in. */
  readonly children?: readonly ChildRecord[];
}

export type ChildRecord = ActionRecord & { readonly branch: string };

export interface RetryRecord {
  readonly startTime: string;
  readonly endTime: string;
  readonly code: string;
  readonly clientRequestId: string;
}

/** What a resubmit starts from; not part of the history that is shown or written. */
export const ORIGIN = Symbol('origin');

export interface Resubmittable {
  readonly [ORIGIN]?: TriggerState;
}
