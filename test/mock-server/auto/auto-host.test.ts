import { readdirSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { createAutoHost } from '../../../mock-server/auto/auto-host.ts';
import { readFlowSource } from '../../../mock-server/lab/flow-source.ts';
import { Stage } from '../../../mock-server/lab/stage.ts';
import { defaultEvent } from '../../../mock-server/lab/trigger-input.ts';
import { fromJs } from '../../../mock-server/runner/value/from-js.ts';
import { ObjectValue } from '../../../mock-server/runner/value/object-value.ts';
import { sharedSamples } from '../../helpers/shared-samples.ts';
import { clientData, sourceOf } from '../lab/small-flows.ts';

type Part = Readonly<Record<string, unknown>>;

function hostOf(actions: Part, more: Part = {}) {
  const definition = fromJs({ triggers: {}, actions, ...more });
  if (!(definition instanceof ObjectValue)) throw new Error('no object');
  return createAutoHost(definition);
}

/** The body that an action named `Get` gets where this expression reads it. */
async function bodyFor(...expressions: readonly string[]) {
  const actions = Object.fromEntries(
    expressions.map((inputs, index) => [`Use_${index}`, { type: 'Compose', inputs }]),
  );
  const request = new Request('https://auto.example/x', {
    headers: { 'x-ms-workflow-operation-name': 'Get' },
  });
  const answer = await hostOf(actions).fetch(request, { now: () => 0, wait: async () => undefined });
  return answer.json();
}

describe('what an action is answered', () => {
  it.each([
    [["@outputs('Get')?['body/value']?[0]?['name']"], { value: [{ name: 'name' }] }],
    [["@body('get')['Status']"], { Status: 'Status' }],
    [["@first(body('Get')?['value'])?['createdon']"], { value: [{ createdon: '2026-01-15T09:30:00Z' }] }],
    [["@equals(body('Get')?['state'],'Done')"], { state: 'Done' }],
    [["@if(greater(body('Get')?['n'],5),'a','b')"], { n: 5 }],
    [["@add(body('Get')?['total'],1)"], { total: 1 }],
    [["@formatDateTime(body('Get')?['when'],'d')"], { when: '2026-01-15T09:30:00Z' }],
    [["@json(body('Get')?['text'])?['deep']?['x']"], { text: '{"deep":{"x":"x"}}' }],
    [["@join(body('Get'),',')"], ['body']],
    [
      ["Hello @{body('Get')?['first']} @{body('Get')?['email']}"],
      { first: 'first', email: 'someone@example.com' },
    ],
    [["@body('Get')?['a']?['b']", "@body('Get')?['a/c']"], { a: { b: 'b', c: 'c' } }],
    [["@coalesce(body('Get')?['x'],'')"], { x: 'x' }],
    [["@json(base64ToString(body('Get')?['$content']))?['k']"], { $content: 'eyJrIjoiayJ9' }],
    [
      ["@add(body('Get')?['rows'][0][1],1)", "@toUpper(body('Get')?['rows'][0][2])"],
      { rows: [['row', 1, 'row']] },
    ],
    [['@utcNow()'], {}],
    [["@body('Get"], {}],
  ])('%j', async (expressions, expected) => {
    expect(await bodyFor(...expressions)).toEqual(expected);
  });

  it('follows loops, data operations, switches, conditions and parsing', async () => {
    const read = (name: string) => `@outputs('${name}')?['body/value']`;
    const host = hostOf({
      Each: {
        type: 'Foreach',
        foreach: read('A'),
        actions: { In: { type: 'Compose', inputs: "@items('Each')?['title']" } },
      },
      Pick: { type: 'Select', inputs: { from: read('B'), select: { t: "@item()?['label']" } } },
      Way: {
        type: 'Switch',
        expression: "@body('C')?['kind']",
        cases: { one: { case: 'first way', actions: {} } },
      },
      Test: {
        type: 'If',
        expression: { and: [{ equals: ["@body('D')?['on']", true] }] },
        actions: {},
        else: { actions: {} },
      },
      Parse: {
        type: 'ParseJson',
        inputs: {
          content: "@body('E')",
          schema: { type: 'object', properties: { n: { type: 'integer', minimum: 3 } } },
        },
      },
    });
    const body = async (action: string) => {
      const request = new Request('https://auto.example/x', {
        headers: { 'x-ms-workflow-operation-name': action },
      });
      return (await host.fetch(request, { now: () => 0, wait: async () => undefined })).json();
    };
    expect(await body('A')).toEqual({ value: [{ title: 'title' }] });
    expect(await body('B')).toEqual({ value: [{ label: 'label' }] });
    expect(await body('C')).toEqual({ kind: 'first way' });
    expect(await body('D')).toEqual({ on: true });
    expect(await body('E')).toEqual({ n: 3 });
  });

  it('fills the trigger from its schema and from what expressions do with it', () => {
    const host = hostOf(
      { A: { type: 'Compose', inputs: "@json(triggerBody()?['list'])?[0]?['id']" } },
      {
        triggers: {
          manual: {
            type: 'Request',
            inputs: {
              schema: {
                type: 'object',
                properties: { list: { type: 'string' }, mail: { type: 'string', format: 'email' } },
              },
            },
          },
        },
      },
    );
    const event = host.event({ kind: 'request', method: 'POST', url: 'https://x.example/', headers: {} });
    const body = event.kind === 'request' ? new TextDecoder().decode(event.body) : '';
    expect(JSON.parse(body)).toEqual({
      list: '[{"id":"00000000-0000-4000-8000-000000000001"}]',
      mail: 'someone@example.com',
    });
  });
});

describe('flows of others', () => {
  it('calls operations that no catalogue knows, with their parameters', async () => {
    const action = {
      type: 'OpenApiConnection',
      inputs: {
        host: {
          apiId: '/providers/Microsoft.PowerApps/apis/shared_nobody',
          connectionName: 'shared_nobody',
          operationId: 'Do_It',
        },
        parameters: { id: 7, 'body/text': 'x', 'body/deep/er': true, $top: 1 },
      },
      runAfter: {},
    };
    const use = {
      type: 'Compose',
      inputs: "@outputs('Call')?['body/value']?[0]?['name']",
      runAfter: { Call: ['Succeeded'] },
    };
    const stage = new Stage(sourceOf(clientData({ Call: action, Use: use })), { auto: true });
    const [flow] = stage.flows;
    if (flow?.loaded === undefined) throw new Error('refused');
    const { runs, exchanges } = await stage.start(flow, defaultEvent(flow.loaded)).ended;
    expect(runs.map((run) => run.status)).toEqual(['Succeeded']);
    expect(runs[0]?.actions.find((entry) => entry.name === 'Use')?.outputs).toBe('name');
    expect(exchanges.map((exchange) => exchange.url)).toEqual([
      'https://auto.example/shared_nobody/Do_It?id=7&%24top=1',
    ]);
  });

  const { folder: shared, there, note } = sharedSamples('wdl/flows/');
  const files = there
    ? readdirSync(shared).filter((file) => file.endsWith('.json'))
    : ['flows of other people'];

  it.skipIf(!there).each(files)(`runs %s to an end where every call succeeds${note}`, async (file) => {
    const stage = new Stage(await readFlowSource(`${shared}${file}`), {
      auto: true,
      seed: 1,
      startTime: Date.UTC(2026, 0, 15),
    });
    const [flow] = stage.flows;
    expect(flow?.problems).toEqual([]);
    if (flow?.loaded === undefined) throw new Error('refused');
    const record = await stage.start(flow, stage.autoEvent(flow, defaultEvent(flow.loaded))).ended;
    expect(record.runs).toHaveLength(1);
    expect(record.runs[0]?.status).toBe('Succeeded');
  });
});
