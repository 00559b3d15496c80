import { request as httpRequest } from 'node:http';

import { afterEach, describe, expect, it } from 'vitest';

import { createLab, type Lab } from '../../../mock-server/lab/create-lab.ts';
import { Stage } from '../../../mock-server/lab/stage.ts';
import type { StageOptions } from '../../../mock-server/lab/stage-options.ts';
import { clientData, compose, respond, sourceOf } from './small-flows.ts';

const echo = clientData({ Answer: respond('@triggerBody()') });
const silent = clientData({ Note: compose('@triggerBody()') });

let lab: Lab | undefined;
afterEach(async () => {
  await lab?.close();
  lab = undefined;
});

async function open(text: string, on = true, options: StageOptions = {}) {
  const stage = new Stage(sourceOf(text, on), options);
  const opened = createLab({ stage });
  lab = opened;
  await opened.listen();
  const [flow] = stage.flows;
  if (flow === undefined) throw new Error('no flow');
  return { stage, opened, flow, address: opened.addressOf(flow) };
}

async function post(address: string, init: RequestInit = {}) {
  const answer = await fetch(address, {
    method: 'POST',
    body: '{"a":1}',
    headers: { 'Content-Type': 'application/json' },
    ...init,
  });
  const text = await answer.text();
  const body = (text === '' ? undefined : JSON.parse(text)) as
    | { error?: { code: string; message: string } }
    | undefined;
  return { status: answer.status, text, code: body?.error?.code, headers: answer.headers };
}

