import { describe, expect, it } from 'vitest';

import { everyAction, readOutcome } from '../../mock-server/corpus/read-outcome.ts';
import type { Fault, FaultEffect } from '../../mock-server/crm/faults.ts';
import { retryProfiles } from '../../connector/model/retry-profiles.ts';
import type { RunRecord } from '../../mock-server/runner/records/run-record.ts';
import { ada, adaWith, openFlow, textOf, uniqueKey, type OpenFlow } from '../connector/flow/open-flow.ts';

const writes = { api: 'dataverse', operation: 'UpdateRecord', table: 'leads' } as const;
const status = (code: number, headers?: Readonly<Record<string, string>>): FaultEffect => ({
  kind: 'status',
  status: code,
  ...(headers !== undefined && { headers }),
});

/** Seconds from the start of an action to each of its retries, from its record. */
function retriesOf(run: RunRecord, name: string): readonly number[] {
  const action = everyAction(run.actions).find((entry) => entry.name === name);
  if (action === undefined) throw new Error(`${name} did not run`);
  const start = Date.parse(action.startTime);
  return (action.retryHistory ?? []).map((entry) => (Date.parse(entry.startTime) - start) / 1000);
}

async function deliverUnder(faults: readonly Fault[], options: Readonly<Record<string, unknown>> = {}) {
  const flow = await openFlow(options, { faults });
  return flow.deliver(ada);
}

/** Everything that tells how a lead ended. */
function endOf({ tables, mails, outcome, run }: Awaited<ReturnType<OpenFlow['deliver']>>) {
  return {
    rows: tables['lead']?.length ?? 0,
    mails: mails.length,
    outcome: outcome.outcome,
    run: run.status,
  };
}
const oneRow = { rows: 1, mails: 0, outcome: 'created', run: 'Succeeded' };
const oneDeadLetter = { rows: 0, mails: 1, outcome: 'dead-letter', run: 'Failed' };

describe('a CRM that fails for good while the row is written', () => {
  it.each<[string, FaultEffect, string]>([
    ['401', status(401), 'Unauthorized'],
    ['404', status(404), 'NotFound'],
    ['409', status(409), 'Conflict'],
    ['412', status(412), 'PreconditionFailed'],
    ['429', status(429, { 'Retry-After': '30' }), '429'],
    ['500', status(500), 'InternalServerError'],
    ['503', status(503), 'ServiceUnavailable'],
    ['a broken connection', { kind: 'reset' }, 'Write the row'],
    ['an answer after ten minutes', { kind: 'delay', milliseconds: 600_000 }, 'Write the row'],
  ])('%s: one dead letter with the reason', async (_, effect, word) => {
    const result = await deliverUnder([{ ...writes, effect }]);
    expect(endOf(result)).toEqual(oneDeadLetter);
    expect(result.outcome.error).toContain(word);
    expect(result.outcome.error).toContain('Write the row');
  });

  it('a row that is written and never answered for: the row, and a dead letter that says so', async () => {
    const slow: Fault = { ...writes, when: 'after', effect: { kind: 'delay', milliseconds: 600_000 } };
    const result = await deliverUnder([slow]);
    expect(endOf(result)).toEqual({ ...oneDeadLetter, rows: 1 });
    expect(result.outcome.error).toContain('Write the row');
  });

  it('a page of HTML instead of the row: one dead letter', async () => {
    expect(endOf(await deliverUnder([{ ...writes, effect: { kind: 'html' } }]))).toEqual(oneDeadLetter);
  });

  it('a page of HTML instead of the note: the run fails and says so', async () => {
    const result = await deliverUnder([{ ...writes, table: 'annotations', effect: { kind: 'html' } }]);
    expect(result.run.status).toBe('Failed');
    expect(result.mails).toHaveLength(1);
  });

  it.each<[string, FaultEffect]>([
    ['a page of HTML', { kind: 'html' }],
    ['half an answer', { kind: 'truncated' }],
  ])('%s instead of rows: one dead letter', async (_, effect) => {
    expect(endOf(await deliverUnder([{ api: 'dataverse', operation: 'ListRecords', effect }]))).toEqual(
      oneDeadLetter,
    );
  });
});

