import { resolve } from 'node:path';

import { explainAction, type ExplainedTemplate } from '../../mock-server/lab/explain-action.ts';
import { plain } from '../../mock-server/lab/plain.ts';
import { readFlowSource } from '../../mock-server/lab/flow-source.ts';
import { chooseFlow } from '../../mock-server/lab/run-lead.ts';
import type { CallRecord } from '../../mock-server/lab/call-record.ts';
import { Stage } from '../../mock-server/lab/stage.ts';
import type { StageFlow } from '../../mock-server/lab/stage-flow.ts';
import { defaultEvent, eventOf, readTriggerInput } from '../../mock-server/lab/trigger-input.ts';
import { prepareLead } from '../../mock-server/marketplace/prepare-lead.ts';
import { readSamples } from '../../mock-server/marketplace/read-samples.ts';
import type { LoadedFlow } from '../../mock-server/runner/load-flow.ts';
import type { TriggerEvent } from '../../mock-server/runner/start-flow.ts';
import type { Command, CommandInput, ExitCode } from '../cli/command.ts';
import { checkFiles } from './check-files.ts';
import { leadChoice, leadOptions, text, usage } from './lead-options.ts';
import { printCall } from './print-call.ts';
import { explanationLines } from './print-explanation.ts';
import { faultOptions, requireLoaded, sourceFor, stageOptions, stageOptionsFor } from './stage-inputs.ts';

/** `npm run flow`: one lead, or any trigger, through a flow in this process. */
export const flowCommand: Command = {
  name: 'flow',
  summary: [
    'Runs one lead through the built flow, or any flow by any trigger, in one process, and prints the run.',
    `Samples: ${(await readSamples()).map((sample) => sample.name).join(', ')}`,
  ].join('\n'),
  usage: '[SAMPLE | --check FILE…]',
  options: {
    lead: { type: 'string', value: 'SAMPLE', summary: 'the lead to run; a bare name does the same' },
    ...leadOptions,
    ...stageOptions,
    definition: {
      type: 'string',
      value: 'FILE',
      summary: "anybody's flow: workflow JSON, solution zip or folder",
    },
    flow: { type: 'string', value: 'NAME', summary: 'which flow of a solution, by name or id' },
    trigger: {
      type: 'string',
      value: 'FILE',
      summary: 'JSON for its trigger: {"outputs"}, {"method","headers","queries","body"}, or the body itself',
    },
    auto: { type: 'boolean', summary: 'answer every connector operation with a generated fake' },
    explain: { type: 'string', value: 'ACTION', summary: 'every part of its expressions with its value' },
    'show-data': { type: 'boolean', summary: 'values of rows, inputs and outputs of a lead of your own too' },
    check: { type: 'boolean', summary: 'only load and check the files named' },
  },
  examples: [
    'npm run flow -- azure-marketplace-install',
    'npm run flow -- --lead contact-me --explain "Read the lead"',
    'npm run flow -- --definition solution.zip --flow "Project approvals" --auto',
    'npm run flow -- --check flows/*.json --json',
  ],
  run: (input) => (input.options['check'] === true ? checkFiles(input) : runFlow(input)),
};

async function runFlow(input: CommandInput): Promise<ExitCode> {
  const { options, output, cwd } = input;
  const definition = text(options['definition']);
  const source =
    definition === undefined ? await sourceFor(input) : await readFlowSource(resolve(cwd, definition));
  const stage = new Stage(source, {
    ...stageOptionsFor(input),
    ...(await faultOptions(input)),
    auto: options['auto'] === true,
  });
  const flow = chooseFlow(stage, text(options['flow']));
  requireLoaded(flow);
  const { event, isPrivate } = await eventFor(input, stage, flow, definition !== undefined);
  const wanted = text(options['explain']);
  if (wanted !== undefined && flow.loaded?.actions.has(wanted.toLowerCase()) === false) {
    const names = [...flow.loaded.actions.values()].map((action) => action.name);
    throw usage(`"${wanted}" is not an action of the flow; it has ${names.join(', ')}`);
  }
  const explained: (readonly ExplainedTemplate[])[] = [];
  const call = stage.start(flow, event, {
    observe: (action, scope) => {
      if (flow.loaded !== undefined && action.toLowerCase() === wanted?.toLowerCase()) {
        explained.push(explainAction(flow.loaded, action, scope));
      }
    },
  });
  const record = await call.ended;
  const hide = isPrivate && options['show-data'] !== true;
  if (input.json) {
    output.json({
      source: source.source,
      ...printCall(stage, record, hide).json,
      ...(wanted !== undefined && { explained: plain(explained) }),
    });
  } else if (wanted !== undefined) {
    if (explained.length === 0) output.out(`${wanted} did not run`);
    explained.forEach((templates, index) => {
      output.out(explained.length > 1 ? `${wanted}, time ${index + 1}` : wanted);
      for (const line of explanationLines(templates)) output.out(line);
    });
  } else for (const line of printCall(stage, record, hide).lines) output.out(line);
  for (const refusal of stage.refusals()) output.error(`not built in: ${refusal}`);
  return isGood(record) ? 0 : 1;
}

function isGood(record: CallRecord): boolean {
  const { answer, runs } = record;
  return (answer?.statusCode ?? 500) < 400 && runs.every((run) => run.status === 'Succeeded');
}

async function eventFor(
  input: CommandInput,
  stage: Stage,
  flow: StageFlow,
  isForeign: boolean,
): Promise<{ readonly event: TriggerEvent; readonly isPrivate: boolean }> {
  const { loaded } = flow;
  if (loaded === undefined) throw new TypeError('The flow was refused at load.');
  const trigger = text(input.options['trigger']);
  if (trigger !== undefined) {
    return { event: await readTriggerInput(resolve(input.cwd, trigger), loaded), isPrivate: !isForeign };
  }
  const name = text(input.options['lead']) ?? input.positionals[0];
  const file = text(input.options['file']);
  if (name === undefined && file === undefined) {
    if (isForeign) return { event: foreignEvent(input, stage, flow, loaded), isPrivate: false };
    if (loaded.trigger.kind.startedBy === 'tick') return { event: { kind: 'tick' }, isPrivate: false };
    throw usage('name a sample, or give a lead with --file');
  }
  const choice = leadChoice(input, name);
  const lead = await prepareLead(file === undefined ? choice : { ...choice, file: resolve(input.cwd, file) });
  const request = eventOf(null, loaded);
  if (request.kind !== 'request') throw usage('the trigger of this flow takes no lead');
  return {
    event: { ...request, headers: { 'Content-Type': 'application/json' }, body: lead.body },
    isPrivate: !lead.isSample,
  };
}

/** Nothing was given for the trigger: with `--auto` what the flow expects, else an empty call or a tick. */
function foreignEvent(input: CommandInput, stage: Stage, flow: StageFlow, loaded: LoadedFlow): TriggerEvent {
  const event = defaultEvent(loaded);
  return input.options['auto'] === true ? stage.autoEvent(flow, event) : event;
}
