import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { readModel } from '../../connector/model/read-model.ts';
import { didYouMean } from '../../connector/problems/nearest-name.ts';
import { KitError } from '../../connector/problems/problem.ts';
import { readScenarios } from '../../mock-server/scenarios/runner/read-scenarios.ts';
import { runScenario, type ScenarioResult } from '../../mock-server/scenarios/runner/run-scenario.ts';
import type { Scenario } from '../../mock-server/scenarios/runner/scenario.ts';
import type { Command, CommandInput, ExitCode } from '../cli/command.ts';
import { text, usage } from '../lab/lead-options.ts';
import { junit } from './junit.ts';

/** `npm run scenarios`: YAML scenarios through the built flow. */
export const scenariosCommand: Command = {
  name: 'scenarios',
  summary: 'Runs the scenarios of mock-server/scenarios, or of your own folder, through the built flow.',
  usage: '[NAME…]',
  options: {
    folder: { type: 'string', value: 'FOLDER', summary: 'default: mock-server/scenarios' },
    junit: { type: 'string', value: 'FILE', summary: 'write the results as JUnit XML, too' },
  },
  examples: ['npm run scenarios', 'npm run scenarios -- a-customer-installs --junit dist/scenarios.xml'],
  run,
};

async function run(input: CommandInput): Promise<ExitCode> {
  const { output, cwd } = input;
  const folder = resolve(cwd, text(input.options['folder']) ?? 'mock-server/scenarios');
  const { model, problems } = await readModel(join(cwd, 'connector'));
  if (model === undefined) throw new KitError(problems);
  const results: ScenarioResult[] = [];
  for (const scenario of chosen(await readScenarios(folder), input.positionals)) {
    const result = await runScenario(scenario, model);
    results.push(result);
    if (input.json) continue;
    const good = result.differences.length === 0;
    output.out(
      `${good ? output.paint('green', 'ok  ') : output.paint('red', 'FAIL')}  ${result.name}  ${output.paint('dim', result.title)}`,
    );
    for (const difference of result.differences) output.out(`      ${difference}`);
  }
  const file = text(input.options['junit']);
  if (file !== undefined) {
    await mkdir(dirname(resolve(cwd, file)), { recursive: true });
    await writeFile(resolve(cwd, file), junit(results));
  }
  const passed = results.filter((result) => result.differences.length === 0).length;
  if (input.json) output.json({ scenarios: results, totals: { passed, total: results.length } });
  else output.out(`${passed} of ${results.length} scenarios passed`);
  return passed === results.length ? 0 : 1;
}

function chosen(all: readonly Scenario[], names: readonly string[]): readonly Scenario[] {
  for (const name of names) {
    if (all.some((scenario) => scenario.name === name)) continue;
    const known = all.map((scenario) => scenario.name);
    throw usage(`"${name}" is not a scenario${didYouMean(name, known)}`);
  }
  return names.length === 0 ? all : all.filter((scenario) => names.includes(scenario.name));
}
