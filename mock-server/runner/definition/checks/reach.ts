import type { RawAction } from '../raw-action.ts';
import { runAfterOf } from '../run-after.ts';

/**
 * Actions that an action may refer to, and whether more than one loop, a Foreach among them, stands between: those that it, or a block around it, runs
 * after, everything inside these, the blocks around it, and for a loop with a condition what is inside it.
 */
export function reachOf(action: RawAction, top: readonly RawAction[]): ReadonlyMap<RawAction, boolean> {
  const reach = new Map<RawAction, boolean>();
  for (let at: RawAction | undefined = action; at !== undefined; at = at.parent) {
    const siblings = siblingsOf(at, top);
    for (const predecessor of predecessorsOf(at, siblings)) addTree(predecessor, [], reach);
    if (at !== action) reach.set(at, false);
  }
  if (action.type === 'Until') {
    for (const block of action.blocks) for (const inner of block.actions) addTree(inner, [], reach);
  }
  return reach;
}

function siblingsOf(action: RawAction, top: readonly RawAction[]): readonly RawAction[] {
  const { parent } = action;
  if (parent === undefined) return top;
  return parent.blocks.find(({ actions }) => actions.includes(action))?.actions ?? [];
}

function predecessorsOf(action: RawAction, siblings: readonly RawAction[]): ReadonlySet<RawAction> {
  const byName = new Map(siblings.map((sibling) => [sibling.name.toLowerCase(), sibling]));
  const found = new Set<RawAction>();
  const queue = [action];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const { name } of runAfterOf(at)) {
      const predecessor = byName.get(name.toLowerCase());
      if (predecessor === undefined || found.has(predecessor)) continue;
      found.add(predecessor);
      queue.push(predecessor);
    }
  }
  found.delete(action);
  return found;
}

function addTree(action: RawAction, loops: readonly string[], reach: Map<RawAction, boolean>): void {
  reach.set(action, loops.length > 1 && loops.includes('Foreach'));
  const isLoop = action.type === 'Foreach' || action.type === 'Until';
  const inside = isLoop ? [...loops, action.type] : loops;
  for (const block of action.blocks) for (const inner of block.actions) addTree(inner, inside, reach);
}
