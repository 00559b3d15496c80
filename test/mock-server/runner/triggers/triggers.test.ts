import { describe, expect, it } from 'vitest';

import { loadFlow } from '../../../../mock-server/runner/load-flow.ts';
import { resubmit, startFlow, type TriggerEvent } from '../../../../mock-server/runner/start-flow.ts';
import { fromJs, toJs } from '../../../../mock-server/runner/value/from-js.ts';
import { flowOf, post, REQUEST, testHost, textOf } from '../test-host.ts';

const ECHO = { C: { type: 'Compose', inputs: '@triggerOutputs()', runAfter: {} } };

function request(more: Partial<Extract<TriggerEvent, { kind: 'request' }>> = {}): TriggerEvent {
  return { kind: 'request', method: 'POST', url: 'http://localhost/invoke', headers: {}, ...more };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function refused(trigger: object, event: TriggerEvent, host = testHost()): Promise<[number, unknown]> {
  const start = startFlow(flowOf(ECHO, { trigger }), event, host);
  const answer = await start.answer;
  expect(await start.runs).toEqual([]);
  return [answer.statusCode, JSON.parse(textOf(answer))];
}

describe('a Request trigger', () => {
  it('takes only its method, and POST where it names none', async () => {
    const [status, body] = await refused(REQUEST, request({ method: 'GET' }));
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: {
        code: 'TriggerRequestMethodNotValid',
        message: expect.stringContaining("expected 'POST' and actual 'GET'") as string,
      },
    });
    const put = { ...REQUEST, inputs: { method: 'PUT' } };
    expect((await refused(put, request()))[0]).toBe(400);
    const { runs } = startFlow(flowOf(ECHO, { trigger: put }), request({ method: 'PUT' }), testHost());
    expect(await runs).toHaveLength(1);
  });

  it('refuses a body that is not the JSON that it claims to be', async () => {
    const [status, body] = await refused(
      REQUEST,
      request({ headers: { 'content-type': 'application/json' }, body: bytes('{"a":tru}') }),
    );
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'InvalidRequestContent' } });
  });

  it('validates where it, or the host, asks for it', async () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } }, required: ['b'] };
    const trigger = { ...REQUEST, inputs: { schema } };
    const event = request({ headers: { 'Content-Type': 'application/json' }, body: bytes('{"a":1}') });
    const unchecked = startFlow(flowOf(ECHO, { trigger }), event, testHost());
    expect(await unchecked.runs).toHaveLength(1);
    for (const [definition, host] of [
      [{ ...trigger, operationOptions: 'EnableSchemaValidation' }, testHost()],
      [trigger, testHost({ alwaysValidateSchema: true })],
    ] as const) {
      const [status, body] = await refused(definition, event, host);
      expect(status).toBe(400);
      expect(body).toEqual({
        error: {
          code: 'TriggerInputSchemaMismatch',
          message:
            "The input body for trigger 'manual' of type 'Request' did not match its schema definition. Error details: 'Invalid type. Expected String but got Integer.,Required properties are missing from object: b.'.",
        },
      });
    }
  });

  it.each([
    ['text/plain', 'a b', 'a b'],
    ['application/json; charset=utf-8', '{"a":[1]}', { a: [1] }],
    ['application/json', 'null', null],
    [
      'application/x-www-form-urlencoded',
      'a=1&b+c=%C3%A9',
      {
        '$content-type': 'application/x-www-form-urlencoded',
        $content: Buffer.from('a=1&b+c=%C3%A9').toString('base64'),
        $formdata: [
          { key: 'a', value: '1' },
          { key: 'b c', value: 'é' },
        ],
      },
    ],
    ['application/xml', '<a/>', { '$content-type': 'application/xml', $content: 'PGEvPg==' }],
    [undefined, 'x', { '$content-type': 'application/octet-stream', $content: 'eA==' }],
  ])('reads a body of %s', async (type, text, body) => {
    const start = startFlow(
      flowOf(ECHO),
      request({ headers: type === undefined ? {} : { 'content-type': type }, body: bytes(text) }),
      testHost(),
    );
    const [run] = await start.runs;
    expect(toJs(run?.trigger.outputs ?? null)).toMatchObject({ body });
  });

  it('shows no body where there is none, and not the parameters of its own URL', async () => {
    const start = startFlow(
      flowOf(ECHO),
      request({ url: 'http://localhost/invoke?api-version=1&sp=a&sv=1&sig=s&q=a%20b' }),
      testHost(),
    );
    const [run] = await start.runs;
    expect(toJs(run?.trigger.outputs ?? null)).toEqual({ headers: {}, queries: { q: 'a b' } });
  });

  it('names the run by the tracking id of the caller', async () => {
    const start = startFlow(
      flowOf(ECHO),
      request({ headers: { 'x-ms-client-tracking-id': 'mine' } }),
      testHost(),
    );
    const answer = await start.answer;
    const [run] = await start.runs;
    expect(answer.headers['x-ms-client-tracking-id']).toBe('mine');
    expect(run?.actions[0]?.clientTrackingId).toBe('mine');
  });

  it('starts no run where a condition does not hold', async () => {
    const trigger = { ...REQUEST, conditions: [{ expression: "@equals(triggerBody()?['go'], true)" }] };
    const flow = flowOf(ECHO, { trigger });
    const event = (go: boolean): TriggerEvent =>
      request({ headers: { 'Content-Type': 'application/json' }, body: bytes(JSON.stringify({ go })) });
    const held = startFlow(flow, event(false), testHost());
    expect((await held.answer).statusCode).toBe(202);
    expect((await held.answer).headers['x-ms-workflow-run-id']).toBeUndefined();
    expect(await held.runs).toEqual([]);
    expect(await startFlow(flow, event(true), testHost()).runs).toHaveLength(1);
  });

  it('starts a run for each item where it splits', async () => {
    const trigger = { ...REQUEST, splitOn: "@triggerBody()?['value']" };
    const start = startFlow(
      flowOf({ C: { type: 'Compose', inputs: '@triggerBody()', runAfter: {} } }, { trigger }),
      request({ headers: { 'Content-Type': 'application/json' }, body: bytes('{"value":[1,{"a":2},null]}') }),
      testHost(),
    );
    const runs = await start.runs;
    expect(runs.map((run) => toJs(run.actions[0]?.outputs ?? null))).toEqual([1, { a: 2 }, null]);
  });

  it('gets the connections of the caller where the flow reads them', async () => {
    const reads = "@json(decodeBase64(triggerOutputs().headers['X-MS-APIM-Tokens']))['$ConnectionKey']";
    const { action } = await post(flowOf({ C: { type: 'Compose', inputs: reads, runAfter: {} } }), {});
    expect(action('C').status).toBe('Succeeded');
  });
});

