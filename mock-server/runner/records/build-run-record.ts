import type { LoadedAction } from '../definition/loaded-flow.ts';
import type { ActionState, RetryEntry } from '../scheduler/action-state.ts';
import type { FlowRun } from '../scheduler/flow-run.ts';
import { repetitionName } from '../scheduler/frame.ts';
import { findState, heldBack, isGathered, type Gathered } from '../scheduler/gather.ts';
import { errorValue } from '../scheduler/sentences.ts';
import type { ObjectValue } from '../value/object-value.ts';
import { gatheredRecord, trackingIdOf } from './action-record.ts';
import {
  ORIGIN,
  type ActionRecord,
  type ChildRecord,
  type Resubmittable,
  type ResponseRunRecord,
  type RunRecord,
  type TriggerRunRecord,
} from './run-record.ts';
import { timeText } from './time-text.ts';

/** The history of a run that has ended. */
export function buildRunRecord(run: FlowRun, outputs: ObjectValue | undefined): RunRecord {
  const { end } = run;
  const response = responseRecord(run);
  const record: RunRecord & Resubmittable = {
    id: run.id,
    status: end?.status ?? 'Succeeded',
    ...(run.code === undefined ? {} : { code: run.code }),
    ...(end?.error === undefined ? {} : { error: end.error }),
    startTime: timeText(run.startTime),
    endTime: timeText(run.endTime),
    trigger: triggerRunRecord(run),
    ...(response === undefined ? {} : { response }),
    ...(outputs === undefined ? {} : { outputs }),
    actions: run.flow.root.actions.flatMap((action) => {
      const built = recordOf(run, action);
      return built === undefined ? [] : [built];
    }),
  };
  return Object.defineProperty(record, ORIGIN, { value: run.trigger, enumerable: false });
}

function triggerRunRecord({ trigger }: FlowRun): TriggerRunRecord {
  const secure = secureSides(trigger.secureInputs, trigger.secureOutputs);
  return {
    name: trigger.name,
    status: 'Succeeded',
    ...(trigger.code === undefined ? {} : { code: trigger.code }),
    ...(trigger.inputs === undefined || trigger.secureInputs ? {} : { inputs: trigger.inputs }),
    ...(trigger.outputs === undefined || trigger.secureOutputs ? {} : { outputs: trigger.outputs }),
    startTime: timeText(trigger.startTime),
    endTime: timeText(trigger.endTime),
    trackingId: trigger.trackingId,
    clientTrackingId: trigger.clientTrackingId,
    originHistoryName: trigger.originHistoryName,
    ...(secure.length === 0 ? {} : { secureData: secure }),
  };
}

function responseRecord({ caller }: FlowRun): ResponseRunRecord | undefined {
  const { response } = caller;
  if (response === undefined) return undefined;
  const { status, code, error, answer } = response;
  return {
    status,
    code,
    ...(error === undefined ? {} : { error: errorValue(error.code, error.message) }),
    ...(answer?.shown === undefined ? {} : { outputs: answer.shown }),
  };
}

function recordOf(run: FlowRun, action: LoadedAction): ActionRecord | undefined {
  const found = findState(run.root, action);
  if (found === undefined) return undefined;
  const record = isGathered(found) ? gatheredRunRecord(run, found) : stateRecord(run, found, action.name);
  if (action.blocks.length === 0) return record;
  const children: ChildRecord[] = [];
  for (const block of action.blocks) {
    for (const child of block.actions) {
      const built = recordOf(run, child);
      if (built !== undefined) children.push(Object.assign(built, { branch: block.label }));
    }
  }
  return Object.assign(record, { children });
}

function gatheredRunRecord(run: FlowRun, gathered: Gathered): ActionRecord {
  const { states, last } = gathered;
  const own = stateRecord(run, last, last.action.name);
  if (!gathered.repeated) return own;
  const repeated = {
    repetitionCount: states.length,
    repetitions: states.map((state) => stateRecord(run, state, repetitionName(state.frame))),
  };
  if (gathered.lastDecides) return { ...own, ...repeated };
  const held = heldBack(gathered);
  const outputs = last.action.secureOutputs ? undefined : gatheredRecord(run, gathered).get('outputs');
  return {
    name: own.name,
    type: own.type,
    status: held?.status ?? gathered.status,
    code: held?.code ?? 'NotSpecified',
    ...(held?.error === undefined ? {} : { error: held.error }),
    ...(outputs === undefined ? {} : { outputs }),
    startTime: states[0] === undefined ? own.startTime : timeText(states[0].startTime),
    endTime: own.endTime,
    trackingId: own.trackingId,
    clientTrackingId: own.clientTrackingId,
    ...repeated,
  };
}

function stateRecord(run: FlowRun, state: ActionState, name: string): ActionRecord {
  const { action, inputs, outputs, error, retries, trackedProperties, iterationCount } = state;
  // Members are added one by one: a run has hundreds of these records, and spreading is slow.
  const start: Pick<ActionRecord, 'name' | 'type' | 'status' | 'code'> & Partial<Writable<ActionRecord>> = {
    name,
    type: action.type,
    status: state.status,
    code: state.code,
  };
  if (error !== undefined) start.error = error;
  if (inputs !== undefined && !action.secureInputs) start.inputs = inputs;
  if (outputs !== undefined && !action.secureOutputs) start.outputs = outputs;
  const record: Writable<ActionRecord> = Object.assign(start, {
    startTime: timeText(state.startTime),
    endTime: timeText(state.endTime),
    trackingId: trackingIdOf(run, state),
    clientTrackingId: run.trigger.clientTrackingId,
  });
  if (retries !== undefined) record.retryHistory = retries.map(retryEntry);
  if (trackedProperties !== undefined) record.trackedProperties = trackedProperties;
  if (iterationCount !== undefined) record.iterationCount = iterationCount;
  if (action.secureInputs || action.secureOutputs) {
    record.secureData = secureSides(action.secureInputs, action.secureOutputs);
  }
  return record;
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

function retryEntry(entry: RetryEntry) {
  return {
    startTime: timeText(entry.startTime),
    endTime: timeText(entry.endTime),
    code: entry.code,
    clientRequestId: entry.clientRequestId,
  };
}

function secureSides(inputs: boolean, outputs: boolean): ('inputs' | 'outputs')[] {
  return [...(inputs ? (['inputs'] as const) : []), ...(outputs ? (['outputs'] as const) : [])];
}
