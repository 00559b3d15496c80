import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { KitError } from '../connector/problems/problem.ts';
import { caseFilesIn, loadCases, type UnusableFile } from '../mock-server/conformance/load-cases.ts';
import { reportLines, reportOf } from '../mock-server/conformance/report.ts';
import { runCases } from '../mock-server/conformance/run-cases.ts';
import type { Command } from './cli/command.ts';
import { main } from './cli/run-command.ts';

const ownCases = fileURLToPath(new URL('../test/conformance/data/', import.meta.url));

/** `npm run conformance`: language cases through the evaluator. */
export const conformanceCommand: Command = {
  name: 'conformance',
  summary: 'Runs files of language cases and says how many come out as documented or measured.',
  options: {
    cases: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      summary: "a file of cases (its format: test/conformance/data/README.md); default: the kit's own files",
    },
  },
  examples: ['npm run conformance', 'npm run conformance -- --cases my-cases.json --json'],
  run: async ({ options, cwd, json, output }) => {
    const named = [options['cases'] ?? []].flat().map((file) => resolve(cwd, String(file)));
    const { cases, unusable } = loadCases(named.length > 0 ? named : caseFilesIn(ownCases));
    if (unusable.length > 0) throw new KitError(unusable.map(toProblem));
    const results = await runCases(cases);
    if (json) output.json(reportOf(results));
    else for (const line of reportLines(results)) output.out(line);
    return results.every(({ passed }) => passed) ? 0 : 1;
  },
};

function toProblem({ file, reason, message }: UnusableFile) {
  const code = reason === 'missing' ? 'FILE_MISSING' : 'FILE_UNREADABLE';
  return { code, severity: 'error', message, at: { file } } as const;
}

await main(conformanceCommand);
