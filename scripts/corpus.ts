import { main } from './cli/run-command.ts';
import { corpusCommand } from './corpus/corpus-command.ts';

await main(corpusCommand);
