import { main } from './cli/run-command.ts';
import { docsCommand } from './docs/docs-command.ts';

await main(docsCommand);
