import type { LoadedAction } from '../definition/loaded-flow.ts';
import type { Scope } from '../expression/scope.ts';
import type { Value } from '../value/value.ts';
import type { ActionState } from './action-state.ts';

/** Where actions leave their states: the run itself, or one iteration of a loop. */
export interface Frame {
  readonly parent: Frame | undefined;
  readonly loop: LoadedAction | undefined;
  readonly index: number;
  /** The item of a Foreach; `undefined` in an Until and in the run itself. */
  readonly item: Value | undefined;
  /** By the actions' slots. */
  readonly states: (ActionState | undefined)[];
  /** Expressions of the frame's actions are evaluated here; made when first needed. */
  scope: Scope | undefined;
}

export function newFrame(
  parent: Frame | undefined,
  loop: LoadedAction | undefined,
  index: number,
  item: Value | undefined,
  slots: number,
): Frame {
  return {
    parent,
    loop,
    index,
    item,
    states: Array.from<ActionState | undefined>({ length: slots }),
    scope: undefined,
  };
}

/** The frame, from this one outwards, that belongs to a loop (`undefined`: the run itself). */
export function frameOf(frame: Frame, loop: LoadedAction | undefined): Frame | undefined {
  let at: Frame | undefined = frame;
  while (at !== undefined && at.loop !== loop) at = at.parent;
  return at;
}

/** `000000-000001`: the indexes of the iterations around a frame, outermost first. */
export function repetitionName(frame: Frame): string {
  const own = String(frame.index).padStart(6, '0');
  return frame.parent?.loop === undefined ? own : `${repetitionName(frame.parent)}-${own}`;
}
