import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as fc from 'fast-check';
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

/** What is wrong with the answer for these files: a model or an error, and a place for every problem. */
async function oddities(files: readonly (readonly [string, string])[]): Promise<readonly string[]> {
  for (const [file, text] of files) await writeFile(join(folder, file), text);
  const { model, problems } = await readModel(folder);
  const refused = problems.some(({ severity }) => severity === 'error');
  return [
    ...(refused === (model === undefined) ? [] : ['neither a model nor an error, or both']),
    ...problems.flatMap(({ code, message, at }) => [
      ...(code in problemCodes ? [] : [`no such code: ${code}`]),
      ...(/undefined|\[object|NaN/.test(message) ? [message] : []),
      ...(at?.file.startsWith(folder) === true ? [] : [`no place: ${message}`]),
    ]),
  ];
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
        const found = await oddities(
          texts.map(([file, text], index) => {
            if (index !== which) return [file, text] as const;
            const lines = text.split('\n');
            lines[line % lines.length] = damage;
            return [file, lines.join('\n')] as const;
          }),
        );
        expect(found).toEqual([]);
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
      const found = await oddities([
        ['solution.yaml', stringify({ publisher, [key]: value })],
        ['lead.schema.yaml', stringify({ properties: { [key]: value } })],
      ]);
      expect(found).toEqual([]);
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
