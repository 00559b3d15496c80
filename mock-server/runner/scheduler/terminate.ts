import type { RunEnd } from '../actions/action-kind.ts';
import type { Block } from '../definition/loaded-flow.ts';
import { hasEnded, type ActionState } from './action-state.ts';
import type { FlowRun } from './flow-run.ts';
import type { Frame } from './frame.ts';
import { innerFrame, markEnd, skipBlock, skipBlocks, terminated } from './skip.ts';

/**
 * Ends a run at once: what runs is cancelled, blocks around the Terminate with it, and what has not run yet is
 * skipped with the code Terminated.
 */
export function terminateRun(run: FlowRun, by: ActionState, end: RunEnd): void {
  markEnd(run, by, 'Succeeded', 'NotSpecified', undefined);
  stopBlock(run, run.flow.root, run.root, by);
  run.end = end;
  run.code = 'Terminated';
}

function stopBlock(run: FlowRun, block: Block, frame: Frame, by: ActionState): void {
  for (const action of block.actions) {
    const state = frame.states[action.slot];
    if (state === undefined || state === by || hasEnded(state)) continue;
    if (state.status === 'Waiting') {
      markEnd(run, state, 'Skipped', 'Terminated', undefined);
      skipBlocks(run, state);
      continue;
    }
    stopInside(run, state, by);
    markEnd(run, state, 'Cancelled', 'Terminated', undefined);
    state.abort?.abort();
  }
}

function stopInside(run: FlowRun, state: ActionState, by: ActionState): void {
  const frames = state.iterations ?? [state.frame];
  for (const block of state.action.blocks) {
    for (const frame of frames) {
      if (block.actions.some(({ slot }) => frame.states[slot] !== undefined))
        stopBlock(run, block, frame, by);
      else if (state.iterations === undefined) skipBlock(run, block, frame, terminated());
    }
    if (frames.length === 0) skipBlock(run, block, innerFrame(run, state), terminated());
  }
}
