import type { RunEnd, VariableStore } from '../actions/action-kind.ts';
import type { LoadedFlow } from '../definition/loaded-flow.ts';
import type { Host } from '../host.ts';
import type { TriggerState } from '../triggers/trigger-state.ts';
import type { ActionState } from './action-state.ts';
import type { Caller } from './caller.ts';
import type { Clock } from './clock.ts';
import type { Frame } from './frame.ts';

/** One run of a flow. Changes as it runs. */
export interface FlowRun {
  readonly flow: LoadedFlow;
  readonly host: Host;
  readonly clock: Clock;
  readonly id: string;
  readonly trigger: TriggerState;
  readonly root: Frame;
  readonly variables: VariableStore;
  readonly caller: Caller;
  readonly startTime: number;
  /** Actions whose predecessors have ended. */
  readonly ready: ActionState[];
  /** Calls under way, not counting those that wait for the run's time. */
  pending: number;
  /** Calls that have ended and wait for their turn. */
  readonly settled: Settled[];
  /** Wakes whoever drives the run. */
  wake: () => void;
  sequence: number;
  end: RunEnd | undefined;
  /** `Terminated` or `ActionFailed`; `undefined` on a success. */
  code: string | undefined;
  endTime: number;
}

export interface Settled {
  readonly sequence: number;
  readonly settle: () => void;
}
