import type { Block } from '../definition/loaded-flow.ts';
import type { Frame } from './frame.ts';

/** One pass through a block. */
export interface BlockRun {
  readonly block: Block;
  readonly frame: Frame;
  /** Actions that have not ended. */
  remaining: number;
  /** Called once, when the last action has ended. */
  readonly ended: () => void;
}
