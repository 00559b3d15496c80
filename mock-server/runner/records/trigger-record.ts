import type { TriggerState } from '../triggers/trigger-state.ts';
import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import { timeText } from './time-text.ts';

/** What `trigger()` shows, in the service's order (traces of the Standard host and records of 2020). */
export function triggerRecord(trigger: TriggerState): ObjectValue {
  const members = new Map<string, Value>([['name', trigger.name]]);
  if (trigger.inputs !== undefined) members.set('inputs', trigger.inputs);
  if (trigger.outputs !== undefined) members.set('outputs', trigger.outputs);
  members.set('startTime', timeText(trigger.startTime));
  members.set('endTime', timeText(trigger.endTime));
  if (trigger.scheduledTime !== undefined) members.set('scheduledTime', timeText(trigger.scheduledTime));
  members.set('trackingId', trigger.trackingId);
  members.set('clientTrackingId', trigger.clientTrackingId);
  members.set('originHistoryName', trigger.originHistoryName);
  if (trigger.code !== undefined) members.set('code', trigger.code);
  members.set('status', 'Succeeded');
  return new ObjectValue(members);
}
