import type { ChooseBranch } from '../actions/action-kind.ts';
import { ExpressionFault } from '../expression/fault.ts';
import type { Block } from '../definition/loaded-flow.ts';
import type { ActionState } from './action-state.ts';
import { blockStatus, type BlockStatus } from './block-status.ts';
import { finishAction } from './finish-action.ts';
import type { FlowRun } from './flow-run.ts';
import { scopeOf } from './flow-scope.ts';
import { startBlock } from './run-block.ts';
import { actionFailedError, errorValue, sentences } from './sentences.ts';
import { branchNotChosen, branchNotTaken, skipBlock, skipBlocks } from './skip.ts';

/** Scope, If and Switch: skips what is not taken, runs what is, and ends as the branch does. */
export function runBranch(run: FlowRun, state: ActionState, choose: ChooseBranch): void {
  const { frame, action } = state;
  let choice: ReturnType<ChooseBranch>;
  try {
    choice = choose(scopeOf(run, frame), action.blocks);
  } catch (error) {
    failBlock(run, state, error);
    return;
  }
  if ('status' in choice) {
    finishBlock(run, state, choice.status === 'Succeeded' ? 'Succeeded' : 'Failed', choice);
    return;
  }
  const { inputs, take, skip, fail } = choice;
  for (const block of skip) skipBlock(run, block, frame, branchNotTaken());
  const end = (status: BlockStatus): void => {
    state.inputs = inputs;
    endBlock(run, state, status);
  };
  if (fail !== undefined) {
    for (const block of fail.blocks) skipBlock(run, block, frame, branchNotChosen(fail.reason));
    end('Failed');
    return;
  }
  runBlocks(run, take, state, end);
}

function runBlocks(
  run: FlowRun,
  blocks: readonly Block[],
  state: ActionState,
  end: (status: BlockStatus) => void,
): void {
  const [block] = blocks;
  if (block === undefined) {
    end('Succeeded');
    return;
  }
  startBlock(run, block, state.frame, () => end(blockStatus(block, state.frame)));
}

/** Ends a block action by the status of what ran in it. */
export function endBlock(run: FlowRun, state: ActionState, status: BlockStatus): void {
  if (status === 'Succeeded') finishAction(run, state, { status, code: 'NotSpecified' });
  else
    finishAction(run, state, {
      status,
      code: status === 'Failed' ? 'ActionFailed' : 'ActionTimedOut',
      error: actionFailedError(),
    });
}

/** Ends a block action whose expression could not be evaluated; what is in it is skipped. */
export function failBlock(run: FlowRun, state: ActionState, reason: unknown): void {
  if (!(reason instanceof ExpressionFault)) throw reason;
  finishBlock(run, state, 'Failed', {
    code: 'BadRequest',
    error: errorValue('InvalidTemplate', sentences.inAction(state.action.name, reason.message)),
  });
}

/** Ends a block action before anything in it ran. */
export function finishBlock(
  run: FlowRun,
  state: ActionState,
  status: 'Succeeded' | 'Failed',
  end: { readonly code: string; readonly error?: ReturnType<typeof errorValue> | undefined },
): void {
  state.status = status;
  state.code = end.code;
  skipBlocks(run, state);
  state.status = 'Running';
  finishAction(run, state, { status, code: end.code, error: end.error });
}
