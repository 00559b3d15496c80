import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Command, ExitCode } from '../../scripts/cli/command.ts';
import { runCommand } from '../../scripts/cli/run-command.ts';

export interface CommandResult {
  readonly code: ExitCode;
  /** What the command printed, its folder written as `<folder>` and milliseconds as `<n> ms`. */
  readonly out: string;
  readonly error: string;
}

interface Options {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly color?: boolean;
}

/** Runs a command in this process, as `npm run` would, and gives what it printed. */
export async function runInProcess(
  command: Command,
  argv: readonly string[],
  {
    cwd = process.cwd(),
    environment = {},
    signal = new AbortController().signal,
    color = false,
  }: Options = {},
): Promise<CommandResult> {
  const printed = { out: '', error: '' };
  const code = await runCommand(command, argv, {
    cwd,
    environment,
    signal,
    color,
    out: (text) => {
      printed.out += text;
    },
    error: (text) => {
      printed.error += text;
    },
  });
  const normalised = (text: string) =>
    text.replaceAll(cwd, '<folder>').replaceAll(/\d+(?:\.\d+)? ms\b/g, '<n> ms');
  return { code, out: normalised(printed.out), error: normalised(printed.error) };
}

/** Runs with a new folder, which goes afterwards. */
export async function inTemporaryFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-kit-'));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
