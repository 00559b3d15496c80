import type { Command, CommandOption } from './command.ts';

/** Options that every command has. */
export const sharedOptions = {
  json: { type: 'boolean', summary: 'print the result as JSON' },
  help: { type: 'boolean', summary: 'print this help' },
} as const satisfies Record<string, CommandOption>;

const exitCodes: Readonly<Record<string, string>> = {
  0: 'done',
  1: 'it ran and the answer is no',
  2: 'usage or configuration',
  3: 'something missing on this machine',
  4: 'remote unreachable or refused',
  70: 'a fault of the kit',
  130: 'interrupted',
};

/** What `--help` prints. */
export function helpText(command: Command): string {
  const options = { ...command.options, ...sharedOptions };
  return [
    `npm run ${command.name} -- ${[command.usage, '[options]'].filter(Boolean).join(' ')}`,
    '',
    command.summary,
    '',
    ...table(Object.entries(options).map(([name, option]) => [signature(name, option), summary(option)])),
    ...(command.examples ? ['', 'Examples:', ...command.examples.map((example) => `  ${example}`)] : []),
    '',
    'Exit codes:',
    ...table(Object.entries(exitCodes)),
  ].join('\n');
}

/** The same as data, for `--help --json`. */
export function helpData(command: Command): object {
  const { run: _, ...described } = command;
  return { ...described, options: { ...command.options, ...sharedOptions }, exitCodes };
}

function signature(name: string, option: CommandOption): string {
  return `--${name}${option.type === 'string' ? ` ${option.value ?? 'VALUE'}` : ''}`;
}

function summary(option: CommandOption): string {
  return option.summary + (option.multiple === true ? ' (may be repeated)' : '');
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