describe('other triggers', () => {
  it.each([
    'OpenApiConnection',
    'OpenApiConnectionWebhook',
    'OpenApiConnectionNotification',
    'ApiConnection',
  ])('%s starts with what the connector delivers', async (type) => {
    const trigger = { type, inputs: { host: { connectionName: 'c', operationId: 'o', apiId: '/apis/c' } } };
    const start = startFlow(
      flowOf(ECHO, { trigger }),
      { kind: 'outputs', outputs: fromJs({ body: { id: 1 } }) },
      testHost(),
    );
    const [run] = await start.runs;
    expect(toJs(run?.actions[0]?.outputs ?? null)).toEqual({ body: { id: 1 } });
  });

  it('evaluates the inputs of a connector trigger', async () => {
    const trigger = {
      type: 'OpenApiConnectionWebhook',
      inputs: { host: {}, parameters: { 'subscriptionRequest/entityname': "@parameters('table')" } },
    };
    const flow = flowOf(
      { C: { type: 'Compose', inputs: '@trigger().inputs.parameters', runAfter: {} } },
      { trigger, parameters: { table: { type: 'String', defaultValue: 'lead' } } },
    );
    const [run] = await startFlow(flow, { kind: 'outputs', outputs: fromJs({ body: {} }) }, testHost()).runs;
    expect(toJs(run?.actions[0]?.outputs ?? null)).toEqual({ 'subscriptionRequest/entityname': 'lead' });
  });

  it('Recurrence has no outputs', async () => {
    const trigger = { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } };
    const [run] = await startFlow(flowOf(ECHO, { trigger }), { kind: 'tick' }, testHost()).runs;
    expect(run?.trigger).toMatchObject({ status: 'Succeeded', code: 'OK' });
    expect(run?.trigger.outputs).toBeUndefined();
  });

  it('SlidingWindow gives its window', async () => {
    const trigger = { type: 'SlidingWindow', recurrence: { frequency: 'Hour', interval: 2 } };
    const [run] = await startFlow(flowOf(ECHO, { trigger }), { kind: 'tick' }, testHost()).runs;
    expect(toJs(run?.trigger.outputs ?? null)).toEqual({
      body: { windowStartTime: '2025-12-31T22:00:00Z', windowEndTime: '2026-01-01T00:00:00Z' },
    });
  });

  it('of Logic Apps alone is refused by name', () => {
    const { problems } = loadFlow(
      fromJs({ triggers: { t: { type: 'ServiceProvider', inputs: {} } }, actions: ECHO }),
    );
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'TriggerTypeNotSupported',
        path: 'definition.triggers.t.type',
        message: expect.stringContaining("'ServiceProvider'") as string,
      }),
    ]);
  });
});

describe('a resubmitted run', () => {
  it('has the same trigger outputs and nobody to answer', async () => {
    const flow = flowOf({
      C: { type: 'Compose', inputs: '@triggerBody()', runAfter: {} },
      R: { type: 'Response', kind: 'Http', inputs: { statusCode: 200 }, runAfter: { C: ['Succeeded'] } },
      After: { type: 'Compose', inputs: 1, runAfter: { R: ['Succeeded', 'Skipped'] } },
    });
    const { run } = await post(flow, { a: 1 });
    const again = resubmit(flow, run, testHost({ startTime: () => Date.UTC(2026, 0, 2) }));
    expect((await again.answer).statusCode).toBe(202);
    const [second] = await again.runs;
    expect(second?.id).not.toBe(run.id);
    expect(second?.actions.map(({ name, status }) => [name, status])).toEqual([
      ['C', 'Succeeded'],
      ['R', 'Skipped'],
      ['After', 'Succeeded'],
    ]);
    expect(toJs(second?.actions[0]?.outputs ?? null)).toEqual({ a: 1 });
    expect(second?.status).toBe('Succeeded');
  });

  it('keeps trigger outputs that the history hides', async () => {
    const trigger = { ...REQUEST, runtimeConfiguration: { secureData: { properties: ['outputs'] } } };
    const flow = flowOf({ C: { type: 'Compose', inputs: '@triggerBody()', runAfter: {} } }, { trigger });
    const { run } = await post(flow, { a: 1 });
    expect(run.trigger).toMatchObject({ secureData: ['outputs'] });
    expect(run.trigger.outputs).toBeUndefined();
    const [second] = await resubmit(flow, run, testHost()).runs;
    expect(toJs(second?.actions[0]?.outputs ?? null)).toEqual({ a: 1 });
  });
});
