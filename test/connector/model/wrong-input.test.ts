import { describe, expect, test } from 'vitest';

import { readModel } from '../../../connector/model/read-model.ts';
import { readEdited } from './temporary-model.ts';
import { setting } from './wrong-input.ts';
import { wrongLeadSchemas } from './wrong-lead-schemas.ts';
import { wrongSettings } from './wrong-settings.ts';

describe('a wrong input is one clear error', () => {
  test.each([...wrongSettings, ...wrongLeadSchemas])('%s', async (_, given, place, code, words) => {
    const { lines, model } = await readEdited(given);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      new RegExp(
        `^${given.lead === undefined ? 'solution' : 'lead\\.schema'}\\.yaml:${place} error ${code}: `,
      ),
    );
    expect(lines[0]).toContain(words);
    expect(model).toBeUndefined();
  });

  test('all problems of both files come at once', async () => {
    const { lines } = await readEdited({
      settings: [
        ['prefix: cts', 'prefix: C'],
        ['version: 1.0.0.0', 'version: 1.x'],
        ['options:', 'opts: {}\noptions:'],
        ['state: on', 'state: off'],
        ['LastName: lastname', 'LastName: firstname'],
      ],
      lead: [
        ['type: string', 'type: strng'],
        ['title: Offer Title', 'titel: Offer Title'],
      ],
    });
    expect(lines.map((line) => line.split(':').slice(0, 3).join(':'))).toEqual([
      'lead.schema.yaml:12:11 error LEAD_FIELD_TYPE',
      'lead.schema.yaml:25:5 error SETTING_UNKNOWN',
      'solution.yaml:10:11 error PREFIX_FORMAT',
      'solution.yaml:16:10 error VERSION_FORMAT',
      'solution.yaml:30:25 error COLUMN_DUPLICATE',
      'solution.yaml:37:1 error SETTING_UNKNOWN',
      'solution.yaml:39:10 error SETTING_VALUE',
    ]);
  });

  test('a file that is not UTF-8', async () => {
    const { lines } = await readEdited({ settings: Uint8Array.from([0x61, 0x3a, 0x20, 0xff]) });
    expect(lines).toEqual(['solution.yaml error FILE_UNREADABLE: "./solution.yaml" is not UTF-8 text']);
  });

  test('files that are not there', async () => {
    const { problems } = await readModel('nowhere');
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'FILE_MISSING "nowhere/lead.schema.yaml" does not exist',
      'FILE_MISSING "nowhere/solution.yaml" does not exist',
    ]);
  });
});

describe('a doubt is a warning, and the build goes on', () => {
  test.each([
    [
      'a column that looks mistyped',
      setting('LastName: lastname', 'LastName: last_nme'),
      'COLUMN_UNKNOWN: "last_nme" is taken for a column of another publisher; did you mean "lastname"?',
    ],
    [
      'a key column without use',
      setting('way: lookup', 'way: lookup, keyColumn: cts_key'),
      'MERGE_KEY_UNUSED: "options.merge.keyColumn" is "cts_key", but "options.merge.way" is "lookup"',
    ],
  ] as const)('%s', async (_, given, words) => {
    const { lines, model } = await readEdited(given);
    expect(lines).toEqual([expect.stringContaining(`warning ${words}`)]);
    expect(model).toBeDefined();
  });
});
