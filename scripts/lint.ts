import { main } from './cli/run-command.ts';
import { lintCommand } from './lint/lint-command.ts';

await main(lintCommand);
