import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { buildFlow } from '../../connector/flow/build-flow.ts';
import { kitFolder } from '../../connector/model/kit-folder.ts';
import { readModel } from '../../connector/model/read-model.ts';
import { prepareBuild } from '../../connector/build/prepare-build.ts';
import { createFakeFetch } from '../../mock-server/crm/fake-fetch.ts';
import { fakes } from '../../mock-server/crm/fake-table.ts';
import { FaultPlan } from '../../mock-server/crm/faults.ts';
import { TableStore } from '../../mock-server/crm/table-store.ts';
import { openLeadStage } from '../../mock-server/lab/run-lead.ts';
import { startFlow, type Host } from '../../mock-server/runner/start-flow.ts';
import { handleByHand, type FetchPort } from './hand-written-flow.ts';
import { timeInRounds } from './rounds.ts';

/** A flow is thousands of small functions: they take this long to be compiled. */
const WARM_UP_MILLISECONDS = 6000;

/** Answers at once, with the objects of fetch and nothing behind them. */
const emptyPort: FetchPort = async (request) => {
  await request.text();
  return Response.json({ value: [] });
};

/** Fakes over tables that are emptied before they grow. */
function fakePort(): FetchPort {
  const store = new TableStore();
  const options = { now: () => Date.now(), newId: () => randomUUID(), settings: {} };
  const fake = createFakeFetch(fakes, store, options, new FaultPlan());
  let calls = 0;
  return (request) => {
    calls += 1;
    if (calls % 400 === 1) {
      store.reset();
      fake.clear();
    }
    return fake.fetch(request);
  };
}

/**
 * The built flow, read back from its zip, against the same steps written by hand over the same fetch port.
 * The rate of the flow as a share of the rate by hand.
 */
export async function benchRunner(): Promise<readonly string[]> {
  const { flow, operations, parameters } = await builtFlow();
  const lead = JSON.parse(
    await readFile(join(kitFolder, 'test', 'leads', 'samples', 'doc-2021-sample.json'), 'utf8'),
  ) as Record<string, unknown>;
  let persons = 0;
  // Everybody is new: a repeated person would take the shorter way of a merge.
  const nextLead = (): Record<string, unknown> => {
    persons += 1;
    return {
      ...lead,
      UserDetails: { ...Object(lead['UserDetails']), Email: `someone${persons}@contoso.com` },
    };
  };
  const lines = [
    'share of the rate of the same steps written by hand (medians of rotated rounds in one process)',
  ];
  for (const { name, port } of [
    { name: 'fakes', port: fakePort() },
    { name: 'empty answers', port: emptyPort },
  ]) {
    const host: Host = {
      fetch: port,
      startTime: Date.now,
      time: 'virtual',
      random: Math.random,
      newId: randomUUID,
      profile: 'standard',
      operations,
      parameters,
    };
    const [byFlow, byHand] = await timeInRounds(
      [
        { name: 'flow', run: (count) => repeat(count, () => runOnce(flow, host, nextLead())) },
        {
          name: 'by hand',
          run: (count) =>
            repeat(count, () => handleByHand(nextLead(), port, { now: Date.now, newId: randomUUID })),
        },
      ],
      WARM_UP_MILLISECONDS,
    );
    if (!byFlow || !byHand) throw new Error('nothing was measured');
    lines.push(
      `${name.padEnd(14)} ${((100 * byHand.nanoseconds) / byFlow.nanoseconds).toFixed(0).padStart(4)} %` +
        `   flow ${(byFlow.nanoseconds / 1e6).toFixed(2)} ms, by hand ${(byHand.nanoseconds / 1e6).toFixed(2)} ms a lead`,
    );
  }
  return lines;
}

async function builtFlow() {
  const { model } = await readModel(join(kitFolder, 'connector'));
  if (!model) throw new Error('connector/ holds errors: npm run build-solution says which');
  const { packages } = prepareBuild(model, buildFlow(model), new Map(), {
    kinds: ['unmanaged'],
    combined: false,
    folder: join(kitFolder, 'connector'),
    newIdentity: true,
  });
  const zip = packages.find(({ fileName }) => fileName.startsWith(model.settings.flowSolution.uniqueName));
  if (!zip) throw new Error('the build made no package of the flow');
  const { stage, flow } = await openLeadStage({ solution: zip.bytes });
  if (!flow.loaded) throw new Error('the flow was refused at load');
  return { flow: flow.loaded, operations: stage.operations, parameters: flow.parameters };
}

async function runOnce(
  flow: Parameters<typeof startFlow>[0],
  host: Host,
  lead: Record<string, unknown>,
): Promise<void> {
  const body = new TextEncoder().encode(JSON.stringify(lead));
  const { runs } = startFlow(
    flow,
    {
      kind: 'request',
      method: 'POST',
      url: 'https://lab.example/',
      headers: { 'Content-Type': 'application/json' },
      body,
    },
    host,
  );
  const [run] = await runs;
  if (run?.status !== 'Succeeded') throw new Error(`the run ended ${run?.status ?? 'before it began'}`);
}

async function repeat(count: number, work: () => Promise<void>): Promise<void> {
  for (let index = 0; index < count; index += 1) await work();
}
