import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { createAutoHost } from '../../../mock-server/auto/auto-host.ts';
import { loadFlow } from '../../../mock-server/runner/load-flow.ts';
import type { ActionRecord } from '../../../mock-server/runner/records/run-record.ts';
import { startFlow, type TriggerEvent } from '../../../mock-server/runner/start-flow.ts';
import { writeJson } from '../../../mock-server/runner/json/write-json.ts';
import { fromJs } from '../../../mock-server/runner/value/from-js.ts';
import type { Value } from '../../../mock-server/runner/value/value.ts';
import { sharedSamples } from '../../helpers/shared-samples.ts';
import { testHost } from './test-host.ts';

const { folder, there, note } = sharedSamples('wdl/flows/');
const flows = there ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

/** Bodies for flows that read JSON out of a text field, which nothing in the flow tells. */
const bodies: Readonly<Record<string, unknown>> = {
  '01-array-operations.json': {
    text: '[{"k":1},{"k":2}]',
    text_1: '[{"k":2},{"k":3}]',
    text_2: 'k',
    text_3: 'Union (All)',
  },
  '02-aggregate-utility.json': { text: '[{"v":1},{"v":2.5}]', text_1: 'v', text_2: 'Sum' },
};

const asked: Extract<TriggerEvent, { kind: 'request' }> = {
  kind: 'request',
  method: 'POST',
  url: 'http://localhost/invoke',
  headers: {},
};

async function runShared(name: string) {
  const { flow, problems } = loadFlow(readFileSync(folder + name, 'utf8'), { standIns: true });
  if (flow === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  const auto = createAutoHost(flow.definition);
  const { fetch, operations, callback, parameters } = auto;
  const host = testHost({
    fetch,
    operations,
    callback,
    parameters,
    childFlow: async (reference) => auto.childAnswer(reference),
    callbackUrl: (run) => `http://localhost/${run}`,
  });
  const body = bodies[name];
  const wanted: TriggerEvent =
    flow.trigger.kind.startedBy === 'request' ? asked : { kind: 'outputs', outputs: null };
  const event: TriggerEvent =
    body === undefined
      ? auto.event(wanted)
      : {
          ...asked,
          headers: { 'Content-Type': 'application/json' },
          body: new TextEncoder().encode(JSON.stringify(body)),
        };
  const [run] = await startFlow(flow, event, host).runs;
  return run;
}

/** What a record is about: no times and no ids, and of repetitions the first and the last. */
function gist(action: ActionRecord): Value {
  const { name, status, code, error, inputs, outputs, repetitions, children } = action;
  return fromJs({
    name,
    status,
    code,
    error,
    inputs,
    outputs: repetitions === undefined ? outputs : undefined,
    repetitionCount: repetitions?.length,
    repetitions: repetitions?.filter((_, index) => index === 0 || index === repetitions.length - 1).map(gist),
    children: children?.map(gist),
  });
}

describe.skipIf(!there)(`flows of other people${note}`, () => {
  it.each(flows)('%s runs to its end, as before', async (name) => {
    const run = await runShared(name);
    expect(run).toBeDefined();
    if (run === undefined) return;
    const record = fromJs({
      status: run.status,
      code: run.code,
      error: run.error,
      response: run.response,
      outputs: run.outputs,
      actions: run.actions.map(gist),
    });
    // One form for every machine: the writer's CRLF is the service's, the file's is the repository's.
    const text = `${writeJson(record, { indented: true }).replaceAll('\r\n', '\n')}\n`;
    await expect(text).toMatchFileSnapshot(`../../golden/flows/${name}`);
  });

  it.each(flows)('%s gives the same record again', async (name) => {
    const [first, second] = [await runShared(name), await runShared(name)];
    expect(writeJson(fromJs(second?.actions ?? null))).toBe(writeJson(fromJs(first?.actions ?? null)));
  });
});
