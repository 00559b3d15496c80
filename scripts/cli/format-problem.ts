import { isAbsolute, relative } from 'node:path';

import type { Problem } from '../../connector/problems/problem.ts';
import { problemCodes } from '../../connector/problems/problem-codes.ts';
import type { Output } from './output.ts';

const styles = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/**
 * One problem as two lines: place, severity, code, message, then the remedy. Files below `cwd` are named from
 * there, so that an editor's terminal opens them.
 */
export function formatProblem(problem: Problem, cwd: string, paint: Output['paint']): string {
  const { at, severity, code, message } = problem;
  const place = at ? [shortened(at.file, cwd), at.line, at.column].filter((part) => part !== undefined) : [];
  const where = place.length > 0 ? `${place.join(':')}: ` : '';
  const path = at?.path ? ` (${at.path})` : '';
  const remedy = problem.remedy ?? problemCodes[code].remedy;
  return `${where}${paint(styles[severity], `${severity} ${code}`)}: ${message.replaceAll(`${cwd}/`, '')}${path}\n  ${remedy}`;
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
