import { readFile } from 'node:fs/promises';

import { KitError } from '../../connector/problems/problem.ts';
import type { LoadedFlow } from '../runner/definition/loaded-flow.ts';
import { readJson } from '../runner/json/read-json.ts';
import { writeJson } from '../runner/json/write-json.ts';
import { toText } from '../runner/value/to-text.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import type { Value } from '../runner/value/value.ts';
import type { TriggerEvent } from '../runner/triggers/trigger-kind.ts';

const requestMembers = ['method', 'url', 'headers', 'queries', 'body', 'relativePath'];

/**
 * Reads what sets a trigger off: `{ "outputs": … }` for any trigger; `{ "method", "headers", "queries", "url",
 * "body" }` (each may be left out) for a Request; any other JSON is the body. Throws a `KitError`.
 */
export async function readTriggerInput(file: string, flow: LoadedFlow): Promise<TriggerEvent> {
  let value: Value;
  try {
    value = readJson((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `"${file}" cannot be read: ${reason}`;
    throw new KitError([{ code: 'TRIGGER_UNREADABLE', severity: 'error', message, at: { file } }]);
  }
  return eventOf(value, flow);
}

/** The event that a trigger's input means for this flow. */
export function eventOf(value: Value, flow: LoadedFlow): TriggerEvent {
  const members = value instanceof ObjectValue ? value : undefined;
  const outputs = members?.get('outputs');
  if (outputs !== undefined) return { kind: 'outputs', outputs };
  const names = members === undefined ? [] : [...members.members.keys()];
  const described = names.length > 0 && names.every((name) => requestMembers.includes(name));
  const request = described && members !== undefined ? members : new ObjectValue([['body', value]]);
  if (flow.trigger.kind.startedBy !== 'request') return { kind: 'outputs', outputs: request };
  const body = request.get('body');
  return {
    kind: 'request',
    method: textIn(request, 'method') ?? methodOf(flow),
    url: urlOf(request, flow),
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...textsIn(request.get('headers')),
    },
    ...(body !== undefined && { body: new TextEncoder().encode(writeJson(body)) }),
  };
}

/** What sets a trigger off where nothing was given: a tick, a call with an empty object, or empty outputs. */
export function defaultEvent(flow: LoadedFlow): TriggerEvent {
  switch (flow.trigger.kind.startedBy) {
    case 'tick':
      return { kind: 'tick' };
    case 'request':
      return eventOf(new ObjectValue([['body', new ObjectValue()]]), flow);
    case 'outputs':
      return { kind: 'outputs', outputs: new ObjectValue([['body', new ObjectValue()]]) };
  }
}

function methodOf(flow: LoadedFlow): string {
  const inputs = flow.trigger.definition.get('inputs');
  return (inputs instanceof ObjectValue ? textIn(inputs, 'method') : undefined) ?? 'POST';
}

/** The address of the call, with the relative path that the trigger asks for (its parameters named after themselves). */
function urlOf(request: ObjectValue, flow: LoadedFlow): string {
  const given = textIn(request, 'url');
  if (given !== undefined && URL.canParse(given)) return given;
  const inputs = flow.trigger.definition.get('inputs');
  const template = inputs instanceof ObjectValue ? textIn(inputs, 'relativePath') : undefined;
  const path = textIn(request, 'relativePath') ?? given ?? template?.replaceAll(/[{}]/g, '');
  const base = `https://lab.example/workflows/local/triggers/${encodeURIComponent(flow.trigger.name)}/paths/invoke`;
  const url = new URL(path === undefined ? base : `${base}/${path.replace(/^\//, '')}`);
  for (const [name, value] of Object.entries(textsIn(request.get('queries'))))
    url.searchParams.append(name, value);
  return url.href;
}

function textIn(object: ObjectValue, name: string): string | undefined {
  const value = object.get(name);
  return value === undefined || value === null ? undefined : toText(value);
}

function textsIn(value: Value | undefined): Readonly<Record<string, string>> {
  if (!(value instanceof ObjectValue)) return {};
  return Object.fromEntries([...value.members].map(([name, member]) => [name, toText(member)]));
}
