import { main } from './cli/run-command.ts';
import { sendCommand } from './lab/send-command.ts';

await main(sendCommand);
