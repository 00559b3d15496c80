import { main } from './cli/run-command.ts';
import { conformanceCommand } from './conformance/conformance-command.ts';

await main(conformanceCommand);
