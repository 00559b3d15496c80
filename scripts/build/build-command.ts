import { isAbsolute, join, relative, resolve } from 'node:path';

import { checkGenerated } from '../../connector/build/check-generated.ts';
import type { PackageOptions } from '../../connector/build/build-packages.ts';
import { prepareBuild, type PreparedBuild } from '../../connector/build/prepare-build.ts';
import { saveOutput } from '../../connector/build/save-output.ts';
import { buildFlow } from '../../connector/flow/build-flow.ts';
import type { LeadModel } from '../../connector/model/lead-model.ts';
import { readModel } from '../../connector/model/read-model.ts';
import { KitError, type Problem } from '../../connector/problems/problem.ts';
import { readFolder } from '../../connector/solution/read-folder.ts';
import type { SolutionTree } from '../../connector/solution/solution-content.ts';
import type { Command, CommandInput, ExitCode } from '../cli/command.ts';
import { exitCodeOf, formatProblems } from '../cli/format-problem.ts';
import { printBuild } from './print-build.ts';
import { reportBuild } from './report-build.ts';

export const buildCommand: Command = {
  name: 'build-solution',
  summary: 'Build the zips of the flow and of the connector, check them, and say what to do next.',
  options: {
    managed: { type: 'boolean', summary: 'build managed packages instead of unmanaged ones' },
    both: { type: 'boolean', summary: 'build unmanaged and managed packages' },
    combined: { type: 'boolean', summary: 'build one package with flow and connector instead of two' },
    out: { type: 'string', value: 'DIR', summary: 'where the zips go; default dist' },
    check: { type: 'boolean', summary: 'write nothing: compare connector/generated with what would be made' },
    'new-identity': {
      type: 'boolean',
      summary: 'allow another prefix or unique name than in the last build: a second flow, with another URL',
    },
  },
  examples: ['npm run build-solution', 'npm run build-solution -- --both --out release'],
  run: build,
};

async function build(input: CommandInput): Promise<ExitCode> {
  const folder = join(input.cwd, 'connector');
  const { model, problems } = await readModel(folder);
  if (!model) throw new KitError(problems);
  const last = await generatedBefore(folder);
  const prepared = prepareBuild(model, buildFlow(model), last, {
    ...packageOptions(input),
    folder,
    newIdentity: input.options['new-identity'] === true,
  });
  return input.options['check'] === true
    ? check(input, folder, prepared, last)
    : write(input, folder, model, last, { ...prepared, problems: [...problems, ...prepared.problems] });
}

async function write(
  input: CommandInput,
  folder: string,
  model: LeadModel,
  last: SolutionTree,
  prepared: PreparedBuild,
): Promise<ExitCode> {
  refuseErrors(prepared.problems);
  // Only here, so that --check and a refusal need not wait for the lab to load.
  const { runSample } = await import('./run-sample.ts');
  const sample = await runSample(model, prepared.packages);
  const out = resolve(input.cwd, typeof input.options['out'] === 'string' ? input.options['out'] : 'dist');
  const drift = checkGenerated(prepared.generated, last, folder).length > 0;
  await saveOutput({
    files: new Map(prepared.packages.map(({ fileName, bytes }) => [join(out, fileName), bytes])),
    ...(drift && { folder: { path: join(folder, 'generated'), tree: prepared.generated } }),
  });
  const report = reportBuild(model, prepared, sample, shown(out, input.cwd));
  if (input.json) input.output.json(report);
  else {
    tell(input, prepared.problems);
    printBuild(report, input.output);
  }
  return report.ok ? 0 : 1;
}

/** A folder as the user would write it. */
function shown(folder: string, cwd: string): string {
  const path = relative(cwd, folder);
  return path.startsWith('..') || isAbsolute(path) ? folder : path || '.';
}

function check(input: CommandInput, folder: string, prepared: PreparedBuild, last: SolutionTree): ExitCode {
  const drift = checkGenerated(prepared.generated, last, join(folder, 'generated'));
  if (input.json) input.output.json({ ok: drift.length === 0, problems: drift });
  else if (drift.length === 0) input.output.out('connector/generated is what the inputs make.');
  else tell(input, drift);
  return drift.length === 0 ? 0 : exitCodeOf(drift) || 1;
}

function refuseErrors(problems: readonly Problem[]): void {
  if (problems.some(({ severity }) => severity === 'error')) throw new KitError(problems);
}

function tell({ output, cwd }: CommandInput, problems: readonly Problem[]): void {
  for (const line of formatProblems(problems, cwd, output.paint)) output.error(line);
}

function packageOptions({ options }: CommandInput): PackageOptions {
  const { both, managed, combined } = options;
  return {
    kinds: both === true ? ['unmanaged', 'managed'] : [managed === true ? 'managed' : 'unmanaged'],
    combined: combined === true,
  };
}

async function generatedBefore(folder: string): Promise<SolutionTree> {
  const generated = join(folder, 'generated');
  try {
    return await readFolder(generated);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === 'ENOENT') return new Map();
    if (code === undefined) throw error;
    throw new KitError([
      {
        code: 'FILE_UNREADABLE',
        severity: 'error',
        message: `"${generated}" cannot be read: ${code}`,
        at: { file: generated },
      },
    ]);
  }
}
