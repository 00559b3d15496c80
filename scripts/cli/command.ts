import type { Output } from './output.ts';

/** An option of a command: `--name VALUE`, or a flag. */
export interface CommandOption {
  readonly type: 'string' | 'boolean';
  /** May be given several times. */
  readonly multiple?: boolean;
  /** Word that stands for the value in `--help`. */
  readonly value?: string;
  readonly summary: string;
}

/** 0 done, 1 it ran and the answer is no, 2 usage or config, 3 something missing here, 4 remote, 70 our bug, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 70 | 130;

export interface CommandInput {
  /** Options as given: string, boolean, or a list for `multiple`. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly positionals: readonly string[];
  /** `--json` was given. */
  readonly json: boolean;
  readonly output: Output;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted on Ctrl+C. */
  readonly signal: AbortSignal;
}

/** One npm script: what `--help` prints and what runs. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Words after the name in the usage line, such as `[SAMPLE…]`. */
  readonly usage?: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  readonly examples?: readonly string[];
  readonly run: (input: CommandInput) => Promise<ExitCode>;
}
