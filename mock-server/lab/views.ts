import { codeOfAnswer } from './answer-code.ts';
import { plain } from './plain.ts';
import { triggerAddress, type Signer } from './signature.ts';
import type { StageFlow } from './stage-flow.ts';
import type { CallRecord } from './call-record.ts';
import type { Stage } from './stage.ts';

/** A call in a list. Times in milliseconds since 1970. */
export interface CallSummary {
  readonly id: string;
  readonly flow: string;
  readonly receivedAt: number;
  /** Delivery id of the sender, where it gave one. */
  readonly deliveryId?: string;
  readonly resubmitted?: string;
  readonly status?: number;
  readonly code?: string;
  readonly ended: boolean;
  readonly runs: readonly { readonly id: string; readonly status: string }[];
  /** Rows that it wrote, by table and kind. */
  readonly changes: readonly { readonly table: string; readonly kind: string; readonly id: string }[];
  readonly refusals: readonly string[];
}

export function summaryOf(call: CallRecord): CallSummary {
  const deliveryId = deliveryIdOf(call);
  const code = call.answer === undefined ? undefined : codeOfAnswer(call.answer);
  return {
    id: call.id,
    flow: call.flow.text.name,
    receivedAt: call.receivedAt,
    ...(deliveryId !== undefined && { deliveryId }),
    ...(call.resubmitted !== undefined && { resubmitted: call.resubmitted }),
    ...(call.answer !== undefined && { status: call.answer.statusCode }),
    ...(code !== undefined && { code }),
    ended: call.ended,
    runs: call.runs.map((run) => ({ id: run.id, status: run.status })),
    changes: call.changes.map(({ table, kind, id }) => ({ table, kind, id })),
    refusals: call.exchanges.flatMap((exchange) => exchange.refusal ?? []),
  };
}

/** A call with everything that came of it. */
export function detailOf(call: CallRecord): unknown {
  return {
    ...summaryOf(call),
    answer: plain(call.answer),
    records: plain(call.runs),
    exchanges: call.exchanges,
    changes: call.changes,
  };
}

export function flowView(stage: Stage, flow: StageFlow, base: string, signer: Signer): unknown {
  return {
    id: flow.text.id,
    name: flow.text.name,
    on: stage.isOn(flow),
    trigger: flow.loaded?.trigger.type,
    ...(flow.loaded !== undefined && {
      address: triggerAddress(base, flow.text.id, flow.loaded.trigger.name, signer),
    }),
    problems: flow.problems,
  };
}

function deliveryIdOf(call: CallRecord): string | undefined {
  if (call.event?.kind !== 'request') return undefined;
  return Object.entries(call.event.headers).find(
    ([name]) => name.toLowerCase() === 'x-ms-client-tracking-id',
  )?.[1];
}
