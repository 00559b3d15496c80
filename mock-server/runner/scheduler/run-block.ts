import type { Block } from '../definition/loaded-flow.ts';
import { hasEnded, newActionState, type ActionState } from './action-state.ts';
import type { BlockRun } from './block-run.ts';
import type { FlowRun } from './flow-run.ts';
import type { Frame } from './frame.ts';

/**
 * Starts the actions of a block; `ended` is called once when all have ended. The runtime starts the first actions
 * of a run in the order of the definition and those of an inner block from the last to the first, as it does with
 * the actions that follow another one (records of 2020: Terminate and Response actions side by side).
 */
export function startBlock(run: FlowRun, block: Block, frame: Frame, ended: () => void): void {
  const { actions } = block;
  if (actions.length === 0) {
    ended();
    return;
  }
  const blockRun: BlockRun = { block, frame, remaining: actions.length, ended };
  const now = run.clock.now();
  for (const action of actions) frame.states[action.slot] = newActionState(action, frame, blockRun, now);
  if (block.owner === undefined) {
    for (const action of actions) if (action.runAfter.length === 0) makeReady(run, frame, action.slot);
    return;
  }
  for (let at = actions.length - 1; at >= 0; at -= 1) {
    const action = actions[at];
    if (action?.runAfter.length === 0) makeReady(run, frame, action.slot);
  }
}

function makeReady(run: FlowRun, frame: Frame, slot: number): void {
  const state = frame.states[slot];
  if (state !== undefined) run.ready.push(state);
}

/** Tells the actions that wait for this one, and its block, that it has ended. */
export function tellEnd(run: FlowRun, state: ActionState): void {
  const { dependents } = state.action;
  for (let at = dependents.length - 1; at >= 0; at -= 1) {
    const dependent = dependents[at];
    const waiting = dependent === undefined ? undefined : state.frame.states[dependent.slot];
    if (waiting === undefined || hasEnded(waiting)) continue;
    waiting.waitingFor -= 1;
    if (waiting.waitingFor === 0) run.ready.push(waiting);
  }
  const { blockRun } = state;
  if (blockRun === undefined) return;
  blockRun.remaining -= 1;
  if (blockRun.remaining === 0) blockRun.ended();
}
