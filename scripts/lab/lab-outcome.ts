import { setTimeout } from 'node:timers/promises';

import type { LabState } from '../../mock-server/lab/lab-state.ts';
import type { CallSummary } from '../../mock-server/lab/views.ts';
import type { DeliveryAnswer } from '../../mock-server/marketplace/post-lead.ts';
import { clockText } from './print-exchange.ts';

const patience = 10_000;

/** What the lab's flow made of a delivery, once its runs have ended; `undefined` for other targets and refusals. */
export async function labOutcome(
  lab: LabState | undefined,
  answer: DeliveryAnswer,
): Promise<{ readonly line: string; readonly summary: CallSummary } | undefined> {
  const call = answer.headers['x-lab-call'];
  if (lab === undefined || call === undefined) return undefined;
  const until = performance.now() + patience;
  for (;;) {
    const response = await fetch(`${lab.base}/api/runs/${call}`);
    if (!response.ok) return undefined;
    const summary = (await response.json()) as CallSummary;
    if (summary.ended || performance.now() > until) return { line: lineOf(answer, summary), summary };
    await setTimeout(20);
  }
}

function lineOf(answer: DeliveryAnswer, summary: CallSummary): string {
  const runs = summary.runs.map((run) => run.status).join(', ') || 'still running';
  return `${clockText(new Date())}  run  ${answer.deliveryId}  ${runs}  ${changesText(summary.changes)}`;
}

/** `lead: 1 created; mail: 1 created`. */
export function changesText(changes: CallSummary['changes']): string {
  const counts = new Map<string, number>();
  for (const { table, kind } of changes)
    counts.set(`${table}: ${kind}`, (counts.get(`${table}: ${kind}`) ?? 0) + 1);
  if (counts.size === 0) return 'no rows written';
  return [...counts].map(([what, number]) => what.replace(': ', `: ${number} `)).join('; ');
}
