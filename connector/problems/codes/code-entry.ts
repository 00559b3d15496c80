/** What a code means and what helps, once for messages, `--help` and `docs/errors.md`. */
export interface CodeEntry {
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
  /** Exit code of a command that ends on it: 1 the answer is no, 2 usage or config, 3 something missing, 4 remote. */
  readonly exit: 1 | 2 | 3 | 4;
}
