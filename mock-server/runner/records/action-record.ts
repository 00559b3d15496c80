import type { ActionState, RetryEntry } from '../scheduler/action-state.ts';
import type { FlowRun } from '../scheduler/flow-run.ts';
import { heldBack, type Gathered } from '../scheduler/gather.ts';
import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import { timeText } from './time-text.ts';

type Members = Map<string, Value>;

/**
 * What `actions('A')` shows, and an element of `result('S')`: members in the service's order, members without a
 * value left out. `ending`: the action has ended this moment and has no end time yet. Source: recorded outputs of the runtime of 2020; cloud records have the same order.
 */
export function actionRecord(run: FlowRun, state: ActionState, ending = false): ObjectValue {
  const members: Members = new Map<string, Value>([['name', state.action.name]]);
  const running = ending || state.status === 'Running' || state.status === 'Waiting';
  if (state.inputs !== undefined) members.set('inputs', state.inputs);
  if (state.inputsMetadata !== undefined) members.set('inputsMetadata', state.inputsMetadata);
  if (state.outputs !== undefined) members.set('outputs', state.outputs);
  addTimes(run, state, members, !running);
  if (state.code !== 'NotSpecified') members.set('code', state.code);
  members.set('status', state.status);
  if (state.error !== undefined) members.set('error', state.error);
  if (state.trackedProperties !== undefined) members.set('trackedProperties', state.trackedProperties);
  if (state.retries !== undefined) members.set('retryHistory', state.retries.map(retryRecord));
  if (state.iterationCount !== undefined) members.set('iterationCount', BigInt(state.iterationCount));
  return new ObjectValue(members);
}

/** What `actions('A')` shows from outside the loops around `A`. */
export function gatheredRecord(run: FlowRun, gathered: Gathered): ObjectValue {
  const { states, last } = gathered;
  if (!gathered.repeated) return actionRecord(run, last);
  const count: Value = BigInt(states.length);
  if (gathered.lastDecides) {
    const members = new Map(actionRecord(run, last).members);
    members.set('repetitionCount', count);
    return new ObjectValue(members);
  }
  const members: Members = new Map<string, Value>([['name', last.action.name]]);
  if (gathered.showsOutputs)
    members.set(
      'outputs',
      gathered.deciding.map((state) => actionRecord(run, state)),
    );
  addTimes(run, last, members, true);
  const held = heldBack(gathered);
  members.set('code', held?.code ?? 'NotSpecified');
  members.set('status', held?.status ?? gathered.status);
  if (held?.error !== undefined) members.set('error', held.error);
  members.set('repetitionCount', count);
  return new ObjectValue(members);
}

/** The GUID by which the service tracks one execution; made when somebody first looks at it. */
export function trackingIdOf(run: FlowRun, state: ActionState): string {
  state.trackingId ??= run.host.newId();
  return state.trackingId;
}

function addTimes(run: FlowRun, state: ActionState, members: Members, ended: boolean): void {
  members.set('startTime', timeText(state.startTime));
  if (ended) members.set('endTime', timeText(state.endTime));
  members.set('trackingId', trackingIdOf(run, state));
  members.set('clientTrackingId', run.trigger.clientTrackingId);
}

function retryRecord(entry: RetryEntry): ObjectValue {
  return new ObjectValue([
    ['startTime', timeText(entry.startTime)],
    ['endTime', timeText(entry.endTime)],
    ['code', entry.code],
    ['clientRequestId', entry.clientRequestId],
  ]);
}
