import { actionKinds } from '../../mock-server/runner/actions/action-table.ts';
import type { FunctionEntry } from '../../mock-server/runner/expression/function-entry.ts';
import { functionTable } from '../../mock-server/runner/functions/function-table.ts';
import { triggerKinds } from '../../mock-server/runner/triggers/trigger-table.ts';

/** The text of `docs/language.md`: what the runner runs, made of its own tables. */
export function languageDocument(): string {
  const families = [...new Set(functionTable.map(({ family }) => family))];
  return `# Language

What the local runner runs, made of its own tables by \`npm run docs\`. Names of functions, actions and triggers ignore case.
Anything else is refused when the flow is loaded (types) or when it is evaluated (functions), in the service's words.
Where the runner is known to differ from the service: [differences.md](differences.md).

## Triggers

${table(
  ['Type', 'What it does'],
  byName(triggerKinds, ({ type }) => type).map(({ type, summary }) => [code(type), summary]),
)}

## Actions

${table(
  ['Type', 'What it does'],
  byName(actionKinds, ({ type }) => type).map(({ type, summary }) => [code(type), summary]),
)}

## Functions

${families.map((family) => `### ${family}\n\n${functionRows(family)}`).join('\n\n')}
`;
}

function functionRows(family: FunctionEntry['family']): string {
  const entries = byName(
    functionTable.filter((entry) => entry.family === family),
    ({ name }) => name,
  );
  return table(
    ['Function', 'Arguments', 'Result'],
    entries.map((entry) => [
      [entry.name, ...(entry.aliases ?? [])].map(code).join(', '),
      count(entry),
      entry.summary,
    ]),
  );
}

function count({ min, max }: FunctionEntry): string {
  if (max === Infinity) return `${min} or more`;
  return min === max ? String(min) : `${min} to ${max}`;
}

function code(name: string): string {
  return `\`${name}\``;
}

function byName<T>(items: readonly T[], name: (item: T) => string): readonly T[] {
  const lower = (item: T): string => name(item).toLowerCase();
  return items.toSorted((a, b) => (lower(a) < lower(b) ? -1 : 1));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
