import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { readModel } from '../../../connector/model/read-model.ts';
import { readScenarios, scenarioFolder } from '../../../mock-server/scenarios/runner/read-scenarios.ts';
import { runScenario } from '../../../mock-server/scenarios/runner/run-scenario.ts';

const { model } = await readModel(fileURLToPath(new URL('../../../connector/', import.meta.url)));
const scenarios = await readScenarios(scenarioFolder);

describe('scenarios', () => {
  it('are at least 25', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(25);
  });

  it.for(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', async ([, scenario]) => {
    if (model === undefined) throw new Error('The settings that ship have errors');
    expect((await runScenario(scenario, model)).differences).toEqual([]);
  });
});
