import type { ActionRecord, RunRecord } from '../../runner/records/run-record.ts';
import { ObjectValue } from '../../runner/value/object-value.ts';
import type { Value } from '../../runner/value/value.ts';

type Members = [string, Value][];

/** A run in the form of the recorder: actions in one list, repetitions at their action. */
export function recordedRun(run: RunRecord): ObjectValue {
  const members: Members = [['status', run.status]];
  if (run.code !== undefined) members.push(['code', run.code]);
  if (run.error !== undefined) members.push(['error', run.error]);
  if (run.outputs !== undefined) members.push(['outputs', run.outputs]);
  const { trigger, response } = run;
  members.push(['trigger', new ObjectValue(triggerMembers(trigger))]);
  if (response !== undefined) {
    const shown: Members = [
      ['name', 'response'],
      ['status', response.status],
      ['code', response.code],
    ];
    if (response.error !== undefined) shown.push(['error', response.error]);
    if (response.outputs !== undefined) shown.push(['outputs', response.outputs]);
    members.push(['response', new ObjectValue(shown)]);
  }
  members.push(['actions', everyRecord(run.actions).map((action) => recordedAction(action))]);
  return new ObjectValue(members);
}

function triggerMembers(trigger: RunRecord['trigger']): Members {
  const members: Members = [
    ['name', trigger.name],
    ['status', trigger.status],
  ];
  if (trigger.code !== undefined) members.push(['code', trigger.code]);
  if (trigger.inputs !== undefined) members.push(['inputs', trigger.inputs]);
  if (trigger.outputs !== undefined) members.push(['outputs', trigger.outputs]);
  members.push(['clientTrackingId', trigger.clientTrackingId]);
  return members;
}

/** An action and everything inside it, as one list. */
export function everyRecord(actions: readonly ActionRecord[]): readonly ActionRecord[] {
  return actions.flatMap((action) => [action, ...everyRecord(action.children ?? [])]);
}

function recordedAction(action: ActionRecord): ObjectValue {
  const members: Members = [
    ['name', action.name],
    ['status', action.status],
    ['code', action.code],
  ];
  if (action.error !== undefined) members.push(['error', action.error]);
  if (action.inputs !== undefined) members.push(['inputs', action.inputs]);
  if (action.outputs !== undefined) members.push(['outputs', action.outputs]);
  if (action.trackedProperties !== undefined) members.push(['trackedProperties', action.trackedProperties]);
  if (action.retryHistory !== undefined)
    members.push([
      'retryHistory',
      action.retryHistory.map((entry) => new ObjectValue([['code', entry.code]])),
    ]);
  if (action.iterationCount !== undefined) members.push(['iterationCount', BigInt(action.iterationCount)]);
  if (action.repetitionCount !== undefined) members.push(['repetitionCount', BigInt(action.repetitionCount)]);
  if (action.repetitions !== undefined) members.push(['repetitions', action.repetitions.map(recordedAction)]);
  return new ObjectValue(members);
}
