import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { flags, outcomes } from '../../../connector/flow/tables/flags.ts';

const page = readFileSync(fileURLToPath(new URL('../../../docs/leads.md', import.meta.url)), 'utf8');

describe('docs/leads.md', () => {
  it.each(Object.entries({ ...outcomes, ...flags }))(
    'tells %s in the words of its table',
    (name, sentence) => {
      expect(page).toContain(`| \`${name}\` | ${sentence} |`);
    },
  );

  it('tells no flag and no outcome that does not exist', () => {
    const part = page.slice(page.indexOf('## Outcomes'), page.indexOf('## What is written'));
    const told = [...part.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
    const known = new Set([...Object.keys(flags), ...Object.keys(outcomes)]);
    expect(told.filter((name) => !known.has(name ?? ''))).toEqual([]);
  });
});
