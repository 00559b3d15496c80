import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import { toText } from '../../value/to-text.ts';
import type { FlowParts } from '../check-flow.ts';
import { itemPath, memberPath } from '../json-path.ts';
import type { RawAction } from '../raw-action.ts';
import { runAfterOf, statusOf } from '../run-after.ts';

const VALID = 'Succeeded, Failed, TimedOut, Skipped';

/** What the service asks of `runAfter`: actions of the same block, not itself, statuses that exist, no circle. */
export function checkRunAfter(flow: FlowParts): void {
  checkBlock(flow.actions, flow);
}

function checkBlock(actions: readonly RawAction[], flow: FlowParts): void {
  const names = new Set(actions.map(({ name }) => name.toLowerCase()));
  let sound = true;
  for (const action of actions) sound = checkAction(action, names) && sound;
  if (sound && hasCircle(actions))
    flow.sink.refuse({
      stage: 'template',
      code: 'InvalidTemplate',
      message: 'The circular dependency detected in template language expressions.',
      path: actions[0]?.path ?? flow.path,
    });
  for (const action of actions) for (const block of action.blocks) checkBlock(block.actions, flow);
}

function checkAction(action: RawAction, siblings: ReadonlySet<string>): boolean {
  const path = memberPath(action.path, 'runAfter');
  let sound = true;
  const refuse = (reason: string): void => {
    sound = false;
    action.refuse({
      stage: 'template',
      code: 'InvalidTemplate',
      message: `The 'runAfter' property of template action '${action.name}' at line '<null>' and column '<null>' ${reason}`,
      path,
    });
  };
  checkStatusWords(action, path);
  for (const { name, statuses } of runAfterOf(action)) {
    if (name.toLowerCase() === action.name.toLowerCase())
      refuse('is not valid. The action cannot be itself.');
    else if (!siblings.has(name.toLowerCase())) refuse(`contains non-existent action: '${name}'.`);
    if (statuses.length === 0)
      refuse(
        `is not valid. The action '${name}' must contain at least one status. Valid values are '${VALID}'.`,
      );
    const doubles = statuses.filter((status, index) => statuses.indexOf(status) !== index);
    if (doubles.length > 0)
      refuse(
        `is not valid. The status values for action '${name}' must be unique. Found duplicate values: '${[...new Set(doubles)].join(', ')}'.`,
      );
  }
  return sound;
}

function checkStatusWords(action: RawAction, path: string): void {
  const runAfter = action.member('runAfter');
  if (!(runAfter instanceof ObjectValue)) return;
  for (const [name, statuses] of runAfter.members) {
    if (!isArray(statuses)) continue;
    for (const [index, status] of statuses.entries()) {
      if (typeof status === 'string' && statusOf(status) !== undefined) continue;
      const at = itemPath(memberPath(path, name), index);
      action.refuse({
        stage: 'read',
        code: 'InvalidRequestContent',
        message: `Error converting value "${toText(status)}" to type 'Microsoft.Azure.Flow.Common.Entities.FlowStatus'. Path '${at}', line 1, position 0.`,
        path: at,
      });
    }
  }
}

function hasCircle(actions: readonly RawAction[]): boolean {
  const after = new Map(
    actions.map((action) => [
      action.name.toLowerCase(),
      runAfterOf(action).map(({ name }) => name.toLowerCase()),
    ]),
  );
  const done = new Set<string>();
  const open = new Set<string>();
  const visit = (name: string): boolean => {
    if (done.has(name)) return false;
    if (open.has(name)) return true;
    open.add(name);
    const found = (after.get(name) ?? []).some(visit);
    open.delete(name);
    done.add(name);
    return found;
  };
  return [...after.keys()].some(visit);
}
