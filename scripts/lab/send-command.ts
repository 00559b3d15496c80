import { setTimeout } from 'node:timers/promises';

import { KitError } from '../../connector/problems/problem.ts';
import { readLabState } from '../../mock-server/lab/lab-state.ts';
import { checkAddress } from '../../mock-server/marketplace/check-address.ts';
import { prepareLead } from '../../mock-server/marketplace/prepare-lead.ts';
import { readSamples } from '../../mock-server/marketplace/read-samples.ts';
import { isDelivered, sendLeads } from '../../mock-server/marketplace/send-leads.ts';
import type { Command, CommandInput, ExitCode } from '../cli/command.ts';
import { count, leadChoice, leadOptions, list, text, usage } from './lead-options.ts';
import { backLines, outLine } from './print-exchange.ts';
import { labOutcome } from './lab-outcome.ts';

const maximumOnRealFlow = 100;
const samples = await readSamples();
const width = Math.max(...samples.map((sample) => sample.name.length));

/** `npm run send`: sample leads to the lab or to a real trigger address. */
export const sendCommand: Command = {
  name: 'send',
  summary: [
    'Posts leads over HTTP, to the lab or to a real trigger address. Samples:',
    '',
    ...samples.map((sample) => `  ${sample.name.padEnd(width)}  ${sample.title}`),
  ].join('\n'),
  usage: '[SAMPLE…]',
  options: {
    to: { type: 'string', value: 'URL', summary: 'where to; default: the lab that runs here' },
    ...leadOptions,
    'content-type': {
      type: 'string',
      value: 'TYPE',
      summary: 'default application/json; none: leave it out',
    },
    repeat: { type: 'string', value: 'N', summary: 'deliver it so often' },
    every: { type: 'string', value: 'MS', summary: 'wait between two deliveries' },
    burst: { type: 'string', value: 'N', summary: 'so many at the same time' },
    retry: { type: 'string', value: 'S,S…', summary: 'seconds before each further try; default: one try' },
    timeout: { type: 'string', value: 'S', summary: 'wait so long for an answer; default 130' },
    'allow-host': {
      type: 'string',
      value: 'HOST',
      multiple: true,
      summary: 'a further host that leads may go to',
    },
    'i-own-this-flow': { type: 'boolean', summary: 'more than one lead may go to a real flow' },
    'dry-run': { type: 'boolean', summary: 'print the body, send nothing' },
  },
  examples: [
    'npm run send -- azure-marketplace-install',
    'npm run send -- contact-me --set UserDetails.Email=me@example.com --repeat 2',
  ],
  run,
};

async function run(input: CommandInput): Promise<ExitCode> {
  const { options, output } = input;
  const names = input.positionals.length > 0 ? input.positionals : [undefined];
  if (names[0] === undefined && text(options['file']) === undefined)
    throw usage('name a sample or give a file with --file');
  const leads = await Promise.all(names.map((name) => prepareLead(leadChoice(input, name))));
  if (options['dry-run'] === true) {
    for (const lead of leads) output.out(new TextDecoder().decode(lead.body));
    return 0;
  }
  const repeat = count(input, 'repeat', 1);
  const burst = Math.min(repeat, count(input, 'burst', 1));
  const { url, isReal, lab } = await target(input);
  const total = repeat * leads.length;
  if (isReal && total > 1 && (options['i-own-this-flow'] !== true || total > maximumOnRealFlow)) {
    throw new KitError([
      { code: 'LOAD_ON_REAL_FLOW', severity: 'error', message: `${total} leads would go to "${url.host}"` },
    ]);
  }
  const type = text(options['content-type']) ?? 'application/json';
  const all = [];
  for (const lead of leads) {
    const answers = await sendLeads(
      {
        delivery: {
          url,
          body: lead.body,
          contentType: type === 'none' ? undefined : type,
          timeout: count(input, 'timeout', 130) * 1000,
          signal: input.signal,
        },
        repeat,
        burst,
        every: count(input, 'every', 0, 0),
        retries: (text(options['retry']) ?? '')
          .split(',')
          .filter(Boolean)
          .map((part) => Number(part) * 1000),
      },
      (event) => {
        if (input.json) return;
        if (event.kind === 'out')
          output.out(outLine(event.deliveryId, lead.name, url.href, event.bytes, event.attempt));
        else for (const line of backLines(event.answer, event.willRetry)) output.out(line);
      },
      (milliseconds) => setTimeout(milliseconds, undefined, { signal: input.signal }),
    );
    for (const answer of answers) {
      const outcome = await labOutcome(lab, answer);
      if (!input.json && outcome !== undefined) output.out(outcome.line);
      const { headers: _, ...told } = answer;
      all.push({
        lead: lead.name,
        ...told,
        delivered: isDelivered(answer),
        ...(outcome && { outcome: outcome.summary }),
      });
    }
  }
  if (input.json) output.json({ to: url.href, deliveries: all });
  if (all.every((entry) => entry.delivered)) return 0;
  return all.some((entry) => entry.status === undefined) ? 4 : 1;
}

async function target(input: CommandInput) {
  const given = text(input.options['to']);
  const lab =
    given === undefined || given === 'lab' || given === 'local' ? await readLabState(input.cwd) : undefined;
  const address = lab === undefined ? given : lab.triggers[0]?.address;
  if (address === undefined || address === 'lab' || address === 'local') {
    throw new KitError([
      { code: 'LAB_NOT_RUNNING', severity: 'error', message: 'No lab runs in this folder.' },
    ]);
  }
  const checked = checkAddress(address, list(input.options['allow-host']));
  if (checked.url === undefined) throw new KitError(checked.problems);
  return { url: checked.url, isReal: checked.isReal, lab };
}
