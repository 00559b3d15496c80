import type { ExplainedTemplate } from '../../mock-server/lab/explain-action.ts';
import { writeJson } from '../../mock-server/runner/json/write-json.ts';
import type { Explanation } from '../../mock-server/runner/expression/explain.ts';

const longest = 120;

/** Each template with its parts below it, each part with its value or fault. */
export function explanationLines(templates: readonly ExplainedTemplate[]): readonly string[] {
  return templates.flatMap(({ path, explanation }) => [`  ${path}`, ...partLines(explanation, 2)]);
}

function partLines(part: Explanation, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  return [
    `${indent}${cut(part.source)}  [${part.start}-${part.end}]  ${outcomeOf(part)}`,
    ...part.parts.flatMap((inner) => partLines(inner, depth + 1)),
  ];
}

function outcomeOf(part: Explanation): string {
  if (part.fault !== undefined) return `! ${part.fault}`;
  return part.value === undefined ? '(not evaluated)' : `= ${cut(writeJson(part.value))}`;
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}
