import type { LoadedFlow } from '../definition/loaded-flow.ts';
import type { Scope } from '../expression/scope.ts';
import type { Host } from '../host.ts';
import { noCaller } from '../scheduler/caller.ts';
import { newClock } from '../scheduler/clock.ts';
import type { FlowRun } from '../scheduler/flow-run.ts';
import { FlowScope } from '../scheduler/flow-scope.ts';
import { newFrame } from '../scheduler/frame.ts';
import type { TriggerState } from './trigger-state.ts';

/** Where the trigger's own expressions are evaluated: a run in which nothing has happened yet. */
export function triggerScope(flow: LoadedFlow, host: Host, trigger: TriggerState, runId: string): Scope {
  const root = newFrame(undefined, undefined, 0, undefined, flow.slots);
  const clock = newClock(host);
  const run: FlowRun = {
    flow,
    host,
    clock,
    id: runId,
    trigger,
    root,
    variables: new Map(),
    caller: noCaller(),
    startTime: clock.now(),
    ready: [],
    pending: 0,
    settled: [],
    wake: () => undefined,
    sequence: 0,
    end: undefined,
    code: undefined,
    endTime: clock.now(),
  };
  return new FlowScope(run, root);
}
