import type { LoadedAction } from '../definition/loaded-flow.ts';
import type { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import type { BlockRun } from './block-run.ts';
import type { Frame } from './frame.ts';

export type ActionStatus =
  | 'Waiting'
  | 'Running'
  | 'Succeeded'
  | 'Failed'
  | 'Skipped'
  | 'TimedOut'
  | 'Cancelled';

/** One try of a call that failed and was tried again. Times in milliseconds since 1970. */
export interface RetryEntry {
  readonly startTime: number;
  readonly endTime: number;
  readonly code: string;
  readonly clientRequestId: string;
}

/** One execution of an action: once per run, or once per iteration of the loops around it. Changes as it runs. */
export interface ActionState {
  readonly action: LoadedAction;
  readonly frame: Frame;
  /** The block that it runs in; `undefined` for an action recorded as skipped with its block. */
  readonly blockRun: BlockRun | undefined;
  status: ActionStatus;
  code: string;
  inputs: Value | undefined;
  inputsMetadata: ObjectValue | undefined;
  outputs: Value | undefined;
  error: ObjectValue | undefined;
  /** Milliseconds since 1970. */
  startTime: number;
  endTime: number;
  trackingId: string | undefined;
  retries: RetryEntry[] | undefined;
  trackedProperties: ObjectValue | undefined;
  /** Predecessors that have not ended. */
  waitingFor: number;
  /** Iterations of a loop, in order. */
  iterations: Frame[] | undefined;
  iterationCount: number | undefined;
  abort: AbortController | undefined;
}

/** An action that waits for its predecessors. */
export function newActionState(
  action: LoadedAction,
  frame: Frame,
  blockRun: BlockRun | undefined,
  now: number,
): ActionState {
  return {
    action,
    frame,
    blockRun,
    status: 'Waiting',
    code: 'NotSpecified',
    inputs: undefined,
    inputsMetadata: undefined,
    outputs: undefined,
    error: undefined,
    startTime: now,
    endTime: now,
    trackingId: undefined,
    retries: undefined,
    trackedProperties: undefined,
    waitingFor: action.runAfter.length,
    iterations: undefined,
    iterationCount: undefined,
    abort: undefined,
  };
}

/** Whether the action has ended. */
export function hasEnded(state: ActionState): boolean {
  return state.status !== 'Waiting' && state.status !== 'Running';
}
