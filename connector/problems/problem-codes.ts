/** What a code means and what helps, once for messages, `--help` and `docs/errors.md`. */
interface CodeEntry {
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
  /** Exit code of a command that ends on it: 1 the answer is no, 2 usage or config, 3 something missing, 4 remote. */
  readonly exit: 1 | 2 | 3 | 4;
}

/** The one table of the kit's own error codes; adding an error is adding an entry, in alphabetical order. */
export const problemCodes = {
  USAGE: {
    title: 'The command line is not understood',
    cause: 'An unknown option, a missing value or a surplus argument.',
    remedy: 'See the options with --help.',
    exit: 2,
  },
} as const satisfies Record<string, CodeEntry>;

export type ProblemCode = keyof typeof problemCodes;
