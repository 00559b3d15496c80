import type { Json } from '../../solution/solution-content.ts';
import { actionKey, type Action, type Block } from './action.ts';

/** What writing actions needs to know beside them. */
export interface WriteOptions {
  /** Hide the inputs and outputs of actions that carry personal data in the run history. */
  readonly secureData: boolean;
  /** A GUID that stays the same for the same name. */
  readonly idOf: (name: string) => string;
}

/** Longest note on an action that the service stores (limits page of Power Automate). */
export const longestNote = 256;

type JsonObject = { [key: string]: Json | undefined };

/**
 * Actions of one level as the definition has them, in order; one without `runAfter` follows the one before it.
 * Throws where a name stands twice or a predecessor is not in the block: the service would refuse the flow.
 */
export function writeActions(actions: readonly Action[], options: WriteOptions): JsonObject {
  const written: JsonObject = {};
  let before: string | undefined;
  for (const action of actions) {
    const key = actionKey(action.name);
    if (Object.hasOwn(written, key)) throw new SyntaxError(`Two actions of the name ${action.name}`);
    const runAfter: JsonObject = {};
    if (action.runAfter !== undefined) {
      for (const [name, statuses] of Object.entries(action.runAfter)) {
        if (!Object.hasOwn(written, actionKey(name))) {
          throw new SyntaxError(`${action.name} runs after ${name}, which does not stand before it`);
        }
        runAfter[actionKey(name)] = [...statuses];
      }
    } else if (before !== undefined) {
      runAfter[before] = ['Succeeded'];
    }
    written[key] = writeAction(action, runAfter, options);
    before = key;
  }
  return written;
}

/** Every action below these, parents before children. */
export function everyAction(actions: readonly Action[]): readonly Action[] {
  return actions.flatMap((action) => [
    action,
    ...(action.children ?? []).flatMap((block) => everyAction(block.actions)),
  ]);
}

function writeAction(action: Action, runAfter: Json, options: WriteOptions): Json {
  if (action.note.length > longestNote) throw new RangeError(`The note on ${action.name} is too long`);
  const { runtimeConfiguration, ...members } = action.members;
  const written: JsonObject = {
    runAfter,
    metadata: { operationMetadataId: options.idOf(action.name) },
    type: action.type,
    description: action.note,
    ...members,
  };
  const secure =
    options.secureData && action.personal === true
      ? { secureData: { properties: ['inputs', 'outputs'] } }
      : undefined;
  if (runtimeConfiguration !== undefined || secure !== undefined) {
    written['runtimeConfiguration'] = { ...(runtimeConfiguration as JsonObject | undefined), ...secure };
  }
  for (const block of action.children ?? []) place(written, block, options);
  return written;
}

function place(parent: JsonObject, block: Block, options: WriteOptions): void {
  const names = block.place.split('/');
  const leaf = names.pop() ?? 'actions';
  let at = parent;
  for (const name of names) {
    const inner = (at[name] ??= {}) as JsonObject;
    at = inner;
  }
  Object.assign(at, block.beside);
  at[leaf] = writeActions(block.actions, options);
}
