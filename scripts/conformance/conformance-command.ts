import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { kitFolder } from '../../connector/model/kit-folder.ts';
import { KitError, type Problem } from '../../connector/problems/problem.ts';
import { caseFilesIn, loadCases, type UnusableFile } from '../../mock-server/conformance/load-cases.ts';
import { reportLines, reportOf } from '../../mock-server/conformance/report.ts';
import { runCases, type CaseResult } from '../../mock-server/conformance/run-cases.ts';
import { runRecordsFolder, type RecordResult } from '../../mock-server/conformance/run-records.ts';
import type { Command } from '../cli/command.ts';

const ownCases = join(kitFolder, 'test', 'conformance', 'data');

/** `npm run conformance`: language cases through the evaluator, recorded definitions through the runner. */
export const conformanceCommand: Command = {
  name: 'conformance',
  summary: 'Runs files of language cases and says how many come out as documented or measured.',
  options: {
    cases: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      summary: 'a file of cases, as test/conformance/data/README.md describes it; default: all files there',
    },
    records: {
      type: 'string',
      multiple: true,
      value: 'DIR',
      summary: 'a folder of definitions with the records of their runs, to run and compare',
    },
  },
  examples: [
    'npm run conformance',
    'npm run conformance -- --cases my-cases.json --json',
    'npm run conformance -- --records test/conformance/data/records',
  ],
  run: async ({ options, cwd, json, output }) => {
    const files = paths(options['cases'], cwd);
    const folders = paths(options['records'], cwd);
    const missing = folders.filter((folder) => !existsSync(folder)).map(noFolder);
    const { cases, unusable } = loadCases(
      files.length + folders.length === 0 ? caseFilesIn(ownCases) : files,
    );
    const problems = [...missing, ...unusable.map(toProblem)];
    if (problems.length > 0) throw new KitError(problems);
    const results: CaseResult[] = [...(await runCases(cases))];
    for (const folder of folders) results.push(...(await runRecordsFolder(folder)).map(asCase));
    if (json) output.json(reportOf(results));
    else for (const line of reportLines(results)) output.out(line);
    return results.every(({ passed }) => passed) ? 0 : 1;
  },
};

function paths(option: string | boolean | readonly string[] | undefined, cwd: string): readonly string[] {
  return [option ?? []].flat().map((path) => resolve(cwd, String(path)));
}

function asCase({ id, kind, ...outcome }: RecordResult): CaseResult {
  return { one: { id, kind, function: `(${kind})`, confidence: 'recorded' }, ...outcome };
}

function noFolder(file: string): Problem {
  return {
    code: 'FILE_MISSING',
    severity: 'error',
    message: `There is no folder "${file}"`,
    at: { file },
  };
}

function toProblem({ file, reason, message }: UnusableFile): Problem {
  const code = reason === 'missing' ? 'FILE_MISSING' : 'FILE_UNREADABLE';
  return { code, severity: 'error', message, at: { file } };
}
