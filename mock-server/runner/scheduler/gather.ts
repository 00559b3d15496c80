import type { LoadedAction } from '../definition/loaded-flow.ts';
import type { ActionState, ActionStatus } from './action-state.ts';
import { frameOf, type Frame } from './frame.ts';

/** The executions of an action, as seen from outside some of the loops around it. */
export interface Gathered {
  /** In order of the iterations; at least one. */
  readonly states: readonly ActionState[];
  readonly last: ActionState;
  /** False where no loop between here and the action has run. */
  readonly repeated: boolean;
  /** The innermost loop is an Until: the last iteration speaks for all. */
  readonly lastDecides: boolean;
  /** Records of the iterations are shown as outputs: in one loop, not in loops in loops. */
  readonly showsOutputs: boolean;
  readonly status: ActionStatus;
}

/**
 * Finds an action from a frame: its one state where its loops are around the frame as well, else what its
 * iterations have come to; `undefined` where it has not begun.
 */
export function findState(frame: Frame, action: LoadedAction): ActionState | Gathered | undefined {
  const own = frameOf(frame, action.loop);
  return own === undefined ? gather(frame, action) : own.states[action.slot];
}

export function isGathered(found: ActionState | Gathered): found is Gathered {
  return 'repeated' in found;
}

function gather(frame: Frame, action: LoadedAction): Gathered | undefined {
  const loops: LoadedAction[] = [];
  let start: Frame | undefined;
  for (let loop = action.loop; loop !== undefined && start === undefined; loop = loop.loop) {
    loops.unshift(loop);
    start = frameOf(frame, loop.loop);
  }
  if (start === undefined) return undefined;
  let repeated = false;
  let levels = 0;
  const states: ActionState[] = [];
  const walk = (at: Frame, depth: number): void => {
    const loop = loops[depth];
    if (loop === undefined) {
      const state = at.states[action.slot];
      if (state !== undefined) states.push(state);
      return;
    }
    const state = at.states[loop.slot];
    for (const iteration of state?.iterations ?? []) {
      if (iteration.index >= 0) {
        repeated = true;
        levels = Math.max(levels, depth + 1);
      }
      walk(iteration, depth + 1);
    }
  };
  walk(start, 0);
  const last = states.at(-1);
  if (last === undefined) return undefined;
  return {
    states,
    last,
    repeated,
    lastDecides: action.loop?.type === 'Until',
    showsOutputs: levels === 1 && start.parent === undefined,
    status: statusOf(states),
  };
}

function statusOf(states: readonly ActionState[]): ActionStatus {
  const has = (status: ActionStatus): boolean => states.some((state) => state.status === status);
  if (has('Failed')) return 'Failed';
  if (has('TimedOut')) return 'TimedOut';
  if (has('Cancelled')) return 'Cancelled';
  return has('Succeeded') ? 'Succeeded' : 'Skipped';
}
