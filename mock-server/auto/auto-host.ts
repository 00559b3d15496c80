import type { ChildAnswer, Host } from '../runner/host.ts';
import { writeJson } from '../runner/json/write-json.ts';
import type { TriggerEvent } from '../runner/start-flow.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import type { Value } from '../runner/value/value.ts';
import { autoOperations } from './auto-operations.ts';
import type { FlowShapes } from './flow-shapes.ts';
import { makeValue } from './make-value.ts';
import { readFlow } from './read-flow.ts';
import type { Shape } from './shape.ts';

/** The parts of a host that answer a flow from what the flow itself expects. */
export interface AutoHost extends Required<Pick<Host, 'fetch' | 'operations' | 'callback'>> {
  /** Values for parameters that have none in the definition. */
  readonly parameters: Readonly<Record<string, Value>>;
  /** Answers a child flow that is not here, by the reference under which it is called. */
  childAnswer(reference: string): ChildAnswer;
  /** What sets the trigger off where nothing was given: `wanted` with the content that the flow expects. */
  event(wanted: TriggerEvent): TriggerEvent;
}

/** Header in which the runner names the action that calls. */
const actionHeader = 'x-ms-workflow-operation-name';

/**
 * Answers every call of a flow with a success whose body has the members, lists and texts that the flow's own
 * expressions ask for. Values are made up and always the same; nothing is stored.
 */
export function createAutoHost(definition: ObjectValue): AutoHost {
  const shapes = readFlow(definition);
  const bodyOf = (action: string): Value => makeBody(shapes.outputs(action));
  return {
    parameters: missingParameters(definition, shapes),
    operations: autoOperations([definition]),
    fetch: async (request) => {
      return json(bodyOf(request.headers.get(actionHeader) ?? ''));
    },
    callback: async (_, action) =>
      new Request('https://auto.example/callback', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: writeJson(bodyOf(action)),
      }),
    childAnswer: (reference) => ({
      statusCode: 200,
      headers: new ObjectValue(),
      body: bodyOf(callerOf(definition.get('actions') ?? null, reference) ?? ''),
    }),
    event(wanted) {
      if (wanted.kind === 'tick') return wanted;
      const body = makeBody(shapes.trigger);
      if (wanted.kind === 'outputs') return { kind: 'outputs', outputs: outputsOf(shapes.trigger, body) };
      const { body: _, ...request } = wanted;
      const headers = textsOf(shapes.trigger.member('headers'));
      const url = withQueries(wanted.url, textsOf(shapes.trigger.member('queries')));
      if (wanted.method === 'GET') return { ...request, url, headers };
      return {
        ...request,
        url,
        headers: { 'Content-Type': 'application/json', ...headers },
        body: new TextEncoder().encode(writeJson(body)),
      };
    },
  };
}

function missingParameters(definition: ObjectValue, shapes: FlowShapes): Readonly<Record<string, Value>> {
  const declared = definition.get('parameters');
  const defaultOf = (name: string): Value => {
    const parameter = declared instanceof ObjectValue ? declared.get(name) : undefined;
    return parameter instanceof ObjectValue ? (parameter.get('defaultValue') ?? null) : null;
  };
  return Object.fromEntries(
    [...shapes.parameters()]
      .filter(([name]) => defaultOf(name) === null)
      .map(([name, shape]) => [name, makeValue(shape, name.replace(/ \(.*\)$/, ''))]),
  );
}

/** Name of the action that calls this child flow. */
function callerOf(value: Value, reference: string): string | undefined {
  if (!(value instanceof ObjectValue)) return undefined;
  for (const [name, part] of value.members) {
    if (!(part instanceof ObjectValue)) continue;
    const inputs = part.get('inputs');
    const host = inputs instanceof ObjectValue ? inputs.get('host') : undefined;
    if (host instanceof ObjectValue && host.get('workflowReferenceName') === reference) return name;
    const inner = callerOf(part, reference);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function makeBody(outputs: Shape): Value {
  const body = outputs.member('body');
  const known =
    body.members.size > 0 || body.uses.size > 0 || body.compared.length > 0 || body.schema !== undefined;
  return known ? makeValue(body, 'body') : new ObjectValue();
}

function outputsOf(shape: Shape, body: Value): ObjectValue {
  const members = [...shape.members]
    .filter(([name]) => name.toLowerCase() !== 'body')
    .map(([name, member]): [string, Value] => [name, makeValue(member, name)]);
  return new ObjectValue([...members, ['body', body]]);
}

function withQueries(address: string, queries: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(queries)) url.searchParams.append(name, value);
  return url.href;
}

function textsOf(headers: Shape): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...headers.members]
      // The platform makes this one itself.
      .filter(([name]) => name.toLowerCase() !== 'x-ms-apim-tokens')
      .map(([name, member]) => {
        const value = makeValue(member, name);
        return [name, typeof value === 'string' ? value : writeJson(value)] as const;
      }),
  );
}

function json(body: Value): Response {
  return new Response(writeJson(body), {
    status: 200,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
}
