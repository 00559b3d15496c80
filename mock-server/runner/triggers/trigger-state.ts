import type { Value } from '../value/value.ts';

/** How the trigger of a run went. Times in milliseconds since 1970. */
export interface TriggerState {
  readonly name: string;
  readonly inputs: Value | undefined;
  readonly outputs: Value | undefined;
  readonly startTime: number;
  readonly endTime: number;
  readonly scheduledTime: number | undefined;
  readonly trackingId: string;
  readonly clientTrackingId: string;
  readonly clientKeywords: string | undefined;
  readonly originHistoryName: string;
  /** Shown by triggers that poll or tick. */
  readonly code: string | undefined;
  readonly secureInputs: boolean;
  readonly secureOutputs: boolean;
}
