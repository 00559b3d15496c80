import type { Problem } from '../../connector/problems/problem.ts';
import type { Json } from './read-samples.ts';

/** `--set` and `--unset` of one command line. */
export interface Overrides {
  /** `a.b=c` (text where the member is text, else JSON where it parses) or `a.b:=JSON`. */
  readonly set?: readonly string[];
  /** `a.b`. */
  readonly unset?: readonly string[];
}

/**
 * Sets and removes members of a lead. Names are the lead's own, else its own ignoring case, else new. A step in a
 * path may be an index of a list; a dot inside a name is written `\.`.
 */
export function applyOverrides(
  lead: Json,
  overrides: Overrides,
): { readonly lead: Json; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let result = lead;
  for (const text of overrides.set ?? []) {
    const cut = /^((?:[^=\\]|\\.)+?)(:?=)(.*)$/s.exec(text);
    if (cut === null) {
      problems.push(invalid(`"${text}" is not of the form path=value`));
      continue;
    }
    const [, path = '', sign, value = ''] = cut;
    const steps = stepsOf(path);
    const parsed = parse(value);
    if (sign === ':=' && parsed === undefined) {
      problems.push(invalid(`"${value}" of "${path}" is not JSON`));
      continue;
    }
    const before = memberAt(result, steps);
    const keepsText =
      sign === '=' &&
      (parsed === undefined || (typeof before === 'string' && typeof parsed.value === 'number'));
    const changed = change(result, steps, keepsText || parsed === undefined ? value : parsed.value);
    if (changed === undefined) problems.push(invalid(`"${path}" leads through a value that has no members`));
    else result = changed;
  }
  for (const path of overrides.unset ?? []) result = change(result, stepsOf(path), undefined) ?? result;
  return { lead: result, problems };
}

function invalid(message: string): Problem {
  return { code: 'OVERRIDE_INVALID', severity: 'error', message };
}

function stepsOf(path: string): readonly string[] {
  return (path.match(/(?:[^.\\]|\\.)+/g) ?? []).map((step) => step.replaceAll(/\\(.)/g, '$1'));
}

function parse(text: string): { readonly value: Json } | undefined {
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return undefined;
  }
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function nameIn(object: { readonly [key: string]: Json }, step: string): string {
  if (Object.hasOwn(object, step)) return step;
  return Object.keys(object).find((name) => name.toLowerCase() === step.toLowerCase()) ?? step;
}

function memberAt(value: Json | undefined, steps: readonly string[]): Json | undefined {
  return steps.reduce<Json | undefined>((part, step) => {
    if (Array.isArray(part)) return (part as readonly Json[])[Number(step)];
    if (!isObject(part)) return undefined;
    const name = nameIn(part, step);
    return Object.hasOwn(part, name) ? part[name] : undefined;
  }, value);
}

/** A copy with the member set, or removed for `undefined`; `undefined` where the path leads through a plain value. */
function change(value: Json | undefined, steps: readonly string[], to: Json | undefined): Json | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return to;
  if (Array.isArray(value)) {
    const index = Number(step);
    if (!Number.isInteger(index) || index < 0) return undefined;
    const list: Json[] = [...(value as readonly Json[])];
    const part = rest.length === 0 ? to : change(list[index], rest, to);
    if (part === undefined && rest.length > 0) return undefined;
    if (part === undefined) list.splice(index, 1);
    else list[Math.min(index, list.length)] = part;
    return list;
  }
  if (value !== undefined && value !== null && !isObject(value)) return undefined;
  const object = value ?? {};
  const name = nameIn(object, step);
  const entries = new Map(Object.entries(object));
  if (rest.length === 0) {
    if (to === undefined) entries.delete(name);
    else entries.set(name, to);
  } else {
    const part = change(entries.get(name), rest, to);
    if (part === undefined) return undefined;
    entries.set(name, part);
  }
  return Object.fromEntries(entries);
}
