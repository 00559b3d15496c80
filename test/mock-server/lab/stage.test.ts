import { describe, expect, it } from 'vitest';

import { createLab } from '../../../mock-server/lab/create-lab.ts';
import { openLeadStage, runLead } from '../../../mock-server/lab/run-lead.ts';
import { Stage } from '../../../mock-server/lab/stage.ts';
import { clientData, compose, respond, sourceOf, writeLead } from './small-flows.ts';

const lead = { UserDetails: { LastName: 'One', Email: 'someone@contoso.example' }, OfferTitle: 'Offer' };
const json = { Host: '127.0.0.1', 'Content-Type': 'application/json' };

describe('runLead', () => {
  it('gives answer, run, rows and changes', async () => {
    const result = await runLead({ solution: sourceOf(clientData(writeLead)), lead, seed: 1 });
    expect(result.answer.statusCode).toBe(202);
    expect(result.runs.map((run) => run.status)).toEqual(['Succeeded']);
    expect(result.changes).toMatchObject([{ table: 'lead', kind: 'created' }]);
    expect(result.tables['lead']).toMatchObject([
      { lastname: 'One', emailaddress1: 'someone@contoso.example' },
    ]);
    expect(result.refusals).toEqual([]);
  });

  it('gives the same records for the same seed and start', async () => {
    const input = {
      solution: sourceOf(clientData(writeLead)),
      lead,
      seed: 7,
      startTime: Date.UTC(2026, 0, 2),
    };
    const [first, second] = [await runLead(input), await runLead(input)];
    expect(first.tables).toEqual(second.tables);
    expect(first.runs).toEqual(second.runs);
    expect((await runLead({ ...input, seed: 8 })).tables['lead']).not.toEqual(first.tables['lead']);
  });

  it('fails the run where the CRM refuses, with its own words', async () => {
    const long = { ...lead, UserDetails: { LastName: 'x'.repeat(51) } };
    const { runs, tables } = await runLead({ solution: sourceOf(clientData(writeLead)), lead: long });
    expect(runs.map((run) => run.status)).toEqual(['Failed']);
    expect(
      JSON.stringify(runs, (_, part: unknown) =>
        typeof part === 'object' && part !== null && 'members' in part
          ? Object.fromEntries(part.members as Map<string, unknown>)
          : typeof part === 'bigint'
            ? Number(part)
            : part,
      ),
    ).toContain('0x80044331');
    expect(tables['lead']).toBeUndefined();
  });

  it('retries through a fault in no time, and writes one row after a lost answer', async () => {
    const began = performance.now();
    const { runs, tables, exchanges } = await runLead({
      solution: sourceOf(clientData(writeLead)),
      lead,
      faults: [{ api: 'dataverse', when: 'after', calls: { from: 1, to: 2 }, effect: { kind: 'reset' } }],
    });
    expect(performance.now() - began).toBeLessThan(5000);
    expect(runs.map((run) => run.status)).toEqual(['Succeeded']);
    expect(tables['lead']).toHaveLength(1);
    expect(exchanges.map((exchange) => exchange.fault)).toEqual(['reset', 'reset', undefined]);
  });

  it('takes exact requests, and tells a refusal from a run', async () => {
    const solution = sourceOf(clientData(writeLead));
    const broken = await runLead({ solution, request: { body: '{"a":' } });
    expect([broken.answer.statusCode, broken.runs]).toEqual([400, []]);
    const unsigned = await runLead({
      solution,
      request: { url: 'https://lab.example/workflows/x/triggers/manual/paths/invoke' },
    });
    expect(unsigned.answer.statusCode).toBe(404);
  });

  it('takes a body of no bytes for none, as over HTTP', async () => {
    const solution = sourceOf(clientData({ Show: compose("@string(triggerOutputs()?['body'])") }));
    for (const body of ['', new Uint8Array()]) {
      const { answer, runs } = await runLead({ solution, request: { body } });
      expect(answer.statusCode).toBe(202);
      expect(runs.map((run) => run.status)).toEqual(['Succeeded']);
    }
  });

  it('puts environment variables into parameters, by type, given ones first', async () => {
    const parameters = {
      'Window (cts_Window)': { type: 'Int', defaultValue: 1, metadata: { schemaName: 'cts_Window' } },
      'Alert (cts_Alert)': { type: 'String', defaultValue: 'a', metadata: { schemaName: 'cts_Alert' } },
      'On (cts_On)': { type: 'Bool', defaultValue: false, metadata: { schemaName: 'cts_On' } },
      'Left (cts_Left)': { type: 'String', defaultValue: 'default', metadata: { schemaName: 'cts_Left' } },
    };
    const body = {
      window: "@add(parameters('Window (cts_Window)'),1)",
      alert: "@parameters('Alert (cts_Alert)')",
      on: "@parameters('On (cts_On)')",
      left: "@parameters('Left (cts_Left)')",
    };
    const source = sourceOf(clientData({ Answer: respond(body) }, {}, parameters), true, {
      cts_Window: '24',
      cts_Alert: 'from the solution',
      cts_On: 'yes',
    });
    const { answer } = await runLead({ solution: source, lead, variables: { cts_Alert: 'given' } });
    expect(JSON.parse(new TextDecoder().decode(answer.body))).toEqual({
      window: 25,
      alert: 'given',
      on: true,
      left: 'default',
    });
  });
});

