import { describe, expect, it } from 'vitest';

import { ada, openFlow } from './open-flow.ts';

const status503 = { kind: 'status', status: 503 } as const;

/** The lead flow and the heartbeat over the same tables. */
async function openBoth() {
  const flow = await openFlow({ heartbeat: { enabled: true, days: 7 } });
  const { stage } = flow.stage;
  const watch = stage.flows.find((entry) => entry.loaded?.trigger.type === 'Recurrence');
  if (watch === undefined) throw new Error('No heartbeat');
  const beat = async () => {
    const { runs } = await stage.start(watch, { kind: 'tick' }).ended;
    return { run: runs[0]?.status, mails: stage.store.rows('mail').map((row) => row.get('subject')) };
  };
  return { flow, stage, beat };
}

describe('heartbeat', () => {
  it('is quiet while leads come, and alerts when none came for the quiet days', async () => {
    const { flow, stage, beat } = await openBoth();
    await flow.deliver(ada);
    expect(await beat()).toEqual({ run: 'Succeeded', mails: [] });
    stage.advance(6 * 86_400_000);
    expect(await beat()).toEqual({ run: 'Succeeded', mails: [] });
    stage.advance(2 * 86_400_000);
    expect(await beat()).toEqual({ run: 'Succeeded', mails: ['Marketplace leads: nothing heard'] });
  });

  it('alerts when it cannot look', async () => {
    const { stage, beat } = await openBoth();
    stage.faults.set([{ api: 'dataverse', effect: status503 }]);
    expect((await beat()).mails).toEqual(['Marketplace leads: nothing heard']);
  });
});
