import { parseArgs } from 'node:util';

import { KitError, type Problem } from '../../connector/problems/problem.ts';
import { problemCodes } from '../../connector/problems/problem-codes.ts';
import type { Command, ExitCode } from './command.ts';
import { createOutput, type Output } from './output.ts';

export interface Surroundings {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Runs a command with these arguments and gives its exit code. Never throws: problems and our own bugs are
 * printed (as JSON on `out` with `--json`), a bug with exit code 70.
 */
export async function runCommand(
  command: Command,
  argv: readonly string[],
  around: Surroundings,
): Promise<ExitCode> {
  const output = createOutput(around.out, around.error);
  try {
    const { values, positionals } = parse(command, argv);
    if (values['help'] === true) {
      output.out(help(command));
      return 0;
    }
    const { json, ...options } = values;
    return await command.run({
      options,
      positionals,
      json: json === true,
      output,
      cwd: around.cwd,
      environment: around.environment,
      signal: around.signal,
    });
  } catch (error) {
    return report(error, output, argv.includes('--json'), around);
  }
}

/** Runs a command for this process: its arguments, its streams, its exit code. */
export async function main(command: Command): Promise<void> {
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort());
  process.exitCode = await runCommand(command, process.argv.slice(2), {
    cwd: process.cwd(),
    environment: process.env,
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    signal: abort.signal,
  });
}

/** One problem as text: place, severity, code, message, remedy. */
export function formatProblem(problem: Problem): string {
  const { at } = problem;
  const place = at ? [at.file, at.line, at.column].filter((part) => part !== undefined).join(':') : '';
  const path = at?.path ? ` (${at.path})` : '';
  const remedy = problem.remedy ?? problemCodes[problem.code].remedy;
  return `${place ? `${place}: ` : ''}${problem.severity} ${problem.code}: ${problem.message}${path}\n  ${remedy}`;
}

function parse(command: Command, argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...Object.fromEntries(
          Object.entries(command.options).map(([name, option]) => [
            name,
            { type: option.type, multiple: option.multiple ?? false },
          ]),
        ),
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
      },
    }) as { values: Record<string, string | boolean | string[] | undefined>; positionals: string[] };
  } catch (error) {
    throw new KitError([
      { code: 'USAGE', severity: 'error', message: error instanceof Error ? error.message : String(error) },
    ]);
  }
}

function help(command: Command): string {
  const rows = [
    ...Object.entries(command.options).map(([name, option]) => [
      `--${name}${option.type === 'string' ? ` ${option.value ?? 'VALUE'}` : ''}`,
      option.summary + (option.multiple ? ' (may be repeated)' : ''),
    ]),
    ['--json', 'print the result as JSON'],
    ['--help', 'print this help'],
  ] as const;
  const width = Math.max(...rows.map(([left]) => (left ?? '').length));
  return [
    `npm run ${command.name} -- ${[command.usage, '[options]'].filter(Boolean).join(' ')}`,
    '',
    command.summary,
    '',
    ...rows.map(([left, right]) => `  ${(left ?? '').padEnd(width)}  ${right ?? ''}`),
    ...(command.examples ? ['', ...command.examples.map((example) => `  ${example}`)] : []),
  ].join('\n');
}

function report(error: unknown, output: Output, json: boolean, around: Surroundings): ExitCode {
  if (around.signal.aborted) return 130;
  if (error instanceof KitError) {
    if (json) output.json({ problems: error.problems });
    else for (const problem of error.problems) output.error(formatProblem(problem));
    const first = error.problems.find((problem) => problem.severity === 'error');
    return first ? problemCodes[first.code].exit : 1;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  output.error(`This is a fault of the kit, not of your input.\n${text}`);
  return 70;
}
