import { ObjectValue } from '../value/object-value.ts';
import { timeText } from '../records/time-text.ts';
import type { TriggerKind } from './trigger-kind.ts';
import { request } from './request.ts';

const connector = (type: string, summary: string, polls: boolean): TriggerKind => ({
  type,
  summary,
  startedBy: 'outputs',
  inputs: 'required',
  polls,
});

/** Every trigger type that the runner starts. */
export const triggerKinds: readonly TriggerKind[] = [
  connector('ApiConnection', 'polls a managed connector (Logic Apps form)', true),
  connector('ApiConnectionNotification', 'is told by a managed connector (Logic Apps form)', false),
  connector('ApiConnectionWebhook', 'is called back by a managed connector (Logic Apps form)', false),
  connector('Http', 'polls a URL', true),
  connector('HttpWebhook', 'is called back by a service that it subscribed to', false),
  connector('OpenApiConnection', 'polls a connector', true),
  connector('OpenApiConnectionNotification', 'is told by a connector', false),
  connector('OpenApiConnectionWebhook', 'is called back by a connector', false),
  {
    type: 'Recurrence',
    summary: 'runs by the clock',
    startedBy: 'tick',
    inputs: 'none',
    polls: true,
  },
  request,
  {
    type: 'SlidingWindow',
    summary: 'runs by the clock over windows of time that follow each other',
    startedBy: 'tick',
    inputs: 'none',
    polls: true,
    outputsAt: (trigger, now) =>
      new ObjectValue([
        [
          'body',
          new ObjectValue([
            ['windowStartTime', timeText(now - windowLength(trigger.definition))],
            ['windowEndTime', timeText(now)],
          ]),
        ],
      ]),
  },
];

const byName = new Map(triggerKinds.map((kind) => [kind.type.toLowerCase(), kind]));

/** The kind that a definition names in any case. */
export function findTriggerKind(type: string): TriggerKind | undefined {
  return byName.get(type.toLowerCase());
}

const LENGTHS: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
};

function windowLength(definition: ObjectValue): number {
  const recurrence = definition.get('recurrence');
  if (!(recurrence instanceof ObjectValue)) return 0;
  const frequency = recurrence.get('frequency');
  const interval = recurrence.get('interval');
  return (
    (typeof frequency === 'string' ? (LENGTHS[frequency.toLowerCase()] ?? 0) : 0) * Number(interval ?? 1n)
  );
}
