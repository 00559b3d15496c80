import { main } from './cli/run-command.ts';
import { scenariosCommand } from './scenarios/scenarios-command.ts';

await main(scenariosCommand);
