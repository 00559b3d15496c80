import { KitError } from '../../connector/problems/problem.ts';
import type { Command, ExitCode } from './command.ts';
import { exitCodeOf, formatProblems } from './format-problem.ts';
import { helpData, helpText } from './help.ts';
import { createOutput, type Output } from './output.ts';
import { parseArguments } from './parse-arguments.ts';

export interface Surroundings {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly signal: AbortSignal;
  /** Whether text may carry colors. */
  readonly color?: boolean;
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
  const output = createOutput(around.out, around.error, around.color ?? false);
  try {
    const { help, ...input } = parseArguments(command, argv);
    if (help) {
      if (input.json) output.json(helpData(command));
      else output.out(helpText(command));
      return 0;
    }
    const { cwd, environment, signal } = around;
    return await command.run({ ...input, output, cwd, environment, signal });
  } catch (error) {
    return report(error, output, argv.includes('--json'), around);
  }
}

/** Runs a command for this process: its arguments, its streams, its exit code. A second Ctrl+C ends it at once. */
export async function main(command: Command): Promise<void> {
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort());
  // Whoever reads our output may stop early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70));
  process.exitCode = await runCommand(command, process.argv.slice(2), {
    cwd: process.cwd(),
    environment: process.env,
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    signal: abort.signal,
    color: wantsColor(process.env, process.stdout.isTTY && process.stderr.isTTY),
  });
}

/** NO_COLOR (any value) is off, FORCE_COLOR (but 0) is on, else colors are for terminals. */
export function wantsColor(
  environment: Readonly<Record<string, string | undefined>>,
  terminal: boolean,
): boolean {
  if (environment['NO_COLOR']) return false;
  const forced = environment['FORCE_COLOR'];
  return forced === undefined ? terminal : forced !== '0';
}

function report(error: unknown, output: Output, json: boolean, around: Surroundings): ExitCode {
  if (around.signal.aborted) return 130;
  if (error instanceof KitError) {
    if (json) output.json({ ok: false, problems: error.problems });
    else for (const line of formatProblems(error.problems, around.cwd, output.paint)) output.error(line);
    return exitCodeOf(error.problems) || 1;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (json) output.json({ ok: false, fault: error instanceof Error ? error.message : String(error) });
  output.error(`This is a fault of the kit, not of your input.\n${text}`);
  return 70;
}
