import type { ActionEnd } from '../actions/action-kind.ts';
import { ExpressionFault } from '../expression/fault.ts';
import { actionRecord } from '../records/action-record.ts';
import { writeJson } from '../json/write-json.ts';
import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import { hasEnded, type ActionState } from './action-state.ts';
import type { FlowRun } from './flow-run.ts';
import { FlowScope } from './flow-scope.ts';
import { tellEnd } from './run-block.ts';
import { errorValue, sentences } from './sentences.ts';
import { markEnd } from './skip.ts';

const LARGEST_TRACKED = 16_000;

/** Ends an action and tells its dependents and its block; without effect on one that has ended. */
export function finishAction(run: FlowRun, state: ActionState, end: ActionEnd): void {
  if (hasEnded(state) || run.end !== undefined) return;
  markEnd(run, state, end.status, end.code, end.error);
  if (end.outputs !== undefined) state.outputs = end.outputs;
  track(run, state);
  if (end.status === 'TimedOut') state.abort?.abort();
  tellEnd(run, state);
}

/** Evaluates `trackedProperties`, which see only their own action; a fault there fails the action. */
function track(run: FlowRun, state: ActionState): void {
  const { trackedProperties, name } = state.action;
  if (trackedProperties === undefined) return;
  try {
    const scope = new FlowScope(run, state.frame, actionRecord(run, state, true));
    const tracked = trackedProperties(scope);
    if (!(tracked instanceof ObjectValue)) return;
    const size = writeJson(tracked).length;
    if (size > LARGEST_TRACKED)
      throw new ExpressionFault(
        `The length '${size}' of the tracked properties exceeds the limit of '${LARGEST_TRACKED}' characters.`,
      );
    state.trackedProperties = tracked;
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    const failed: [string, string] = [
      'TrackedPropertiesEvaluationFailed',
      sentences.trackedProperties(name, error.message),
    ];
    if (state.error === undefined) {
      state.error = wrapped(errorValue(...failed));
      state.code = 'TrackedPropertiesEvaluationFailed';
    } else {
      const details: Value = [errorValue(...failed), state.error];
      state.error = wrapped(
        errorValue('MultipleErrorsOccurred', sentences.twoErrors, [['details', details]]),
      );
      state.code = 'MultipleErrorsOccurred';
    }
    state.status = 'Failed';
  }
}

function wrapped(error: ObjectValue): ObjectValue {
  return new ObjectValue([['error', error]]);
}
