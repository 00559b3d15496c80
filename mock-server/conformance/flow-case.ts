import type { Host } from '../runner/host.ts';
import { loadFlow } from '../runner/load-flow.ts';
import type { ActionRecord, RunRecord } from '../runner/records/run-record.ts';
import { startFlow, type TriggerEvent } from '../runner/start-flow.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import { typeName } from '../runner/value/type-name.ts';
import type { Value } from '../runner/value/value.ts';
import { formatGuid } from './format-guid.ts';
import { everyRecord } from './records/recorded-form.ts';
import { objectOf } from './records/record-case.ts';

export interface FlowOfCase {
  readonly run: RunRecord;
  /** Every action of the run by name. */
  readonly actions: ReadonlyMap<string, ActionRecord>;
}

/**
 * Runs the actions of a case in a flow of their own. What the case takes for granted comes first: variables and
 * earlier actions by actions that make them, the trigger by its outputs.
 */
export async function runActions(
  actions: ObjectValue,
  context: ObjectValue,
  fetch: Host['fetch'] = noNetwork,
): Promise<FlowOfCase> {
  const before = actionsBefore(context);
  const previous = [...before.keys()].at(-1);
  const own = [...actions.members].map(([name, definition]): [string, Value] => [
    name,
    isFirst(definition) ? after(definition, previous) : definition,
  ]);
  const definition = new ObjectValue([
    ['triggers', object({ manual: object({ type: 'Request', kind: 'Http' }) })],
    ['actions', new ObjectValue([...before, ...own])],
    ['parameters', parametersOf(context)],
  ]);
  const { flow, problems } = loadFlow(definition, { checks: false });
  if (flow === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  const outputs = objectOf(context.get('trigger')).get('outputs');
  const event: TriggerEvent =
    outputs === undefined
      ? { kind: 'request', method: 'POST', url: 'http://localhost/invoke', headers: {} }
      : { kind: 'outputs', outputs };
  const [run] = await startFlow(flow, event, caseHost(fetch)).runs;
  if (run === undefined) throw new Error('The flow of the case did not run.');
  return { run, actions: new Map(everyRecord(run.actions).map((action) => [action.name, action])) };
}

function isFirst(definition: Value): boolean {
  return objectOf(objectOf(definition).get('runAfter')).members.size === 0;
}

function after(definition: Value, previous: string | undefined): Value {
  if (previous === undefined) return definition;
  return new ObjectValue([
    ...objectOf(definition).members,
    ['runAfter', object({ [previous]: ['Succeeded', 'Failed'] })],
  ]);
}

function actionsBefore(context: ObjectValue): Map<string, Value> {
  const made = new Map<string, Value>();
  const add = (name: string, definition: Record<string, Value>): void => {
    const previous = [...made.keys()].at(-1);
    made.set(name, after(object(definition), previous));
  };
  for (const [name, value] of objectOf(context.get('variables')).members)
    add(`Initialize ${name}`, {
      type: 'InitializeVariable',
      inputs: object({ variables: [object({ name, type: typeName(value), value: literal(value) })] }),
    });
  for (const [name, record] of objectOf(context.get('actions')).members)
    add(name, { type: 'Compose', inputs: literal(objectOf(record).get('outputs') ?? null) });
  return made;
}

/** A value as a template that means it. */
function literal(value: Value): Value {
  if (typeof value === 'string') return value.startsWith('@') ? `@${value}` : value.replaceAll('@{', '@@{');
  if (value instanceof ObjectValue)
    return new ObjectValue(
      [...value.members].map(([name, member]): [string, Value] => [name, literal(member)]),
    );
  return Array.isArray(value) ? value.map((item: Value) => literal(item)) : value;
}

function parametersOf(context: ObjectValue): ObjectValue {
  return new ObjectValue(
    [...objectOf(context.get('parameters')).members].map(([name, defaultValue]) => [
      name,
      object({ type: 'Object', defaultValue }),
    ]),
  );
}

function object(members: Record<string, Value>): ObjectValue {
  return new ObjectValue(Object.entries(members));
}

async function noNetwork(request: Request): Promise<Response> {
  throw new TypeError(`Nothing answers ${request.url}.`);
}

function caseHost(fetch: Host['fetch']): Host {
  let drawn = 0;
  return {
    fetch,
    startTime: () => Date.UTC(2026, 0, 1),
    time: 'virtual',
    random: () => (drawn++ * 0.618_033_988_749_895) % 1,
    newId: () => formatGuid(drawn++),
    profile: 'logic-apps',
    operations: { find: () => undefined, known: () => [] },
  };
}