describe('a lead stage', () => {
  it('keeps tables between calls, and lets time pass', async () => {
    const opened = await openLeadStage({
      solution: sourceOf(clientData(writeLead)),
      startTime: Date.UTC(2026, 0, 1),
    });
    await opened.send({ lead });
    opened.stage.advance(3_600_000);
    const { tables } = await opened.send({ lead });
    expect(tables['lead']?.map((row) => row['createdon'])).toEqual([
      '2026-01-01T00:00:00Z',
      '2026-01-01T01:00:00Z',
    ]);
    opened.stage.reset();
    expect((await opened.send({ lead })).tables['lead']).toHaveLength(1);
  });

  it('keeps the changes of concurrent calls apart', async () => {
    const opened = await openLeadStage({ solution: sourceOf(clientData(writeLead)) });
    const results = await Promise.all(Array.from({ length: 20 }, () => opened.send({ lead })));
    expect(new Set(results.map((result) => result.changes.length))).toEqual(new Set([1]));
    expect(new Set(results.map((result) => result.changes[0]?.id)).size).toBe(20);
  });
});

describe('the API', () => {
  function open(text = clientData(writeLead)) {
    const stage = new Stage(sourceOf(text));
    const lab = createLab({ stage });
    const get = async (path: string) =>
      (await lab.app.request(`/api${path}`, { headers: json })).json() as Promise<never>;
    const send = async (path: string, body: unknown, method = 'POST') => {
      const answer = await lab.app.request(`/api${path}`, {
        method,
        headers: json,
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const settle = async () => {
      while (stage.calls().some((call) => !call.ended))
        await new Promise((resolve) => setTimeout(resolve, 1));
    };
    return { stage, lab, get, send, settle };
  }

  it('sends a sample with changes, and shows runs and tables', async () => {
    const { get, send, settle } = open();
    const sent = await send('/send', {
      sample: 'azure-marketplace-install',
      set: ['UserDetails.LastName=Two'],
    });
    expect([sent.status, sent.body['status']]).toEqual([202, 202]);
    await settle();
    const [run] = (await get('/runs')) as { id: string; runs: { status: string }[]; changes: unknown[] }[];
    expect(run).toMatchObject({
      id: sent.body['id'],
      runs: [{ status: 'Succeeded' }],
      changes: [{ table: 'lead' }],
    });
    expect(await get(`/runs/${run?.id ?? ''}`)).toMatchObject({
      records: [{ actions: [{ name: 'Row_id' }, { name: 'Write_lead' }] }],
    });
    expect(await get('/tables/lead')).toMatchObject([{ lastname: 'Two' }]);
    expect((await send('/send', { sample: 'nosuch' })).status).toBe(400);
    expect((await send('/send', { sample: 'contact-me', set: ['x'] })).body).toMatchObject({
      problems: [{ code: 'OVERRIDE_INVALID' }],
    });
  });

  it('resubmits a run without a caller, under its own record', async () => {
    const { get, send, settle, stage } = open(
      clientData({ ...writeLead, Answer: respond('ok', { Write_lead: ['Succeeded'] }) }),
    );
    const sent = await send('/send', { sample: 'contact-me' });
    await settle();
    const again = await send(`/runs/${String(sent.body['id'])}/resubmit`, {});
    expect([again.status, again.body['resubmitted']]).toEqual([202, stage.calls()[0]?.runs[0]?.id]);
    await settle();
    expect(await get('/tables/lead')).toHaveLength(2);
    const answer = stage.calls()[1]?.runs[0]?.actions.find((action) => action.name === 'Answer');
    expect(answer?.status).toBe('Skipped');
    expect((await send('/runs/c-9999/resubmit', {})).status).toBe(404);
  });

  it('takes faults, refuses wrong ones, and resets', async () => {
    const { get, send, settle } = open();
    const faults = [{ api: 'dataverse', effect: { kind: 'status', status: 400 } }];
    expect((await send('/faults', faults, 'PUT')).body).toEqual(faults);
    expect((await send('/faults', [{ effect: { kind: 'fire' }, color: 'red' }], 'PUT')).body).toMatchObject({
      problems: [
        { message: expect.stringContaining('color') as string },
        { message: expect.stringContaining('status, reset') as string },
      ],
    });
    await send('/send', { sample: 'contact-me' });
    await settle();
    expect(await get('/runs')).toMatchObject([{ runs: [{ status: 'Failed' }] }]);
    await send('/reset', {});
    expect([await get('/runs'), await get('/faults')]).toEqual([[], []]);
  });

  it('streams events with growing ids, from where a listener left off', async () => {
    const { lab, send, settle } = open();
    await send('/send', { sample: 'contact-me' });
    await settle();
    const abort = new AbortController();
    const stream = await lab.app.request('/api/events', {
      headers: { ...json, 'Last-Event-ID': '0' },
      signal: abort.signal,
    });
    const reader = stream.body?.getReader();
    let text = '';
    while (!text.includes('call-ended')) text += new TextDecoder().decode((await reader?.read())?.value);
    expect([...text.matchAll(/^id: (\d+)$/gm)].map((match) => match[1])).toEqual(['1', '2', '3']);
    expect([...text.matchAll(/^event: (.+)$/gm)].map((match) => match[1])).toEqual([
      'call-started',
      'call-answered',
      'call-ended',
    ]);
    expect(lab.events.listenerCount).toBe(1);
    await reader?.cancel();
    abort.abort();
    await expect.poll(() => lab.events.listenerCount, { timeout: 20_000 }).toBe(0);
  });

  it('remembers no more calls than asked', async () => {
    const stage = new Stage(sourceOf(clientData({ Note: compose('x') })), { history: 3 });
    const [flow] = stage.flows;
    if (flow === undefined) throw new Error('no flow');
    for (let call = 0; call < 5; call += 1) await stage.start(flow, { kind: 'outputs', outputs: null }).ended;
    expect(stage.calls().map((call) => call.id)).toEqual(['c-0003', 'c-0004', 'c-0005']);
  });
});
