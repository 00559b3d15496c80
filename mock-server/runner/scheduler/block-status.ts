import type { Block, LoadedAction } from '../definition/loaded-flow.ts';
import type { Frame } from './frame.ts';

export type BlockStatus = 'Succeeded' | 'Failed' | 'TimedOut';

/**
 * The status of a block whose actions have ended: that of its leaves, where a skipped leaf is replaced, again
 * and again, by those of its predecessors that are no ancestor of another of its predecessors. So a handler
 * that ran hides the failure that it handled, and one that was skipped is transparent.
 * Source: 918 recorded blocks and runs of the runtime of 2020, and `error-exception-handling`.
 */
export function blockStatus(block: Block, frame: Frame): BlockStatus {
  const seen = new Set<LoadedAction>();
  const queue = [...block.leaves];
  let timedOut = false;
  for (let action = queue.pop(); action !== undefined; action = queue.pop()) {
    if (seen.has(action)) continue;
    seen.add(action);
    const status = frame.states[action.slot]?.status;
    if (status === 'Failed') return 'Failed';
    if (status === 'TimedOut') timedOut = true;
    if (status === 'Skipped') queue.push(...action.nearest);
  }
  return timedOut ? 'TimedOut' : 'Succeeded';
}
