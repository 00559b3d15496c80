import { benchExpression } from '../test/bench/bench-expression.ts';
import { benchRunner } from '../test/bench/bench-runner.ts';
import { KitError } from '../connector/problems/problem.ts';
import type { Command } from './cli/command.ts';
import { main } from './cli/run-command.ts';

const benches: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  expression: benchExpression,
  runner: benchRunner,
};

/** `npm run bench`: the figures of the README, as ratios against baselines in the same run. */
export const benchCommand: Command = {
  name: 'bench',
  summary: 'Measures speed as ratios against baselines that run in the same process.',
  usage: `[${Object.keys(benches).join('|')}…]`,
  options: {},
  run: async ({ output, positionals }) => {
    const unknown = positionals.find((name) => !(name in benches));
    if (unknown !== undefined)
      throw new KitError([{ code: 'USAGE', severity: 'error', message: `there is no bench "${unknown}"` }]);
    for (const [name, bench] of Object.entries(benches))
      if (positionals.length === 0 || positionals.includes(name))
        for (const line of await bench()) output.out(line);
    return 0;
  },
};

await main(benchCommand);