describe('a CRM that recovers', () => {
  it.each<[string, FaultEffect, Fault['when']]>([
    ['429 with Retry-After', status(429, { 'Retry-After': '7' }), 'before'],
    ['500', status(500), 'before'],
    ['503', status(503), 'before'],
    ['503 after the work', status(503), 'after'],
    ['a broken connection', { kind: 'reset' }, 'before'],
    ['a broken connection after the work', { kind: 'reset' }, 'after'],
  ])('%s, three times: one row', async (_, effect, when) => {
    const faults: Fault[] = ['leads', 'annotations'].map((table) => ({
      ...writes,
      table,
      when: when ?? 'before',
      calls: { from: 1, to: 3 },
      effect,
    }));
    const result = await deliverUnder(faults);
    expect(endOf(result)).toEqual(oneRow);
    expect(result.tables['annotation']).toHaveLength(1);
  });

  it('waits as long as Retry-After says', async () => {
    const result = await deliverUnder([
      { ...writes, calls: { from: 1, to: 2 }, effect: status(429, { 'Retry-After': '47' }) },
    ]);
    expect(endOf(result)).toEqual(oneRow);
    const action = everyAction(result.run.actions).find((entry) => entry.name === 'Write_the_row');
    const took = (Date.parse(action?.endTime ?? '') - Date.parse(action?.startTime ?? '')) / 1000;
    expect(took).toBeGreaterThanOrEqual(94);
    expect(took).toBeLessThan(96);
  });
});

describe('retry policy', () => {
  it.each(['quick', 'standard', 'patient'] as const)(
    '%s: as many tries as it says, in its bounds',
    async (profile) => {
      const result = await deliverUnder([{ ...writes, effect: status(503) }], { retry: profile });
      expect(endOf(result)).toEqual(oneDeadLetter);
      const times = retriesOf(result.run, 'Write_the_row');
      const { count, minimumInterval, maximumInterval } = retryProfiles[profile];
      const calls = result.exchanges.filter((exchange) =>
        JSON.stringify(exchange).includes('/leads('),
      ).length;
      expect(calls).toBe(count + 1);
      const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(seconds(minimumInterval));
      expect(Math.max(...pauses)).toBeLessThanOrEqual(seconds(maximumInterval) + 1);
    },
  );

  it('none: one try', async () => {
    const result = await deliverUnder([{ ...writes, effect: status(503) }], { retry: 'none' });
    expect(endOf(result)).toEqual(oneDeadLetter);
    expect(result.exchanges.filter((exchange) => JSON.stringify(exchange).includes('/leads('))).toHaveLength(
      1,
    );
  });
});

