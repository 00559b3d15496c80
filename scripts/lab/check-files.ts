import { resolve } from 'node:path';

import { checkFlows, type CheckProblem } from '../../mock-server/lab/check-flows.ts';
import type { CommandInput, ExitCode } from '../cli/command.ts';
import { usage } from './lead-options.ts';
import { stageOptionsFor } from './stage-inputs.ts';

/** `flow --check FILE…`: one line a file, what is not supported or refused below it. */
export async function checkFiles(input: CommandInput): Promise<ExitCode> {
  const { positionals, output, cwd } = input;
  if (positionals.length === 0) throw usage('name the files to check');
  const files = [];
  for (const file of positionals) {
    const checked = await checkFlows(resolve(cwd, file), stageOptionsFor(input));
    files.push({ ...checked, file });
    if (input.json) continue;
    output.out(`${checked.ok ? 'ok     ' : 'refused'}  ${file}${summaryOf(checked.problems)}`);
  }
  if (input.json) output.json({ files });
  return files.every((file) => file.ok) ? 0 : 1;
}

/** `  ActionTypeNotSupported at a, b: <sentence of the first>; …`. */
function summaryOf(problems: readonly CheckProblem[]): string {
  const groups = new Map<string, CheckProblem[]>();
  for (const problem of problems) groups.set(problem.code, [...(groups.get(problem.code) ?? []), problem]);
  const parts = [...groups].map(([code, group]) => {
    const places = group
      .map(({ flow, path }) => [flow, path].filter(Boolean).join(': '))
      .filter((place) => place !== '');
    return `${code}${places.length === 0 ? '' : ` at ${places.join(', ')}`}: ${group[0]?.message ?? ''}`;
  });
  return parts.length === 0 ? '' : `  ${parts.join('; ')}`;
}
