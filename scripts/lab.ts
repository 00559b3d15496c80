import { main } from './cli/run-command.ts';
import { labCommand } from './lab/lab-command.ts';

await main(labCommand);
