import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';

import { readModel } from '../../connector/model/read-model.ts';
import { problemCodes } from '../../connector/problems/problem-codes.ts';

const shipped = async (file: string): Promise<string> =>
  readFile(new URL(`../../connector/${file}`, import.meta.url), 'utf8');

let folder = '';
let texts: readonly (readonly [string, string])[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lead-model-'));
  texts = [
    ['solution.yaml', await shipped('solution.yaml')],
    ['lead.schema.yaml', await shipped('lead.schema.yaml')],
  ];
});
afterAll(async () => rm(folder, { recursive: true }));

/** Whatever the files hold: a model or an error, never both or neither, and every problem has a place in a file. */
async function expectAnswer(files: readonly (readonly [string, string])[]): Promise<void> {
  for (const [file, text] of files) await writeFile(join(folder, file), text);
  const { model, problems } = await readModel(folder);
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.length > 0).toBe(model === undefined);
  for (const { code, message, at } of problems) {
    expect(problemCodes).toHaveProperty(code);
    expect(message).not.toMatch(/undefined|\[object|NaN/);
    expect(at?.file.startsWith(folder)).toBe(true);
  }
}

test('a shipped file with one line damaged gives a model or a clear error', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1),
      fc.nat(),
      fc.oneof(
        fc.string({ maxLength: 30 }),
        fc.constantFrom(
          '',
          '  - x',
          '\t',
          ': :',
          '&a *a',
          '{',
          '? ',
          '!!binary x',
          '"',
          '<<: {a: b}',
          '---',
          'null',
          '1: 2',
        ),
      ),
      async (which, line, damage) => {
        await expectAnswer(
          texts.map(([file, text], index) => {
            if (index !== which) return [file, text] as const;
            const lines = text.split('\n');
            lines[line % lines.length] = damage;
            return [file, lines.join('\n')] as const;
          }),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('any value for any setting gives a model or a clear error', async () => {
  const keys = [
    'publisher',
    'version',
    'solutions',
    'flow',
    'destination',
    'mapping',
    'options',
    'environment',
    'connector',
    'other',
  ];
  const publisher = {
    uniqueName: 'Fabrikam',
    displayName: 'Fabrikam',
    prefix: 'fab',
    optionValuePrefix: 12_345,
  };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 }), async (key, value) => {
      await expectAnswer([
        ['solution.yaml', stringify({ publisher, [key]: value })],
        ['lead.schema.yaml', stringify({ properties: { [key]: value } })],
      ]);
    }),
    { numRuns: 300 },
  );
});

test('line ends and a byte order mark change nothing', async () => {
  const model = async (change: (text: string) => string) => {
    for (const [file, text] of texts) await writeFile(join(folder, file), change(text));
    return readModel(folder);
  };
  const plain = await model((text) => text);
  expect(plain.model).toBeDefined();
  expect(await model((text) => text.replaceAll('\n', '\r\n'))).toEqual(plain);
  expect(await model((text) => `\uFEFF${text}`)).toEqual(plain);
});
