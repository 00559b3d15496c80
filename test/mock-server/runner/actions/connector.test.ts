import { describe, expect, it } from 'vitest';

import type { Operation } from '../../../../mock-server/runner/host.ts';
import { loadFlow } from '../../../../mock-server/runner/load-flow.ts';
import { fromJs } from '../../../../mock-server/runner/value/from-js.ts';
import { flowOf, operationSource, post, REQUEST, testHost } from '../test-host.ts';

const update: Operation = {
  apiName: 'shared_crm',
  operationId: 'UpdateRow',
  method: 'PATCH',
  baseUrl: 'https://apim.example/apim/crm/connection',
  path: '/tables/{table}/rows({id})',
  parameters: [
    { name: 'table', in: 'path', required: true, type: 'string', doubleEncoded: true },
    { name: 'id', in: 'path', required: true, type: 'string' },
    { name: '$select', in: 'query', required: false, type: 'string' },
    { name: 'prefer', in: 'header', required: false, type: 'string', default: 'return=minimal' },
    { name: 'item', in: 'body', required: true, type: 'object', open: true },
  ],
};

const mail: Operation = {
  apiName: 'shared_mail',
  operationId: 'Send',
  method: 'POST',
  baseUrl: 'https://apim.example/apim/mail/connection',
  path: '/send',
  parameters: [
    {
      name: 'message',
      in: 'body',
      required: true,
      type: 'object',
      members: { To: { type: 'string', required: true }, 'Body/Text': { type: 'string' } },
    },
  ],
};

function call(operation: Operation, parameters: Record<string, unknown>, more: object = {}): object {
  return {
    type: 'OpenApiConnection',
    inputs: {
      host: {
        connectionName: operation.apiName,
        operationId: operation.operationId,
        apiId: `/providers/Microsoft.PowerApps/apis/${operation.apiName}`,
      },
      parameters,
      authentication: "@parameters('$authentication')",
    },
    runAfter: {},
    ...more,
  };
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly prefer: string | null;
  readonly body: unknown;
}

function recorder(answer: () => Response = () => Response.json({ ok: true })): {
  readonly sent: Sent[];
  readonly fetch: (request: Request) => Promise<Response>;
} {
  const sent: Sent[] = [];
  return {
    sent,
    async fetch(request) {
      const text = await request.text();
      sent.push({
        method: request.method,
        url: request.url,
        prefer: request.headers.get('prefer'),
        body: text === '' ? undefined : JSON.parse(text),
      });
      return answer();
    },
  };
}

describe('a connector call', () => {
  it('puts flat parameters where the definition wants them', async () => {
    const { sent, fetch } = recorder();
    const { action } = await post(
      flowOf({
        U: call(update, {
          table: 'a/b c',
          id: "@triggerBody()?['id']",
          $select: 'name,x',
          'item/name': 'N',
          'item/address/city': 'C',
          'item/none': null,
          'item/count': 5,
        }),
      }),
      { id: "o'x/1" },
      testHost({ fetch, operations: operationSource(update) }),
    );
    expect(sent).toEqual([
      {
        method: 'PATCH',
        url: "https://apim.example/apim/crm/connection/tables/a%252Fb%2520c/rows(o'x%2F1)?%24select=name%2Cx",
        prefer: 'return=minimal',
        body: { name: 'N', address: { city: 'C' }, none: null, count: 5 },
      },
    ]);
    expect(action('U')).toMatchObject({
      status: 'Succeeded',
      code: 'OK',
      inputs: { parameters: { table: 'a/b c', 'item/name': 'N' } },
      outputs: { statusCode: 200, body: { ok: true } },
    });
  });

  it('fails with the status of the answer and keeps the outputs', async () => {
    const { fetch } = recorder(() => Response.json({ error: { code: 'X' } }, { status: 404 }));
    const { action, run } = await post(
      flowOf({ U: call(update, { table: 't', id: '1', item: {} }) }),
      undefined,
      testHost({ fetch, operations: operationSource(update) }),
    );
    expect(action('U')).toMatchObject({
      status: 'Failed',
      code: 'NotFound',
      outputs: { statusCode: 404, body: { error: { code: 'X' } } },
    });
    expect(run.status).toBe('Failed');
  });

  it('is not sent where a part of the path is empty', async () => {
    const { sent, fetch } = recorder();
    const { action } = await post(
      flowOf({ U: call(update, { table: 't', id: "@triggerBody()?['id']", item: {} }) }),
      {},
      testHost({ fetch, operations: operationSource(update) }),
    );
    expect(sent).toEqual([]);
    expect(action('U').error).toEqual({
      code: 'OpenApiOperationParameterValidationFailed',
      message:
        "The 'inputs.parameters' of workflow operation 'U' of type 'OpenApiConnection' is not valid. Error details: The resolved string values for the following parameters are invalid, they may not be null or empty: 'id'",
    });
  });

  it('of an unknown operation fails with the list of known ones', async () => {
    const { action } = await post(
      flowOf({ M: call(mail, {}) }),
      undefined,
      testHost({ operations: operationSource(update) }),
    );
    expect(action('M').error?.code).toBe('WorkflowOperationInputsApiOperationNotFound');
    expect(action('M').error?.message).toContain('Known here: shared_crm/UpdateRow.');
  });

  it.each([
    [call(update, { table: 't', id: '1', subject: 'x' }), 'subject'],
    [call(mail, { 'message/To': 'a', 'message/Cc': 'b' }), 'message/Cc'],
  ])('with an unknown parameter is refused when it is loaded', (action, name) => {
    const { problems } = loadFlow(fromJs({ triggers: { manual: REQUEST }, actions: { A: action } }), {
      operations: operationSource(update, mail),
    });
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'WorkflowOperationParametersExtraParameter',
        message: `The API operation does not contain a definition for parameter '${name}'.`,
      }),
    ]);
  });

  it('takes members of a body that have a slash in their names', () => {
    const { problems } = loadFlow(
      fromJs({
        triggers: { manual: REQUEST },
        actions: { A: call(mail, { 'message/To': 'a', 'message/Body/Text': 'b' }) },
      }),
      { operations: operationSource(mail) },
    );
    expect(problems).toEqual([]);
  });

  it('follows pages until there are enough items', async () => {
    const list: Operation = { ...update, operationId: 'List', method: 'GET', path: '/rows', parameters: [] };
    const urls: string[] = [];
    const { action } = await post(
      flowOf({
        L: call(list, {}, { runtimeConfiguration: { paginationPolicy: { minimumItemCount: 3 } } }),
      }),
      undefined,
      testHost({
        operations: operationSource(list),
        fetch: async (request) => {
          urls.push(request.url);
          return Response.json({
            '@odata.context': 'c',
            value: [urls.length * 2 - 1, urls.length * 2],
            '@odata.nextLink': `https://apim.example/next/${urls.length}`,
          });
        },
      }),
    );
    expect(urls).toEqual(['https://apim.example/apim/crm/connection/rows', 'https://apim.example/next/1']);
    expect(action('L').outputs).toMatchObject({ body: { value: [1, 2, 3, 4] } });
  });
});

