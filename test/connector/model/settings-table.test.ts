import { expect, test } from 'vitest';

import settingsSchema from '../../../connector/solution.schema.json' with { type: 'json' };
import { settingsTable } from '../../../connector/model/settings-table.ts';

test('the reference names every setting of the schema', () => {
  const text = settingsTable();
  const keys = (part: object, above = ''): readonly string[] =>
    Object.entries((part as { properties?: Record<string, object> }).properties ?? {}).flatMap(
      ([name, inner]) =>
        'properties' in inner && !Array.isArray((inner as { type?: unknown }).type)
          ? keys(inner, `${above}${name}.`)
          : [`${above}${name}`],
    );
  const sections = Object.entries(settingsSchema.properties).filter(([name]) => name !== '$schema');
  const wanted = sections.flatMap(([name, part]) => ('properties' in part ? keys(part) : [name]));
  expect(wanted.length).toBeGreaterThan(40);
  expect(wanted.filter((key) => !text.includes(`| \`${key}\` |`))).toEqual([]);
});

test('no row of a table breaks it', () => {
  const rows = settingsTable()
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const cells = rows.map((row) => row.replaceAll('\\|', '').split('|').length - 2);
  expect(new Set(cells)).toEqual(new Set([3, 4, 5]));
});
