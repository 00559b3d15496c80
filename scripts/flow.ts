import { main } from './cli/run-command.ts';
import { flowCommand } from './lab/flow-command.ts';

await main(flowCommand);
