import type { FlowParts } from '../check-flow.ts';
import { everyAction } from '../read-actions.ts';

/** Names of triggers and actions are one set, in which case does not count. */
export function checkNames(flow: FlowParts): void {
  const seen = new Map<string, string>();
  const doubles = new Map<string, string>();
  const places = new Map<string, string>();
  const see = (name: string, path: string): void => {
    const key = name.toLowerCase();
    const first = seen.get(key);
    if (first === undefined) seen.set(key, name);
    else {
      doubles.set(key, first);
      places.set(key, path);
    }
  };
  for (const { name, path } of flow.triggers) see(name, path);
  for (const { name, path } of everyAction(flow.actions)) see(name, path);
  for (const [key, name] of doubles)
    flow.sink.refuse({
      stage: 'template',
      code: 'InvalidTemplate',
      message: `The template trigger and action names must be unique. Found duplicate names: '${name}'.`,
      path: places.get(key) ?? flow.path,
    });
}
