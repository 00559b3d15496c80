import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';

import { problemCodes } from '../../connector/problems/problem-codes.ts';
import type { Place, Problem } from '../../connector/problems/problem.ts';
import { ruleSections } from '../../mock-server/lint/rule-table.ts';

/** Rules of the tables, then codes of problems that belong to no rule (files that cannot be read). */
const described = [
  ...ruleSections.flatMap(({ rules }) =>
    rules.map(({ id, title, why, remedy, severity }) => ({ id, title, why, remedy, level: level(severity) })),
  ),
  ...Object.entries(problemCodes).map(([id, { title, cause, remedy }]) => ({
    id,
    title,
    why: cause,
    remedy,
    level: 'error',
  })),
];

/**
 * Problems as a SARIF 2.1.0 log (OASIS, 2020-03): one run, only the rules that were broken, files relative to `cwd`.
 * A place inside of a zip is a logical location: code scanning cannot open it.
 */
export function sarifLog(problems: readonly Problem[], cwd: string) {
  const ids = [...new Set(problems.map((problem) => problem.rule ?? problem.code))];
  const rules = ids.map((id) => {
    const rule = described.find((each) => each.id === id);
    return {
      id,
      shortDescription: { text: rule?.title ?? id },
      fullDescription: { text: rule?.why ?? id },
      help: { text: rule?.remedy ?? id },
      defaultConfiguration: { level: rule?.level ?? 'warning' },
    };
  });
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'marketplace-lead-kit', rules } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => ({
          ruleId: problem.rule ?? problem.code,
          ruleIndex: ids.indexOf(problem.rule ?? problem.code),
          level: problem.severity,
          message: { text: problem.message },
          ...(problem.at === undefined ? {} : { locations: [location(problem.at, cwd)] }),
        })),
      },
    ],
  };
}

function location({ file, line, column, path }: Place, cwd: string) {
  const inside =
    path === undefined ? undefined : [path, line, column].filter((part) => part !== undefined).join(':');
  const region =
    path === undefined && line !== undefined ? { region: { startLine: line, startColumn: column ?? 1 } } : {};
  return {
    physicalLocation: { artifactLocation: { uri: uri(file, cwd) }, ...region },
    ...(inside === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: inside }] }),
  };
}

function uri(file: string, cwd: string): string {
  const path = relative(cwd, file);
  if (path.startsWith('..')) return pathToFileURL(file).href;
  return path.split(/[\\/]/).map(encodeURIComponent).join('/');
}

function level(severity: string): string {
  return severity === 'off' ? 'none' : severity;
}
