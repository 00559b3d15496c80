import { join, resolve } from 'node:path';

import { readCorpus } from '../../mock-server/corpus/corpus-file.ts';
import { runCorpus } from '../../mock-server/corpus/run-corpus.ts';
import type { Command, CommandInput, ExitCode } from '../cli/command.ts';
import { text } from '../lab/lead-options.ts';
import { sourceFor, stageOptions, stageOptionsFor } from '../lab/stage-inputs.ts';

/** `npm run corpus`: a file of lead cases through the built flow, on a real port. */
export const corpusCommand: Command = {
  name: 'corpus',
  summary:
    'Sends every case of a file of leads to the built flow and compares outcome, flags, row and answer.',
  options: {
    cases: { type: 'string', value: 'FILE', summary: 'default: test/leads/corpus.json' },
    ...stageOptions,
  },
  examples: ['npm run corpus', 'npm run corpus -- --cases my-leads.json --json'],
  run,
};

async function run(input: CommandInput): Promise<ExitCode> {
  const { output, cwd } = input;
  const file = text(input.options['cases']);
  const path = file === undefined ? join(cwd, 'test/leads/corpus.json') : resolve(cwd, file);
  const cases = await readCorpus(path);
  const { faults: _, ...options } = stageOptionsFor(input);
  const result = await runCorpus(cases, { ...options, source: await sourceFor(input) });
  if (input.json) {
    output.json({
      cases: result.cases.map(({ id, passed, expected, got }) => ({ id, passed, expected, got })),
      totals: result.totals,
    });
    return result.totals.passed === result.totals.total ? 0 : 1;
  }
  for (const entry of result.cases) {
    if (entry.alternative)
      output.out(`${entry.id}  also acceptable: ${(entry.got as { outcome: string }).outcome}`);
    if (entry.passed) continue;
    output.out(output.paint('red', `${entry.id}  ${entry.title ?? ''}`));
    for (const difference of entry.differences) output.out(`      ${difference}`);
  }
  const { passed, total } = result.totals;
  output.out(`${passed} of ${total} cases passed`);
  return passed === total ? 0 : 1;
}
