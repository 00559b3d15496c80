import type { ChildAnswer, ChildRequest } from '../runner/host.ts';
import { readJson } from '../runner/json/read-json.ts';
import { writeJson } from '../runner/json/write-json.ts';
import type { TriggerAnswer } from '../runner/start-flow.ts';
import type { TriggerEvent } from '../runner/triggers/trigger-kind.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import type { Value } from '../runner/value/value.ts';

/** A child flow is called like any Request trigger, with a JSON body. */
export function eventOfChild(request: ChildRequest): TriggerEvent {
  return {
    kind: 'request',
    method: 'POST',
    url: 'https://lab.example/child',
    headers: { 'Content-Type': 'application/json', ...request.headers },
    ...(request.body !== undefined && { body: new TextEncoder().encode(writeJson(request.body)) }),
  };
}

/** What the parent sees of a child's answer: JSON as a value, anything else as text. */
export function answerOfChild(answer: TriggerAnswer): ChildAnswer {
  return {
    statusCode: answer.statusCode,
    headers: new ObjectValue(Object.entries(answer.headers)),
    body: answer.body === undefined ? undefined : bodyOf(answer),
  };
}

function bodyOf(answer: TriggerAnswer): Value {
  const text = new TextDecoder().decode(answer.body);
  const type =
    Object.entries(answer.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (!/json/i.test(type)) return text;
  try {
    return readJson(text);
  } catch {
    return text;
  }
}
