import type { Block, RunAfter } from '../definition/loaded-flow.ts';
import type { ObjectValue } from '../value/object-value.ts';
import { newActionState, type ActionState } from './action-state.ts';
import type { FlowRun } from './flow-run.ts';
import { newFrame, type Frame } from './frame.ts';
import { errorValue, sentences } from './sentences.ts';

/** Why a block did not run, told for each of its actions. */
export interface SkipReason {
  readonly status: 'Skipped' | 'Failed';
  readonly code: string;
  readonly error: (action: string) => ObjectValue | undefined;
}

/** The first predecessor whose status is not among those that the action runs after. */
export function unmetRunAfter(state: ActionState): RunAfter | undefined {
  return state.action.runAfter.find(({ action, statuses }) => {
    const status = state.frame.states[action.slot]?.status;
    return status === undefined || !statuses.includes(status);
  });
}

/** Ends an action that must not run because of a predecessor. */
export function skipByRunAfter(run: FlowRun, state: ActionState, unmet: RunAfter): void {
  const actual = state.frame.states[unmet.action.slot]?.status ?? 'Skipped';
  markEnd(
    run,
    state,
    'Skipped',
    'ActionSkipped',
    errorValue(
      'ActionConditionFailed',
      sentences.runAfterNotMet(state.action.name, unmet.action.name, unmet.statuses.join(', '), actual),
    ),
  );
  skipBlocks(run, state);
}

/** Records the actions inside a block action that did not get to run them. */
export function skipBlocks(run: FlowRun, owner: ActionState): void {
  const { blocks } = owner.action;
  if (blocks.length === 0) return;
  const reason = blockNotRun(owner);
  for (const block of blocks) skipBlock(run, block, innerFrame(run, owner), reason);
}

/** Records every action of a block as skipped: by its `runAfter` where that is not met, else for the block's reason. */
export function skipBlock(run: FlowRun, block: Block, frame: Frame, reason: SkipReason): void {
  const now = run.clock.now();
  for (const action of block.order) {
    const state = newActionState(action, frame, undefined, now);
    frame.states[action.slot] = state;
    const unmet = unmetRunAfter(state);
    if (unmet !== undefined && reason.status === 'Skipped' && reason.code !== 'Terminated') {
      skipByRunAfter(run, state, unmet);
      continue;
    }
    markEnd(run, state, reason.status, reason.code, reason.error(action.name));
    skipBlocks(run, state);
  }
}

export function branchNotTaken(): SkipReason {
  return {
    status: 'Skipped',
    code: 'ActionSkipped',
    error: (action) => errorValue('ActionBranchingConditionNotSatisfied', sentences.branchNotTaken(action)),
  };
}

export function branchNotChosen(why: string): SkipReason {
  return {
    status: 'Failed',
    code: 'InternalServerError',
    error: (action) => errorValue('ActionConditionFailed', sentences.branchNotChosen(action, why)),
  };
}

export function noItems(): SkipReason {
  return {
    status: 'Skipped',
    code: 'ActionSkipped',
    error: (action) => errorValue('ActionConditionFailed', sentences.noItems(action)),
  };
}

export function terminated(): SkipReason {
  return { status: 'Skipped', code: 'Terminated', error: () => undefined };
}

function blockNotRun(owner: ActionState): SkipReason {
  if (owner.code === 'Terminated') return terminated();
  return {
    status: 'Skipped',
    code: 'ActionSkipped',
    error: (action) =>
      errorValue(
        'ActionDependencyFailed',
        sentences.blockNotRun(action, owner.action.name, owner.status, owner.code),
      ),
  };
}

/** Where the actions inside a block action leave their states: in a loop that did not run, in a frame of its own. */
export function innerFrame(run: FlowRun, owner: ActionState): Frame {
  const slots = run.flow.loopSlots.get(owner.action);
  if (slots === undefined) return owner.frame;
  const frame = newFrame(owner.frame, owner.action, -1, undefined, slots);
  owner.iterations = [frame];
  return frame;
}

/** Sets how an action ended, without telling anybody. */
export function markEnd(
  run: FlowRun,
  state: ActionState,
  status: ActionState['status'],
  code: string,
  error: ObjectValue | undefined,
): void {
  state.status = status;
  state.code = code;
  state.error = error;
  state.endTime = run.clock.now();
}
