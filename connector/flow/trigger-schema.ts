import type { LeadModel } from '../model/lead-model.ts';
import type { Json } from '../solution/solution-content.ts';

/**
 * The schema of the trigger: names for the designer and nothing else. Without types and required members it refuses
 * no lead, whether the platform checks it or not; the schema of the documentation loses every lead that holds a null.
 */
export function triggerSchema(model: LeadModel): Json {
  const root: { [name: string]: Json } = {};
  const nested: { [name: string]: { [name: string]: Json } } = {};
  for (const { path } of model.fields) {
    const [first = '', second] = path;
    if (second === undefined) root[first] = {};
    else (nested[first] ??= {})[second] = {};
  }
  for (const [name, properties] of Object.entries(nested)) root[name] = { properties };
  return { properties: root };
}
