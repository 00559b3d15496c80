import type { Problem } from '../problems/problem.ts';
import { compareTrees, type TreeDifference } from '../solution/compare-trees.ts';
import type { SolutionTree } from '../solution/solution-content.ts';

/** Longest list of differences, and longest line of one, that still reads as a summary. */
const most = 20;
const longestLine = 100;
/** Characters before the first that differs. */
const lead = 40;

/** What `connector/generated` has otherwise than it would be made now: one problem a file, the first line of each. */
export function checkGenerated(
  wanted: SolutionTree,
  found: SolutionTree,
  folder: string,
): readonly Problem[] {
  if (found.size === 0)
    return [
      { code: 'GENERATED_DRIFT', severity: 'error', message: 'nothing is there yet', at: { file: folder } },
    ];
  const differences = compareTrees(wanted, found);
  const shown = differences.slice(0, most).map((difference) => toProblem(difference, folder));
  const rest = differences.length - shown.length;
  return rest === 0
    ? shown
    : [...shown, { code: 'GENERATED_DRIFT', severity: 'error', message: `and ${rest} more files differ` }];
}

function toProblem({ entry, kind, line, expected, found }: TreeDifference, folder: string): Problem {
  const start = Math.max(0, firstDifference(expected ?? '', found ?? '') - lead);
  return {
    code: 'GENERATED_DRIFT',
    severity: 'error',
    message: sentences[kind](cut(expected, start), cut(found, start)),
    at: { file: `${folder}/${entry}`, ...(line !== undefined && { line, column: 1 }) },
  };
}

const sentences = {
  missing: () => 'the file is not there',
  surplus: () => 'the file would not be made any more',
  differs: (expected: string | undefined, found: string | undefined) =>
    expected === undefined || found === undefined
      ? 'the bytes differ'
      : `the line is ${found}, and would be ${expected}`,
} as const;

function firstDifference(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  return at;
}

/** The part of a line that shows the difference: some JSON files are one long line. */
function cut(line: string | undefined, start: number): string | undefined {
  if (line === undefined) return undefined;
  const part = line.slice(start, start + longestLine).trim();
  return `${line.slice(0, start).trim() === '' ? '' : '...'}${part}${start + longestLine < line.length ? '...' : ''}`;
}
