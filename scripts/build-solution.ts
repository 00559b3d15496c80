import { buildCommand } from './build/build-command.ts';
import { main } from './cli/run-command.ts';

await main(buildCommand);
