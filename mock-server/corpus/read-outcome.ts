import { plain } from '../lab/plain.ts';
import type { ActionRecord, RunRecord } from '../runner/records/run-record.ts';

/** How a run of the lead flow ended, read from its record alone. */
export interface LeadOutcome {
  /** A word of the flow's own, or `failed`: a run that ended Failed and whose dead letter failed, too. */
  readonly outcome: string;
  readonly flags: readonly string[];
  /** Id of the lead's row, where it has one. */
  readonly row: string | undefined;
  readonly repeated: boolean;
  readonly status: RunRecord['status'];
  /** What the run says of its failure. */
  readonly error: string | undefined;
  /** How the lead was understood; only where the history is open. */
  readonly lead: Readonly<Record<string, unknown>> | undefined;
}

const told = ['Tell_the_outcome', 'Tell_the_outcome_of_the_failure'];

/** Reads the outcome that the flow itself tells in its history. */
export function readOutcome(run: RunRecord): LeadOutcome {
  const actions = everyAction(run.actions);
  const succeeded = actions.filter((action) => action.status === 'Succeeded');
  const outcomes = succeeded.filter((action) => told.includes(action.name));
  const outputs = plain(outcomes[0]?.outputs) as
    | {
        readonly outcome?: string;
        readonly flags?: readonly string[];
        readonly row?: string | null;
        readonly repeated?: boolean;
      }
    | undefined;
  const decided = plain(succeeded.find((action) => action.name === 'Decide_what_the_lead_is')?.outputs) as
    | { readonly lead?: Readonly<Record<string, unknown>> }
    | undefined;
  const error = plain(run.error) as { readonly message?: string } | undefined;
  return {
    outcome:
      outcomes.length === 1 ? (outputs?.outcome ?? 'unknown') : outcomes.length === 0 ? 'failed' : 'unknown',
    flags: outputs?.flags ?? [],
    row: outputs?.row ?? undefined,
    repeated: outputs?.repeated ?? false,
    status: run.status,
    error: error?.message,
    lead: decided?.lead,
  };
}

/** Every action record of a run, blocks before what is inside them. */
export function everyAction(actions: readonly ActionRecord[]): readonly ActionRecord[] {
  return actions.flatMap((action) => [
    action,
    ...everyAction(action.children ?? []),
    ...everyAction(action.repetitions ?? []),
  ]);
}
