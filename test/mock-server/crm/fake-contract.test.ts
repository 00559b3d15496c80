import { describe, expect, it } from 'vitest';

import { operations } from '../../../connector/operations/operation-catalogue.ts';
import type { Fake } from '../../../mock-server/crm/fake.ts';
import { fakes } from '../../../mock-server/crm/fake-table.ts';
import type { FaultEffect } from '../../../mock-server/crm/faults.ts';
import { createBench, requestOf, type CallInput } from './crm-bench.ts';

/** A write that each fake takes, and the table that it lands in. */
const writes: Readonly<Record<string, { api: string; operation: string; table: string; input: CallInput }>> =
  {
    dataverse: {
      api: 'shared_commondataserviceforapps',
      operation: 'CreateRecord',
      table: 'lead',
      input: { path: { entityName: 'leads' }, body: { subject: 's', lastname: 'l' } },
    },
    office365: {
      api: 'shared_office365',
      operation: 'SendEmailV2',
      table: 'mail',
      input: { body: { To: 'a@x.example;b@x.example', Subject: 's', Body: '<p>b</p>' } },
    },
    sendmail: {
      api: 'shared_sendmail',
      operation: 'SendEmailV3',
      table: 'mail',
      input: { body: { to: 'a@x.example', subject: 's', text: '<p>b</p>' } },
    },
    sharepoint: {
      api: 'shared_sharepointonline',
      operation: 'PostItem',
      table: 'listitem',
      input: { path: { dataset: 'https://t.sharepoint.com/sites/s', table: 'Leads' }, body: { Title: 't' } },
    },
    teams: {
      api: 'shared_teams',
      operation: 'PostMessageToConversation',
      table: 'teamsmessage',
      input: {
        path: { poster: 'Flow bot', location: 'Channel' },
        body: { recipient: { groupId: 'g', channelId: '19:c' }, messageBody: '<p>m</p>' },
      },
    },
    flowpush: {
      api: 'shared_flowpush',
      operation: 'SendEmailNotification',
      table: 'mail',
      input: { body: { notificationSubject: 's', notificationBody: 'b' } },
    },
  };

const effects: readonly { effect: FaultEffect; outcome: number | string }[] = [
  { effect: { kind: 'status', status: 401 }, outcome: 401 },
  { effect: { kind: 'status', status: 503, headers: { 'Retry-After': '7' } }, outcome: 503 },
  { effect: { kind: 'reset' }, outcome: 'fetch failed' },
  { effect: { kind: 'html' }, outcome: 200 },
];

/** The status of an answer, or why there is none. */
const outcomeOf = (answer: Promise<{ readonly status: number }>) =>
  answer.then(
    ({ status }) => status,
    (error: unknown) => (error instanceof Error ? error.message : error),
  );