function seconds(duration: string): number {
  const [, hours = '0', minutes = '0', rest = '0'] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

describe('the same lead fifty times at once', () => {
  const all = (flow: OpenFlow) => Promise.all(Array.from({ length: 50 }, () => flow.deliver(ada)));

  it('makes one row with a unique key', async () => {
    const results = await all(await openFlow({ merge: uniqueKey }));
    const words = results.map(({ outcome }) => outcome.outcome);
    expect(words.filter((word) => word === 'created')).toHaveLength(1);
    expect(words.filter((word) => word === 'merged')).toHaveLength(49);
    expect(results.at(-1)?.tables['lead']).toHaveLength(1);
  });

  it('keeps every lead, in at most fifty rows, with a look-up; afterwards a repeat changes nothing', async () => {
    const flow = await openFlow();
    const results = await all(flow);
    const words = new Set(results.map(({ outcome }) => outcome.outcome));
    expect([...words].every((word) => word === 'created' || word === 'merged')).toBe(true);
    const rows = results.at(-1)?.tables['lead']?.length ?? 0;
    expect(rows).toBeGreaterThanOrEqual(1);
    expect(rows).toBe(results.filter(({ outcome }) => outcome.outcome === 'created').length);
    const again = await flow.deliver(ada);
    expect(again.outcome).toMatchObject({ outcome: 'merged', repeated: true });
    expect(again.changes).toEqual([]);
  });
});

describe('merging', () => {
  it.each([['lookup', {}] as const, ['unique', { merge: uniqueKey }] as const])(
    '%s: a hundred touches, then a repeat of the first changes nothing',
    { timeout: 120_000 },
    async (_, options) => {
      const flow = await openFlow(options);
      const touch = (id: number) =>
        adaWith({}, { LeadId: `lead-${id}`, Description: `touch ${id} `.repeat(150) });
      for (let id = 0; id < 100; id += 1) {
        const { outcome } = await flow.deliver(touch(id));
        expect(outcome.outcome).toBe(id === 0 ? 'created' : 'merged');
        expect(outcome.repeated).toBe(false);
      }
      const again = await flow.deliver(touch(0));
      expect(again.outcome).toMatchObject({ outcome: 'merged', repeated: true });
      expect(again.changes).toEqual([]);
      expect(again.tables['lead']).toHaveLength(1);
      expect(again.tables['annotation']).toHaveLength(100);
    },
  );

  it('unique: a row that keeps its key gives up after three tries, and the lead goes to a person', async () => {
    const taken: Fault = {
      ...writes,
      effect: {
        kind: 'status',
        status: 412,
        body: JSON.stringify({ error: { code: '0x80060892', message: 'The key is taken.' } }),
      },
    };
    const flow = await openFlow({ merge: uniqueKey }, { faults: [taken] });
    const { outcome, exchanges, mails } = await flow.deliver(ada);
    expect(outcome.outcome).toBe('dead-letter');
    expect(exchanges.filter((exchange) => JSON.stringify(exchange).includes('/leads('))).toHaveLength(3);
    expect(mails).toHaveLength(1);
  });

  it.each([401, 500])(
    'unique: %i is no taken key, and is tried no further than the retries go',
    async (code) => {
      const flow = await openFlow(
        { merge: uniqueKey, retry: 'quick' },
        { faults: [{ ...writes, effect: status(code) }] },
      );
      const { outcome, exchanges } = await flow.deliver(ada);
      expect(outcome.outcome).toBe('dead-letter');
      expect(outcome.error).toContain('Write the row under its key');
      const calls = exchanges.filter((exchange) => JSON.stringify(exchange).includes('/leads('));
      expect(calls).toHaveLength(code === 401 ? 1 : 4);
    },
  );

  it('unique: persons whose keys are longer than the column stay apart as far as the column goes', async () => {
    const flow = await openFlow({ merge: { ...uniqueKey, keyColumnLength: 60 } });
    await flow.deliver(adaWith({ Email: 'one@fabrikam.example' }));
    const { tables } = await flow.deliver(adaWith({ Email: 'two@fabrikam.example' }));
    expect(tables['lead']).toHaveLength(2);
    for (const row of tables['lead'] ?? [])
      expect(textOf(row['cts_marketplacekey']).length).toBeLessThanOrEqual(60);
  });
});

describe('resubmit', () => {
  it.each(['none', 'accepted', 'completed'] as const)(
    '%s: no caller, a skipped Response, and the row',
    async (response) => {
      const flow = await openFlow({ response }, { faults: [{ api: 'dataverse', effect: status(503) }] });
      const { run, outcome } = await flow.deliver(ada);
      expect(outcome.outcome).toBe('dead-letter');
      flow.stage.stage.faults.set([]);
      const { runs } = await flow.stage.stage.resubmit(flow.stage.flow, run).ended;
      const [again] = runs;
      if (again === undefined) throw new Error('Nothing ran');
      expect(readOutcome(again)).toMatchObject({ outcome: 'created', status: 'Succeeded' });
      const responses = everyAction(again.actions).filter((action) => action.type === 'Response');
      expect(responses.map((action) => action.status)).toEqual(responses.map(() => 'Skipped'));
      expect(responses).toHaveLength({ none: 0, accepted: 1, completed: 3 }[response]);
      expect(flow.stage.stage.store.rows('lead')).toHaveLength(1);
    },
  );
});

describe('protection', () => {
  it('a failure while older rows are protected sets the lead aside', async () => {
    const flow = await openFlow();
    await flow.deliver(ada);
    flow.stage.stage.faults.set([{ api: 'dataverse', operation: 'UpdateOnlyRecord', effect: status(403) }]);
    const { outcome, mails } = await flow.deliver(
      adaWith({}, { LeadSource: 'SPZA-DNC|contoso.two', ActionCode: 'DNC' }),
    );
    expect(outcome.outcome).toBe('dead-letter');
    expect(outcome.error).toContain('Set every opt-out on the row');
    expect(mails).toHaveLength(1);
  });

  it('reaches every open row, however many', async () => {
    const flow = await openFlow({ merge: { way: 'none' } });
    for (let index = 0; index < 12; index += 1) await flow.deliver(ada);
    const { tables, outcome } = await flow.deliver(adaWith({}, { ActionCode: 'dnc' }));
    expect(outcome.outcome).toBe('suppressed');
    expect(tables['lead']).toHaveLength(13);
    for (const row of tables['lead'] ?? []) {
      for (const column of [
        'donotemail',
        'donotbulkemail',
        'donotphone',
        'donotpostalmail',
        'donotfax',
        'donotsendmm',
      ]) {
        expect(row[column]).toBe(true);
      }
    }
  });
});
