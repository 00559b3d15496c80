import { setTimeout } from 'node:timers/promises';

import { main } from '../../../scripts/cli/run-command.ts';

/** A command that waits for a minute, as a lab does for its end: what Ctrl+C is tried on. */
await main({
  name: 'wait',
  summary: 'Wait.',
  options: { lines: { type: 'string', summary: 'print so many lines first' } },
  run: async ({ output, options, signal }) => {
    for (let line = 0; line < Number(options['lines'] ?? 1); line++) output.out(`waiting ${line}`);
    await setTimeout(options['lines'] === undefined ? 60_000 : 0, undefined, { signal });
    return 0;
  },
});
