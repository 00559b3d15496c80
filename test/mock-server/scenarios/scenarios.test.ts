import { describe, expect, it } from 'vitest';

import { readScenarios, scenarioFolder } from '../../../mock-server/scenarios/runner/read-scenarios.ts';
import { runScenario } from '../../../mock-server/scenarios/runner/run-scenario.ts';
import { model } from '../../helpers/shipped-model.ts';

const scenarios = await readScenarios(scenarioFolder);

describe('scenarios', () => {
  it('are at least 25', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(25);
  });

  it.for(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', async ([, scenario]) => {
    expect((await runScenario(scenario, model)).differences).toEqual([]);
  });
});
