import type { Block, LoadedAction } from '../definition/loaded-flow.ts';
import type { Frame } from './frame.ts';

export type BlockStatus = 'Succeeded' | 'Failed' | 'TimedOut';

/**
 * The actions that decide how a block ended: its leaves, where a skipped leaf is replaced, again and again, by those of
 * its predecessors that are no ancestor of another of its predecessors. So a handler that ran hides the failure that
 * it handled, and one that was skipped is transparent.
 * Source: 918 recorded blocks and runs of the runtime of 2020, and `error-exception-handling`.
 */
export function decidingActions(block: Block, frame: Frame): ReadonlySet<LoadedAction> {
  const seen = new Set<LoadedAction>();
  const queue = [...block.leaves];
  for (let action = queue.pop(); action !== undefined; action = queue.pop()) {
    if (seen.has(action)) continue;
    seen.add(action);
    if (frame.states[action.slot]?.status === 'Skipped') queue.push(...action.nearest);
  }
  return seen;
}

/** The status of a block whose actions have ended: Failed if a deciding action failed, else TimedOut if one did. */
export function blockStatus(block: Block, frame: Frame): BlockStatus {
  let timedOut = false;
  for (const { slot } of decidingActions(block, frame)) {
    const status = frame.states[slot]?.status;
    if (status === 'Failed') return 'Failed';
    if (status === 'TimedOut') timedOut = true;
  }
  return timedOut ? 'TimedOut' : 'Succeeded';
}
