import { everyAction, type LeadOutcome } from '../../corpus/read-outcome.ts';
import type { RunRecord } from '../../runner/records/run-record.ts';

/** What one request, tick or resubmit came to. */
export interface StepResult {
  readonly answer: number | undefined;
  readonly body: string;
  readonly run: RunRecord | undefined;
  readonly outcome: LeadOutcome | undefined;
  readonly actions: number;
}

/** The status of the Response that ran, or was skipped last; `none` where the flow has none. */
export function responseStatus(run: RunRecord): string {
  const responses = everyAction(run.actions).filter((action) => action.type === 'Response');
  const ran = responses.find((action) => action.status !== 'Skipped');
  return ran?.status ?? (responses.length === 0 ? 'none' : 'Skipped');
}
