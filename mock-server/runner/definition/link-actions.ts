import { parseDuration } from '../http/duration.ts';
import { ObjectValue } from '../value/object-value.ts';
import { isArray } from '../value/type-name.ts';
import { toText } from '../value/to-text.ts';
import type { Value } from '../value/value.ts';
import type { Block, LoadedAction, RunAfter } from './loaded-flow.ts';
import type { RawAction, RawBlock } from './raw-action.ts';
import { runAfterOf } from './run-after.ts';

export interface LinkedActions {
  readonly root: Block;
  readonly actions: ReadonlyMap<string, LoadedAction>;
  readonly named: ReadonlyMap<string, LoadedAction>;
  readonly slots: number;
  readonly loopSlots: ReadonlyMap<LoadedAction, number>;
}

interface Linking {
  readonly actions: Map<string, LoadedAction>;
  readonly slots: Map<LoadedAction | undefined, number>;
  readonly staticResults: ObjectValue;
}

/** Ties checked actions to each other: predecessors, dependents, leaves, places in their loops. */
export function linkActions(raw: readonly RawAction[], staticResults: Value | undefined): LinkedActions {
  const linking: Linking = {
    actions: new Map(),
    slots: new Map(),
    staticResults: staticResults instanceof ObjectValue ? staticResults : new ObjectValue(),
  };
  const root = linkBlock({ label: 'actions', path: '', actions: raw }, undefined, undefined, linking);
  const loopSlots = new Map<LoadedAction, number>();
  for (const [loop, count] of linking.slots) if (loop !== undefined) loopSlots.set(loop, count);
  for (const action of linking.actions.values())
    if (isLoop(action) && !loopSlots.has(action)) loopSlots.set(action, 0);
  const named = new Map([...linking.actions.values()].map((action) => [action.name, action]));
  return { root, actions: linking.actions, named, slots: linking.slots.get(undefined) ?? 0, loopSlots };
}

function isLoop(action: LoadedAction): boolean {
  return action.plan.form === 'foreach' || action.plan.form === 'until';
}

interface Writable {
  readonly loaded: LoadedAction;
  readonly runAfter: RunAfter[];
  readonly dependents: LoadedAction[];
  readonly nearest: LoadedAction[];
  readonly blocks: Block[];
}

function linkBlock(
  raw: RawBlock,
  owner: LoadedAction | undefined,
  loop: LoadedAction | undefined,
  linking: Linking,
): Block {
  const made = new Map<string, Writable>();
  for (const action of raw.actions)
    made.set(action.name.toLowerCase(), makeAction(action, owner, loop, linking));
  for (const action of raw.actions) {
    const own = made.get(action.name.toLowerCase());
    if (own === undefined) continue;
    for (const { name, statuses } of runAfterOf(action)) {
      const predecessor = made.get(name.toLowerCase());
      if (predecessor === undefined) continue;
      own.runAfter.push({ action: predecessor.loaded, statuses });
      predecessor.dependents.push(own.loaded);
    }
  }
  const actions = [...made.values()].map(({ loaded }) => loaded);
  const order = sorted(actions);
  const ancestors = ancestorsOf(order);
  for (const { loaded, nearest } of made.values()) {
    const predecessors = loaded.runAfter.map(({ action }) => action);
    nearest.push(
      ...predecessors.filter((one) => !predecessors.some((other) => ancestors.get(other)?.has(one) === true)),
    );
  }
  for (const action of raw.actions) {
    const own = made.get(action.name.toLowerCase());
    if (own === undefined) continue;
    const inner = isLoop(own.loaded) ? own.loaded : loop;
    for (const block of action.blocks) own.blocks.push(linkBlock(block, own.loaded, inner, linking));
  }
  return {
    owner,
    label: raw.label,
    actions,
    order,
    leaves: actions.filter(({ dependents }) => dependents.length === 0),
  };
}

function makeAction(
  raw: RawAction,
  parent: LoadedAction | undefined,
  loop: LoadedAction | undefined,
  linking: Linking,
): Writable {
  const { kind } = raw;
  const runAfter: RunAfter[] = [];
  const dependents: LoadedAction[] = [];
  const nearest: LoadedAction[] = [];
  const blocks: Block[] = [];
  const slot = linking.slots.get(loop) ?? 0;
  linking.slots.set(loop, slot + 1);
  const tracked = raw.member('trackedProperties');
  const loaded: LoadedAction = {
    name: raw.name,
    type: raw.type,
    definition: raw.definition,
    path: raw.path,
    plan: kind.plan(raw),
    parent,
    loop,
    runAfter,
    dependents,
    nearest,
    blocks,
    slot,
    bareOutputs: kind.bareOutputs ?? false,
    trackedProperties: tracked === undefined ? undefined : raw.compile(tracked),
    timeout: kind.type === 'Until' ? undefined : timeoutOf(raw),
    secureInputs: isSecure(raw, 'inputs'),
    secureOutputs: isSecure(raw, 'outputs'),
    staticResult: staticResultOf(raw, linking.staticResults),
  };
  linking.actions.set(raw.name.toLowerCase(), loaded);
  return { loaded, runAfter, dependents, nearest, blocks };
}

/** Every action after those that it runs after; actions in a circle are left where they stand. */
function sorted(actions: readonly LoadedAction[]): LoadedAction[] {
  const done = new Set<LoadedAction>();
  const visiting = new Set<LoadedAction>();
  const order: LoadedAction[] = [];
  const visit = (action: LoadedAction): void => {
    if (done.has(action) || visiting.has(action)) return;
    visiting.add(action);
    for (const predecessor of action.runAfter) visit(predecessor.action);
    done.add(action);
    order.push(action);
  };
  for (const action of actions) visit(action);
  return order;
}

function ancestorsOf(order: readonly LoadedAction[]): Map<LoadedAction, Set<LoadedAction>> {
  const all = new Map<LoadedAction, Set<LoadedAction>>();
  for (const action of order) {
    const own = new Set<LoadedAction>();
    for (const { action: predecessor } of action.runAfter) {
      own.add(predecessor);
      for (const further of all.get(predecessor) ?? []) own.add(further);
    }
    all.set(action, own);
  }
  return all;
}

function timeoutOf(raw: RawAction): number | undefined {
  const limit = raw.member('limit');
  const timeout = limit instanceof ObjectValue ? limit.get('timeout') : undefined;
  return typeof timeout === 'string' ? parseDuration(timeout) : undefined;
}

function runtimeMember(raw: RawAction, name: string): Value | undefined {
  const runtime = raw.member('runtimeConfiguration');
  return runtime instanceof ObjectValue ? runtime.get(name) : undefined;
}

function isSecure(raw: RawAction, side: 'inputs' | 'outputs'): boolean {
  const secure = runtimeMember(raw, 'secureData');
  const properties = secure instanceof ObjectValue ? secure.get('properties') : undefined;
  return properties !== undefined && isArray(properties) && properties.includes(side);
}

function staticResultOf(raw: RawAction, all: ObjectValue): ObjectValue | undefined {
  const wanted = runtimeMember(raw, 'staticResult');
  if (!(wanted instanceof ObjectValue)) return undefined;
  const options = wanted.get('staticResultOptions');
  if (options !== undefined && toText(options).toLowerCase() !== 'enabled') return undefined;
  const name = wanted.get('name');
  const found = name === undefined ? undefined : all.get(toText(name));
  return found instanceof ObjectValue ? found : undefined;
}
