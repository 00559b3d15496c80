import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';

/** The service's sentences about how actions ended (`messages.json` `skip.*`, `scope.*`, `action.*`, and records of 2020). */
export const sentences = {
  actionFailed: 'An action failed. No dependent actions succeeded.',
  runAfterNotMet: (action: string, predecessor: string, expected: string, actual: string) =>
    `The execution of template action '${action}' is skipped: the 'runAfter' condition for action '${predecessor}' is not satisfied. Expected status values '${expected}' and actual value '${actual}'.`,
  branchNotTaken: (action: string) =>
    `The execution of template action '${action}' skipped: the branching condition for this action is not satisfied.`,
  branchNotChosen: (action: string, why: string) =>
    `The execution of template action '${action}' failed: an unexpected exception encountered when evaluating branching condition: '${why}'.`,
  blockNotRun: (action: string, block: string, status: string, code: string) =>
    `The execution of template action '${action}' is skipped: dependant action '${block}' completed with status '${status}' and code '${code}'.`,
  tooManyItems: (action: string, count: number, limit: number) =>
    `The execution of template action '${action}' failed: the number of items '${count}' to repeat exceeds the limit of '${limit}'.`,
  noItems: (action: string) =>
    `The execution of template action '${action}' is skipped: there are no items to repeat.`,
  inInputs: (action: string, fault: string) =>
    `Unable to process template language expressions in action '${action}' inputs at line '0' and column '0': '${fault}'.`,
  inAction: (action: string, fault: string) =>
    `Unable to process template language expressions for action '${action}' at line '0' and column '0': '${fault}'.`,
  notArray: (action: string, written: string, type: string) =>
    `The execution of template action '${action}' failed: the result of the evaluation of 'foreach' expression '${written}' is of type '${type}'. The result must be a valid array.`,
  untilNotBoolean: (action: string, written: string, type: string) =>
    `The execution of template action '${action}' failed. The 'Until' condition expression '${written}' result is not valid. It is of type '${type}' but a boolean value is expected.`,
  trackedProperties: (action: string, fault: string) =>
    `Failed to evaluate the tracked properties for action '${action}'. Error details: '${fault}'.`,
  twoErrors: 'Both action execution and tracked properties evaluation failed.',
};

/** An `error` of a record: `code`, `message` and whatever else. */
export function errorValue(
  code: string,
  message: string,
  more: readonly (readonly [string, Value])[] = [],
): ObjectValue {
  return new ObjectValue([['code', code], ['message', message], ...more]);
}

/** The error of a block, a loop or a run in which an action failed. */
export function actionFailedError(): ObjectValue {
  return errorValue('ActionFailed', sentences.actionFailed, [['messageTemplate', sentences.actionFailed]]);
}
