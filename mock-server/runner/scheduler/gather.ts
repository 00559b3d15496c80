import type { LoadedAction } from '../definition/loaded-flow.ts';
import type { ActionState, ActionStatus } from './action-state.ts';
import { frameOf, type Frame } from './frame.ts';

/** The executions of an action, as seen from outside some of the loops around it. */
export interface Gathered {
  /** In order of the iterations; at least one. */
  readonly states: readonly ActionState[];
  /** Those of them that are in the last iteration of each Until around them. */
  readonly deciding: readonly ActionState[];
  readonly last: ActionState;
  /** False where no loop between here and the action has run, or where its loop in an Until did not run. */
  readonly repeated: boolean;
  /** The last execution speaks for all: there are only Until loops between, or a predecessor kept it from running. */
  readonly lastDecides: boolean;
  /** Records of the iterations are shown as outputs: the action is directly in a Foreach that is in no other one. */
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
  const states: ActionState[] = [];
  const deciding: ActionState[] = [];
  /** Loops between here and the action that went round. */
  let ran: readonly LoadedAction[] = [];
  const walk = (at: Frame, depth: number, round: readonly LoadedAction[], decides: boolean): void => {
    const loop = loops[depth];
    if (loop === undefined) {
      const state = at.states[action.slot];
      if (state === undefined) return;
      states.push(state);
      if (decides) deciding.push(state);
      if (round.length > ran.length) ran = round;
      return;
    }
    const iterations = at.states[loop.slot]?.iterations ?? [];
    for (const iteration of iterations) {
      const isLast = loop.type !== 'Until' || iteration === iterations.at(-1);
      walk(iteration, depth + 1, iteration.index < 0 ? round : [...round, loop], decides && isLast);
    }
  };
  walk(start, 0, [], true);
  const last = states.at(-1);
  if (last === undefined) return undefined;
  const foreachs = ran.filter(({ type }) => type === 'Foreach').length;
  return {
    states,
    deciding,
    last,
    repeated: ran.length === loops.length || foreachs > 0,
    lastDecides: foreachs === 0,
    showsOutputs: foreachsAround(start) + foreachs === 1 && ran.at(-1)?.type === 'Foreach',
    status: statusOf(deciding),
  };
}

function foreachsAround(frame: Frame): number {
  let count = 0;
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent)
    if (at.loop?.type === 'Foreach') count += 1;
  return count;
}

function statusOf(states: readonly ActionState[]): ActionStatus {
  const has = (status: ActionStatus): boolean => states.some((state) => state.status === status);
  if (has('Failed')) return 'Failed';
  if (has('TimedOut')) return 'TimedOut';
  if (has('Cancelled')) return 'Cancelled';
  return has('Succeeded') ? 'Succeeded' : 'Skipped';
}

/** The last execution, where a predecessor kept it from running: its end then stands for the action as a whole. */
export function heldBack(gathered: Gathered): ActionState | undefined {
  const { last } = gathered;
  if (last.status !== 'Skipped') return undefined;
  const code = last.error?.get('code');
  const message = last.error?.get('message');
  const noItems = typeof message === 'string' && message.endsWith('there are no items to repeat.');
  return (code === 'ActionConditionFailed' && !noItems) || code === 'ActionDependencyFailed'
    ? last
    : undefined;
}