describe('a webhook action', () => {
  const approval: Operation = { ...mail, apiName: 'shared_approvals', operationId: 'Start' };
  const wait = { ...call(approval, { 'message/To': 'a' }), type: 'OpenApiConnectionWebhook' };

  it('ends with what is sent to its callback', async () => {
    const { sent, fetch } = recorder();
    const { action } = await post(
      flowOf({ W: wait }),
      undefined,
      testHost({
        fetch,
        operations: operationSource(approval),
        callback: async (_run, _action, time) => {
          await time.wait(3_600_000);
          return new Request('http://localhost/', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: '{"outcome":"Approve"}',
          });
        },
      }),
    );
    expect(sent).toHaveLength(1);
    expect(action('W')).toMatchObject({
      status: 'Succeeded',
      endTime: '2026-01-01T01:00:00Z',
      outputs: { body: { outcome: 'Approve' } },
    });
  });

  it('ends by its limit where nobody calls back', async () => {
    const { fetch } = recorder();
    const { action } = await post(
      flowOf({ W: { ...wait, limit: { timeout: 'P2D' } } }),
      undefined,
      testHost({ fetch, operations: operationSource(approval) }),
    );
    expect(action('W')).toMatchObject({ status: 'TimedOut', endTime: '2026-01-03T00:00:00Z' });
  });
});

describe('a child flow', () => {
  const child = {
    C: {
      type: 'Workflow',
      inputs: { host: { workflowReferenceName: 'ref-1' }, body: { a: "@triggerBody()?['a']" } },
      runAfter: {},
    },
  };

  it('gives its answer', async () => {
    const asked: unknown[] = [];
    const { action } = await post(
      flowOf(child),
      { a: 1 },
      testHost({
        childFlow: async (reference, { body }) => {
          asked.push(reference);
          return { statusCode: 200, headers: fromJs({}) as never, body: body ?? null };
        },
      }),
    );
    expect(asked).toEqual(['ref-1']);
    expect(action('C')).toMatchObject({ status: 'Succeeded', code: 'OK', outputs: { body: { a: 1 } } });
  });

  it('fails its caller with its own status', async () => {
    const { action } = await post(
      flowOf(child),
      {},
      testHost({
        childFlow: async () => ({
          statusCode: 502,
          headers: fromJs({}) as never,
          body: fromJs({ error: { code: 'NoResponse', message: 'none' } }),
        }),
      }),
    );
    expect(action('C')).toMatchObject({
      status: 'Failed',
      code: 'BadGateway',
      error: { code: 'NoResponse', message: 'none' },
    });
  });
});
