import { isAbsolute, relative } from 'node:path';

import type { Problem } from '../../connector/problems/problem.ts';
import { problemCodes } from '../../connector/problems/problem-codes.ts';
import type { Output } from './output.ts';

const styles = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/**
 * Problems as lines: place, severity, code and message of each, and the remedy once below those that share it.
 * Files below `cwd` are named from there, so that an editor's terminal opens them.
 */
export function formatProblems(
  problems: readonly Problem[],
  cwd: string,
  paint: Output['paint'],
): readonly string[] {
  return problems.flatMap((problem, index) => {
    const next = problems[index + 1];
    const line = sentence(problem, cwd, paint);
    return next && remedyOf(next) === remedyOf(problem) ? [line] : [line, `  ${remedyOf(problem)}`];
  });
}

function remedyOf(problem: Problem): string {
  return problem.remedy ?? problemCodes[problem.code].remedy;
}

function sentence(
  { at, severity, code, rule, message }: Problem,
  cwd: string,
  paint: Output['paint'],
): string {
  const place = at ? [shortened(at.file, cwd), at.line, at.column].filter((part) => part !== undefined) : [];
  const where = place.length > 0 ? `${place.join(':')}: ` : '';
  const path = at?.path ? ` (${at.path})` : '';
  return `${where}${paint(styles[severity], `${severity} ${rule ?? code}`)}: ${message.replaceAll(`${cwd}/`, '')}${path}`;
}

/** The exit code that a list of problems ends a command with: that of the first error, or 0. */
export function exitCodeOf(problems: readonly Problem[]): 0 | 1 | 2 | 3 | 4 {
  const first = problems.find(({ severity }) => severity === 'error');
  return first ? problemCodes[first.code].exit : 0;
}

function shortened(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return isAbsolute(file) && !path.startsWith('..') && !isAbsolute(path) ? path : file;
}
