import type { FlowSettings } from '../../model/lead-model.ts';
import type { Json } from '../../solution/solution-content.ts';
import { response, type Action, type RunAfter } from '../builders/action.ts';
import { call, path, value, type Expression } from '../builders/expression.ts';

/** Name of the run: what the sender is told, what the run history shows. */
export const trackingId: Expression = path(call('workflow'), 'run', 'name');

const headers: Json = { 'Content-Type': 'application/json' };

function answer(
  of: Pick<Action, 'name' | 'note'> & {
    readonly runAfter: RunAfter;
    readonly statusCode: number;
    readonly outcome: string | Expression;
  },
): Action {
  const { statusCode, outcome, ...common } = of;
  return response({
    ...common,
    statusCode,
    headers,
    body: {
      outcome: typeof outcome === 'string' ? outcome : value(outcome),
      trackingId: value(trackingId),
    },
  });
}

/**
 * The answers of the chosen mode. Nothing runs after them: a resubmitted run has no caller, its Response is skipped,
 * and its lead must be handled all the same. With `none` the platform itself answers 202.
 */
export function answers(
  settings: FlowSettings,
  after: { readonly handled: string; readonly setAside: string; readonly outcome: Expression },
): readonly Action[] {
  switch (settings.response) {
    case 'accepted':
      return [
        answer({
          name: 'Answer that the lead is accepted',
          note: 'At once: the platform keeps the lead before anything else runs. Nothing depends on this answer.',
          runAfter: {},
          statusCode: 202,
          outcome: 'accepted',
        }),
      ];
    case 'completed':
      return [
        answer({
          name: 'Answer what became of the lead',
          note: 'After the lead is handled. Nothing depends on this answer.',
          runAfter: { [after.handled]: ['Succeeded'] },
          statusCode: 200,
          outcome: after.outcome,
        }),
        answer({
          name: 'Answer that the lead was set aside',
          note: 'The lead is kept for a person: for the sender it is received.',
          runAfter: { [after.setAside]: ['Succeeded'] },
          statusCode: 200,
          outcome: 'dead-letter',
        }),
        answer({
          name: 'Answer that the lead was not handled',
          note: 'Neither the row nor the dead letter could be written; the run holds the lead for 30 days.',
          runAfter: { [after.setAside]: ['Failed', 'TimedOut'] },
          statusCode: 500,
          outcome: 'failed',
        }),
      ];
    default:
      return [];
  }
}