describe('the trigger endpoint on a real port', () => {
  it('has an address like the real one', async () => {
    const { address } = await open(echo);
    expect(address).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/workflows\/[0-9a-f]{32}\/triggers\/manual\/paths\/invoke\?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1\.0&sig=[\w-]{43}$/,
    );
  });

  it('answers 202 at once for a flow without a Response, and names the run', async () => {
    const { stage, address } = await open(silent);
    const answer = await post(address);
    expect([answer.status, answer.text]).toEqual([202, '']);
    const [call] = stage.calls();
    expect(call?.id).toBe(answer.headers.get('x-lab-call'));
    expect(call?.runs.map((run) => run.id)).toEqual([answer.headers.get('x-ms-workflow-run-id')]);
  });

  it('answers with the Response of the flow', async () => {
    const { address } = await open(echo);
    const answer = await post(address, { body: '{"naïve":"ü😀"}' });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { naïve: 'ü😀' }]);
  });

  it('takes the longer path of the new host', async () => {
    const { address } = await open(echo);
    const url = address.replace('/workflows/', '/powerautomate/automations/direct/cu/01/workflows/');
    expect((await post(url)).status).toBe(200);
  });

  it.each([
    [
      'sig of another',
      (url: string) => url.replace(/sig=.*/, `sig=${'A'.repeat(43)}`),
      401,
      'DirectApiAuthorizationRequired',
    ],
    ['no sig', (url: string) => url.replace(/&sig=.*/, ''), 401, 'DirectApiAuthorizationRequired'],
    ['empty sig', (url: string) => url.replace(/sig=.*/, 'sig='), 401, 'DirectApiAuthorizationRequired'],
    ['two sigs', (url: string) => `${url}&sig=x`, 401, 'DirectApiAuthorizationRequired'],
    ['no api-version', (url: string) => url.replace('api-version=1&', ''), 400, 'MissingApiVersionParameter'],
    [
      'unknown flow',
      (url: string) => url.replace(/workflows\/\w+/, `workflows/${'0'.repeat(32)}`),
      404,
      'WorkflowNotFound',
    ],
    [
      'unknown trigger',
      (url: string) => url.replace('/manual/paths', '/other/paths'),
      404,
      'WorkflowTriggerNotFound',
    ],
    ['another path', (url: string) => url.replace('/paths/invoke', ''), 404, 'ResourceNotFound'],
    ['an address too long', (url: string) => `${url}&x=${'y'.repeat(17_000)}`, 414, 'RequestUriTooLong'],
  ])('refuses %s and starts no run', async (_, change, status, code) => {
    const { stage, address } = await open(echo);
    const answer = await post(change(address));
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(stage.calls()).toEqual([]);
  });

  it('refuses a flow that is off, until it is turned on', async () => {
    const { address, opened } = await open(echo, false);
    const off = await post(address);
    expect([off.status, off.code]).toEqual([400, 'WorkflowTriggerIsNotEnabled']);
    await post(`${opened.base}/api/flows/Small%20flow/state`, { body: '{"on":true}' });
    expect((await post(address)).status).toBe(200);
  });

  it('refuses another method, a broken body and an encoded one, without a run', async () => {
    const { stage, address } = await open(echo);
    const get = await fetch(address);
    expect(get.status).toBe(400);
    expect(((await get.json()) as { error: { code: string } }).error.code).toBe(
      'TriggerRequestMethodNotValid',
    );
    expect((await post(address, { body: '{"a":' })).status).toBe(400);
    const gzip = await post(address, {
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    });
    expect([gzip.status, gzip.code]).toEqual([400, 'UnsupportedContentEncoding']);
    expect(stage.calls().flatMap((call) => call.runs)).toEqual([]);
  });

  it('answers 413 to a body over 100 MB, and lives', async () => {
    const { address } = await open(echo);
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const status = await new Promise<number>((resolve, reject) => {
      const call = httpRequest(
        address,
        { method: 'POST', headers: { 'Content-Type': 'application/json' } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        },
      );
      call.on('error', reject);
      let left = 101;
      const write = () => {
        while (left > 0) {
          left -= 1;
          if (!call.write(chunk)) return void call.once('drain', write);
        }
        call.end();
      };
      write();
    });
    expect(status).toBe(413);
    expect((await post(address)).status).toBe(200);
  });

  it('validates by the schema where that is on, and not where it is off', async () => {
    const text = clientData(
      { Answer: respond({ ok: true }) },
      {
        inputs: { method: 'POST', schema: { type: 'object', properties: { a: { type: 'string' } } } },
        operationOptions: 'EnableSchemaValidation',
      },
    );
    const asDefined = await open(text);
    const refused = await post(asDefined.address);
    expect([refused.status, refused.code]).toEqual([400, 'TriggerInputSchemaMismatch']);
    await asDefined.opened.close();
    expect((await post((await open(text, true, { schemaValidation: 'off' })).address)).status).toBe(200);
    await lab?.close();
    const loose = clientData(
      { Answer: respond({ ok: true }) },
      { inputs: { method: 'POST', schema: { type: 'array' } } },
    );
    expect((await post((await open(loose)).address)).status).toBe(200);
    await lab?.close();
    expect((await post((await open(loose, true, { schemaValidation: 'on' })).address)).status).toBe(400);
  });

  it('gives the body as text or envelope where it is no JSON', async () => {
    const { address } = await open(
      clientData({
        Answer: respond({ body: '@triggerBody()', type: "@triggerOutputs()?['headers']?['Content-Type']" }),
      }),
    );
    const text = await post(address, { body: '{"a":1}', headers: { 'Content-Type': 'text/plain' } });
    expect(JSON.parse(text.text)).toMatchObject({
      body: '{"a":1}',
      type: expect.stringContaining('text/plain') as string,
    });
    const bytes = await post(address, { body: new Blob(['{"a":1}']), headers: {} });
    expect(JSON.parse(bytes.text)).toMatchObject({ body: { $content: 'eyJhIjoxfQ==' } });
  });
});

describe('the guard', () => {
  it.each(['evil.example', '127.0.0.1.evil.example', '192.168.1.5'])('refuses the Host %s', async (host) => {
    const { opened } = await open(echo);
    const status = await new Promise<number>((resolve, reject) => {
      const call = httpRequest(`${opened.base}/api/runs`, { headers: { Host: host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      call.on('error', reject);
      call.end();
    });
    expect(status).toBe(403);
  });

  it('refuses a foreign Origin and a write that is a form', async () => {
    const { opened, address } = await open(echo);
    const origin = (value: string) => ({ headers: { 'Content-Type': 'application/json', Origin: value } });
    expect((await post(`${opened.base}/api/reset`, origin('https://evil.example'))).status).toBe(403);
    expect((await post(address, origin('null'))).status).toBe(403);
    expect((await post(`${opened.base}/api/reset`, origin(opened.base))).status).toBe(200);
    expect(
      (await post(`${opened.base}/api/reset`, { headers: { 'Content-Type': 'text/plain' } })).status,
    ).toBe(415);
  });

  it('serves a tunnel name that was allowed', async () => {
    const stage = new Stage(sourceOf(echo));
    const { app } = createLab({ stage, allowedHosts: ['leads.tunnel.example'] });
    const health = (host: string) => app.request('/api/health', { headers: { Host: host } });
    expect((await health('leads.tunnel.example')).status).toBe(200);
    expect((await health('other.tunnel.example')).status).toBe(403);
  });
});
