import type { ProblemCode } from './problem-codes.ts';

/** A place in a file that the user can open: 1-based line and column. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** JSON path or part name, where the file is generated or zipped. */
  readonly path?: string;
}

/** Something the user can act on: found, allowed, remedy. Problems are collected, not thrown one by one. */
export interface Problem {
  readonly code: ProblemCode;
  /** Id of the lint rule that is broken, such as `S4-root-component`. */
  readonly rule?: string;
  readonly severity: 'error' | 'warning' | 'note';
  /** What is wrong, with the thing in quotes. */
  readonly message: string;
  readonly at?: Place;
  /** What to do, when it is more precise than the remedy of the code's table entry. */
  readonly remedy?: string;
}

/** A refusal that stops a command: one or more problems, with at least one error among them. */
export class KitError extends Error {
  override readonly name = 'KitError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.problems = problems;
  }
}
