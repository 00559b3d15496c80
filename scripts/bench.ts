import { benchExpression } from '../test/bench/bench-expression.ts';
import type { Command } from './cli/command.ts';
import { main } from './cli/run-command.ts';

/** `npm run bench`: the figures of the README, as ratios against baselines in the same run. */
export const benchCommand: Command = {
  name: 'bench',
  summary: 'Measures speed as ratios against baselines that run in the same process.',
  usage: '[expression]',
  options: {},
  run: async ({ output, positionals }) => {
    if (positionals.length === 0 || positionals.includes('expression'))
      for (const line of await benchExpression()) output.out(line);
    return 0;
  },
};

await main(benchCommand);