describe.each(fakes.map((fake): [string, Fake] => [fake.id, fake]))('%s', (id, fake) => {
  const write = writes[id];
  if (write === undefined) throw new Error(`no write for the fake ${id}`);
  const send = (bench = createBench()) => bench.call(write.api, write.operation, write.input);

  it('names itself, its connectors and its tables', () => {
    expect(fake.title).not.toBe('');
    expect(fake.apiNames).toContain(write.api);
    expect(fake.tables.map((table) => table.name)).toContain(write.table);
  });

  it('answers every operation of its connectors in the catalogue', async () => {
    const bench = createBench();
    for (const operation of operations.all.filter((entry) => fake.apiNames.includes(entry.apiName))) {
      const parameters = Object.fromEntries(operation.parameters.map((parameter) => [parameter.name, 'x']));
      const body = operation.method === 'GET' || operation.method === 'DELETE' ? {} : { body: {} };
      await bench.web.fetch(
        requestOf(operation.apiName, operation.operationId, { path: parameters, ...body }),
      );
    }
    expect(bench.web.refusals).toEqual([]);
  });

  it('writes a row for a call, and none after a reset', async () => {
    const bench = createBench();
    const answer = await send(bench);
    expect(answer.status).toBeLessThan(300);
    expect(bench.store.rows(write.table)).toHaveLength(1);
    expect(bench.store.changes()).toHaveLength(1);
    bench.store.reset();
    expect(bench.store.rows(write.table)).toHaveLength(0);
    expect(bench.store.changes()).toHaveLength(0);
  });

  it('keeps every one of twenty concurrent writes', async () => {
    const bench = createBench();
    await Promise.all(Array.from({ length: 20 }, () => send(bench)));
    expect(bench.store.rows(write.table)).toHaveLength(20);
  });

  it.each([{}, [], 'text', 7, null])('refuses the body %j with a 4xx and writes nothing', async (body) => {
    const bench = createBench();
    // SharePoint takes an item without a title, as the real lists do where no column is required.
    if (id === 'sharepoint' && body !== null && typeof body === 'object' && !Array.isArray(body)) return;
    const answer = await bench.call(write.api, write.operation, { ...write.input, body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(bench.store.rows(write.table)).toHaveLength(0);
  });

  it.each(effects)('misbehaves before the write: $effect', async ({ effect, outcome }) => {
    const bench = createBench();
    bench.plan.set([{ api: id, effect }]);
    expect(await outcomeOf(send(bench))).toBe(outcome);
    expect(bench.store.rows(write.table)).toHaveLength(0);
  });

  it.each(effects)('misbehaves after the write: $effect', async ({ effect, outcome }) => {
    const bench = createBench();
    bench.plan.set([{ api: write.api, operation: write.operation, when: 'after', effect }]);
    expect(await outcomeOf(send(bench))).toBe(outcome);
    expect(bench.store.rows(write.table)).toHaveLength(1);
  });

  it('misbehaves on the calls named, counted among those that match', async () => {
    const bench = createBench();
    bench.plan.set([{ api: id, calls: { from: 2, to: 3 }, effect: { kind: 'status', status: 500 } }]);
    const statuses = [];
    for (let call = 1; call <= 4; call += 1) statuses.push((await send(bench)).status);
    expect(statuses.map((status) => status >= 500)).toEqual([false, true, true, false]);
  });

  it.each(['before', 'after'] as const)('waits on the clock of the caller, %s its work', async (when) => {
    const bench = createBench();
    bench.plan.set([{ api: id, when, effect: { kind: 'delay', milliseconds: 130_000 } }]);
    const rowsAtWait: [number, number][] = [];
    const time = {
      now: () => 0,
      wait: async (milliseconds: number) =>
        void rowsAtWait.push([milliseconds, bench.store.rows(write.table).length]),
    };
    const answer = await bench.web.fetch(requestOf(write.api, write.operation, write.input), time);
    expect(answer.status).toBeLessThan(300);
    expect(rowsAtWait).toEqual([[130_000, when === 'after' ? 1 : 0]]);
    expect(bench.store.rows(write.table)).toHaveLength(1);
  });

  it('leaves other connectors alone', async () => {
    const bench = createBench();
    bench.plan.set([{ api: 'shared_other', effect: { kind: 'reset' } }]);
    expect((await send(bench)).status).toBeLessThan(300);
  });
});

describe('the door to the network', () => {
  it('refuses a host that no fake answers, and names the operations that exist', async () => {
    const bench = createBench();
    const call = bench.web.fetch(
      new Request('https://api.hubapi.com/crm/v3/objects/contacts', { method: 'POST' }),
    );
    await expect(call).rejects.toThrow(
      'Nothing here answers POST https://api.hubapi.com/crm/v3/objects/contacts',
    );
    expect(bench.web.refusals[0]).toContain('shared_commondataserviceforapps/CreateRecord');
    expect(bench.web.exchanges).toHaveLength(1);
  });

  it('answers 404 for an operation of a connector that is not built in', async () => {
    const bench = createBench();
    const answer = await bench.web.fetch(
      new Request('https://apim.example/apim/hubspotcrm/connection/contacts'),
    );
    expect(answer.status).toBe(404);
    expect(bench.web.refusals).toHaveLength(1);
  });

  it('cuts a truncated answer inside its JSON', async () => {
    const bench = createBench();
    bench.plan.set([{ table: 'leads', effect: { kind: 'truncated' } }]);
    const answer = await bench.call('shared_commondataserviceforapps', 'ListRecords', {
      path: { entityName: 'leads' },
    });
    expect(answer.status).toBe(200);
    expect(() => JSON.parse(answer.text) as unknown).toThrow(SyntaxError);
  });
});
