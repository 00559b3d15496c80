import type { Host, Operation } from '../../../mock-server/runner/host.ts';
import { loadFlow, type LoadedFlow } from '../../../mock-server/runner/load-flow.ts';
import type { ActionRecord, RunRecord } from '../../../mock-server/runner/records/run-record.ts';
import { startFlow, type TriggerAnswer } from '../../../mock-server/runner/start-flow.ts';
import { fromJs, toJs } from '../../../mock-server/runner/value/from-js.ts';

/** 2026-01-01T00:00:00Z. */
export const START = Date.UTC(2026, 0, 1);

/** A host whose ids and chance repeat, with whatever a test changes. */
export function testHost(changes: Partial<Host> = {}): Host {
  let drawn = 0;
  return {
    fetch: async (request) => {
      throw new TypeError(`Nothing answers ${request.url}.`);
    },
    startTime: () => START,
    time: 'virtual',
    random: () => 0.5,
    newId: () => `00000000-0000-4000-8000-${String(drawn++).padStart(12, '0')}`,
    profile: 'standard',
    operations: { find: () => undefined, known: () => [] },
    ...changes,
  };
}

/** A source of these operations. */
export function operationSource(...operations: readonly Operation[]): Host['operations'] {
  return {
    find: (apiName, operationId) =>
      operations.find((one) => one.apiName === apiName && one.operationId === operationId),
    known: () => operations.map((one) => `${one.apiName}/${one.operationId}`),
  };
}

export const REQUEST = { type: 'Request', kind: 'Http', inputs: { schema: {} } };

/** Loads a flow of these actions; a refusal fails the test. */
export function flowOf(
  actions: object,
  more: { readonly trigger?: object; readonly [name: string]: unknown } = {},
): LoadedFlow {
  const { trigger = REQUEST, ...rest } = more;
  const { flow, problems } = loadFlow(fromJs({ triggers: { manual: trigger }, actions, ...rest }));
  if (flow === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return flow;
}

export interface Ran {
  readonly answer: TriggerAnswer;
  readonly run: RunRecord;
  /** The plain record of an action, wherever it stands. */
  readonly action: (name: string) => PlainRecord;
}

export interface PlainRecord {
  readonly status: string;
  readonly code: string;
  readonly inputs?: unknown;
  readonly outputs?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
  readonly [name: string]: unknown;
}

/** Posts a JSON body to a flow and waits for its run. */
export async function post(flow: LoadedFlow, body: unknown, host: Host = testHost()): Promise<Ran> {
  const start = startFlow(
    flow,
    {
      kind: 'request',
      method: 'POST',
      url: 'http://localhost/invoke',
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: new TextEncoder().encode(JSON.stringify(body)) }),
    },
    host,
  );
  const answer = await start.answer;
  const [run] = await start.runs;
  if (run === undefined) throw new Error(`No run: ${answer.statusCode} ${textOf(answer)}`);
  return { answer, run, action: (name) => plain(find(run.actions, name)) };
}

export function textOf(answer: TriggerAnswer): string {
  return answer.body === undefined ? '' : new TextDecoder().decode(answer.body);
}

function find(actions: readonly ActionRecord[], name: string): ActionRecord | undefined {
  for (const action of actions) {
    const found = action.name === name ? action : find(action.children ?? [], name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function plain(record: ActionRecord | undefined): PlainRecord {
  if (record === undefined) throw new Error('There is no such action.');
  return toJs(fromJs(record)) as PlainRecord;
}
