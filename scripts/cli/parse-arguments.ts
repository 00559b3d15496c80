import { parseArgs } from 'node:util';

import { didYouMean } from '../../connector/problems/nearest-name.ts';
import { KitError, type Problem } from '../../connector/problems/problem.ts';
import type { Command, CommandInput, CommandOption } from './command.ts';
import { sharedOptions } from './help.ts';

export interface ParsedArguments extends Pick<CommandInput, 'options' | 'positionals' | 'json'> {
  readonly help: boolean;
}

/** Reads the arguments of a command. Throws a `KitError` that holds every fault of the command line at once. */
export function parseArguments(command: Command, argv: readonly string[]): ParsedArguments {
  const known: Readonly<Record<string, CommandOption>> = { ...command.options, ...sharedOptions };
  const { values, positionals, tokens } = parseArgs({
    args: argv.map((argument) => (argument === '-h' ? '--help' : argument)),
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(known).map(([name, { type, multiple }]) => [
        name,
        { type, multiple: multiple ?? false },
      ]),
    ),
  });
  const problems: Problem[] = tokens.flatMap((token) => {
    if (token.kind !== 'option') return [];
    const option = known[token.name];
    const message = option
      ? valueFault(token.rawName, option, token.value, token.inlineValue)
      : unknownOption(token.rawName, Object.keys(known));
    return message === undefined ? [] : [usage(message)];
  });
  const [first] = positionals;
  if (command.usage === undefined && first !== undefined)
    problems.push(usage(`"${first}" is not expected: the command takes options only`));
  if (problems.length > 0 && values['help'] !== true) throw new KitError(problems);
  const { json, help, ...options } = values;
  return {
    options,
    positionals,
    json: json === true,
    help: help === true,
  };
}

function usage(message: string): Problem {
  return { code: 'USAGE', severity: 'error', message };
}

function unknownOption(rawName: string, known: readonly string[]): string {
  const names = known.map((name) => `--${name}`);
  const hint = didYouMean(rawName, names);
  return `"${rawName}" is not an option of this command${hint ? `${hint} Allowed` : '; allowed'}: ${names.join(', ')}`;
}

function valueFault(
  rawName: string,
  option: CommandOption,
  value: string | undefined,
  inline: boolean | undefined,
): string | undefined {
  if (option.type === 'boolean')
    return value === undefined ? undefined : `"${rawName}" takes no value, and "${value}" is given`;
  const looksLikeOption = inline !== true && value !== undefined && /^--?[A-Za-z]/.test(value);
  if (value === undefined || looksLikeOption)
    return `"${rawName}" needs a value: ${rawName} ${option.value ?? 'VALUE'}`;
  return undefined;
}
