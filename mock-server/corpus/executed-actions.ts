import type { ActionRecord, RunRecord } from '../runner/records/run-record.ts';

/**
 * How many actions of a run were executed, blocks and every repetition included: what the platform counts against the
 * requests of a licence.
 */
export function executedActions(run: RunRecord): number {
  return run.actions.reduce((sum, action) => sum + executed(action), 0);
}

function executed(action: ActionRecord): number {
  if (action.repetitions !== undefined) {
    return action.repetitions.reduce((sum, repetition) => sum + executed(repetition), 0);
  }
  const inside = (action.children ?? []).reduce((sum, child) => sum + executed(child), 0);
  return (action.status === 'Skipped' ? 0 : 1) + inside;
}
