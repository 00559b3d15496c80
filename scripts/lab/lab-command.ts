import { once } from 'node:events';

import { KitError } from '../../connector/problems/problem.ts';
import { createLab, type Lab } from '../../mock-server/lab/create-lab.ts';
import { removeLabState, writeLabState } from '../../mock-server/lab/lab-state.ts';
import { Stage } from '../../mock-server/lab/stage.ts';
import { summaryOf } from '../../mock-server/lab/views.ts';
import type { Command, CommandInput, ExitCode } from '../cli/command.ts';
import { changesText } from './lab-outcome.ts';
import { count, list, text } from './lead-options.ts';
import { clockText } from './print-exchange.ts';
import { faultOptions, sourceFor, stageOptions, stageOptionsFor } from './stage-inputs.ts';

const defaultPort = 4280;

/** `npm run lab`: the built flow behind a signed address like the real one, with fakes of the services it calls. */
export const labCommand: Command = {
  name: 'lab',
  summary:
    'Serves the built flow on this machine, behind a signed address like the real one, with fakes of the CRMs.',
  options: {
    ...stageOptions,
    port: { type: 'string', value: 'N', summary: `default ${defaultPort}, or the next free one; 0: any` },
    host: { type: 'string', value: 'HOST', summary: 'address to listen on; default 127.0.0.1' },
    'allow-host': {
      type: 'string',
      value: 'HOST',
      multiple: true,
      summary: "a name under which the lab may be called, such as a tunnel's",
    },
  },
  examples: ['npm run lab', 'npm run lab -- --solution dist/MarketplaceLeads_1_0_0_0.zip --port 0'],
  run,
};

async function run(input: CommandInput): Promise<ExitCode> {
  const { output, cwd, signal } = input;
  const stage = new Stage(await sourceFor(input), {
    ...stageOptionsFor(input),
    ...(await faultOptions(input)),
  });
  const lab = createLab({ stage, allowedHosts: list(input.options['allow-host']) });
  const host = text(input.options['host']) ?? '127.0.0.1';
  await open(lab, input, host);
  const callable = stage.flows.filter((flow) => flow.loaded?.trigger.type === 'Request');
  const triggers = callable.map((flow) => ({ flow: flow.text.name, address: lab.addressOf(flow) }));
  await writeLabState(cwd, { base: lab.base, pid: process.pid, triggers });
  try {
    if (input.json)
      output.json({ base: lab.base, triggers, flows: stage.flows.map(({ text: flow }) => flow.name) });
    else describe(lab, input, host);
    stage.onEvent((event) => {
      if (event.kind !== 'call-ended' || input.json) return;
      const call = summaryOf(event.call);
      const runs = call.runs.map((entry) => entry.status).join(', ') || 'no run';
      output.out(
        `${clockText(new Date())}  ${call.id}  ${call.flow}  ${call.status ?? ''}  ${runs}  ${changesText(call.changes)}`,
      );
      for (const refusal of call.refusals) output.error(`    not built in: ${refusal}`);
    });
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await removeLabState(cwd, process.pid);
    await lab.close();
  }
  return 0;
}

async function open(lab: Lab, input: CommandInput, host: string): Promise<void> {
  const wanted = count(input, 'port', defaultPort, 0);
  const tries = text(input.options['port']) === undefined ? 20 : 1;
  for (let port = wanted; ; port += 1) {
    try {
      await lab.listen(port, host);
      return;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (taken && port + 1 < wanted + tries) continue;
      const message = error instanceof Error ? error.message : String(error);
      throw new KitError([
        { code: 'PORT_UNAVAILABLE', severity: 'error', message: `Port ${port} of "${host}": ${message}` },
      ]);
    }
  }
}

function describe(lab: Lab, { output }: CommandInput, host: string): void {
  const { stage } = lab;
  output.out(`lab      ${lab.base}  (API under /api, Ctrl+C ends it)`);
  output.out(`flows    from ${stage.source.source}`);
  for (const flow of stage.flows) {
    const address =
      flow.loaded === undefined
        ? 'refused, see below'
        : flow.loaded.trigger.type === 'Request'
          ? lab.addressOf(flow)
          : `trigger ${flow.loaded.trigger.type}`;
    output.out(`         ${flow.text.name}: ${address}`);
    for (const problem of flow.problems)
      output.error(`         ${problem.path}: ${problem.code}: ${problem.message}`);
  }
  output.out(`built in ${stage.fakes.map((fake) => fake.title).join(', ')}; everything else is refused`);
  for (const name of emptyVariables(stage))
    output.out(`note     environment variable ${name} has no value; give one with --var ${name}=…`);
  output.out('address  with its signature in dist/.lab.json; other commands find it there');
  output.out('next     npm run send -- azure-marketplace-install');
  if (host !== '127.0.0.1' && host !== 'localhost')
    output.error(`warning  "${host}" is reachable from other machines`);
}

function emptyVariables(stage: Stage): readonly string[] {
  const given = Object.keys(stage.variables);
  return [...stage.source.variables]
    .filter(([name, value]) => value === '' && !given.includes(name))
    .map(([name]) => name);
}
