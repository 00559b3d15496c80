import { isAbsolute, resolve } from 'node:path';

import { KitError, type Problem } from '../../connector/problems/problem.ts';
import { lintPaths, type LintedPath } from '../../mock-server/lint/lint-path.ts';
import type { Command, CommandInput, ExitCode } from '../cli/command.ts';
import { exitCodeOf, formatProblems } from '../cli/format-problem.ts';
import { sarifLog } from './sarif.ts';

const severities = ['error', 'warning', 'note'] as const;

/** Checks files against the tables of rules. */
export const lintCommand: Command = {
  name: 'lint',
  summary:
    "Check a solution (zip or unpacked folder), a flow, its schema or a connector definition, ours or anybody's. Ends with 1 where there is an error.",
  usage: 'FILE…',
  options: {
    strict: {
      type: 'boolean',
      summary: 'ask for everything that our own output promises, certification included',
    },
    notes: { type: 'boolean', summary: 'print notes too, which are only counted otherwise' },
    sarif: { type: 'boolean', summary: 'print SARIF 2.1.0, for code scanning' },
  },
  examples: [
    'npm run lint -- dist/MarketplaceLeads_1_0_0_0.zip',
    'npm run lint -- --strict dist/*.zip',
    'npm run --silent lint -- --sarif flow.json > lint.sarif',
  ],
  run: lint,
};

async function lint(input: CommandInput): Promise<ExitCode> {
  const { positionals, options, cwd, output, json } = input;
  if (positionals.length === 0)
    throw new KitError([
      { code: 'USAGE', severity: 'error', message: 'Name at least one file or folder to check.' },
    ]);
  const paths = positionals.map((path) => (isAbsolute(path) ? path : resolve(cwd, path)));
  const linted = await lintPaths(paths, { profile: options['strict'] === true ? 'ours' : 'foreign' });
  const problems = linted.flatMap((each) => each.problems);
  if (options['sarif'] === true) output.json(sarifLog(problems, cwd));
  else if (json) output.json({ files: linted, totals: totals(problems) });
  else tell(input, linted);
  return exitCodeOf(problems);
}

function tell({ options, cwd, output }: CommandInput, linted: readonly LintedPath[]): void {
  for (const { path, kind, problems } of linted) {
    const shown = problems.filter(({ severity }) => severity !== 'note' || options['notes'] === true);
    for (const line of formatProblems(shown, cwd, output.paint)) output.out(line);
    const found = Object.entries(totals(problems)).map(
      ([severity, count]) => `${count} ${severity}${count === 1 ? '' : 's'}`,
    );
    output.out(
      `${path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path} (${kind}): ${found.join(', ')}`,
    );
  }
}

function totals(problems: readonly Problem[]): Readonly<Record<(typeof severities)[number], number>> {
  const count = (wanted: Problem['severity']) =>
    problems.filter(({ severity }) => severity === wanted).length;
  return { error: count('error'), warning: count('warning'), note: count('note') };
}
