import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { settingsTable } from '../../connector/model/settings-table.ts';
import { problemTable } from '../../connector/problems/problem-table.ts';
import { lintRuleTable } from '../../mock-server/lint/rule-table.ts';
import type { Command } from '../cli/command.ts';
import { languageDocument } from './language-document.ts';

/** The pages of `docs/` that are made of the kit's own tables, by file name. */
const documents: Readonly<Record<string, () => string>> = {
  'configuration.md': settingsTable,
  'errors.md': problemTable,
  'language.md': languageDocument,
  'lint.md': () =>
    `# Lint rules\n\nWhat \`npm run lint\` looks for, made of its own rule tables by \`npm run docs\`.\n\n${lintRuleTable()}`,
};

export const docsCommand: Command = {
  name: 'docs',
  summary: "Writes the pages of docs/ that are made of the kit's own tables.",
  options: { check: { type: 'boolean', summary: 'write nothing: say which pages are out of date' } },
  run: async ({ options, output, cwd, json }) => {
    const stale: string[] = [];
    for (const [name, make] of Object.entries(documents)) {
      const path = join(cwd, 'docs', name);
      const text = `${make().trimEnd()}\n`;
      const present = await readFile(path, 'utf8').catch(() => undefined);
      if (present === text) continue;
      stale.push(`docs/${name}`);
      if (options['check'] !== true) await writeFile(path, text);
    }
    if (json) output.json({ ok: stale.length === 0 || options['check'] !== true, stale });
    else
      for (const name of stale)
        output.out(options['check'] === true ? `${name} is out of date: npm run docs` : `${name} written`);
    return stale.length > 0 && options['check'] === true ? 1 : 0;
  },
};
