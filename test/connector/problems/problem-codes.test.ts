import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, test } from 'vitest';

import { commandCodes } from '../../../connector/problems/codes/command-codes.ts';
import { leadCodes } from '../../../connector/problems/codes/lead-codes.ts';
import { packageCodes } from '../../../connector/problems/codes/package-codes.ts';
import { settingCodes } from '../../../connector/problems/codes/setting-codes.ts';
import { nearestName } from '../../../connector/problems/nearest-name.ts';
import { problemCodes } from '../../../connector/problems/problem-codes.ts';
import { problemTable } from '../../../connector/problems/problem-table.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const tableFolder = join(root, 'connector/problems/codes/');

const tables = { commandCodes, leadCodes, packageCodes, settingCodes };

async function sourceFiles(): Promise<readonly string[]> {
  const files = await Promise.all(
    ['connector', 'scripts', 'mock-server'].map(async (room) =>
      (await readdir(join(root, room), { recursive: true })).map((file) => join(root, room, file)),
    ),
  );
  return files
    .flat()
    .filter(
      (file) => /\.(ts|tsx)$|connector\/[a-z.]+\.schema\.json$/.test(file) && !file.startsWith(tableFolder),
    )
    .filter((file) => !file.includes('/generated/'));
}

describe('the table of codes', () => {
  let text = '';
  beforeAll(async () => {
    text = (await Promise.all((await sourceFiles()).map((file) => readFile(file, 'utf8')))).join('\n');
  });

  test.each(Object.entries(tables))('%s is in alphabetical order', (_, table) => {
    const codes = Object.keys(table);
    expect(codes).toEqual([...codes].sort());
  });

  test('joins every table of an area, and no code stands in two', async () => {
    const files = (await readdir(tableFolder)).filter((file) => file.endsWith('-codes.ts'));
    expect(Object.keys(tables)).toHaveLength(files.length);
    expect(Object.keys(problemCodes)).toEqual(Object.values(tables).flatMap((table) => Object.keys(table)));
  });

  test('holds no code that nothing reports', () => {
    const unused = Object.keys(problemCodes).filter((code) => !new RegExp(`['"]${code}['"]`).test(text));
    expect(unused).toEqual([]);
  });

  test('holds every code that a JSON Schema names', () => {
    const named = [...text.matchAll(/"x-problem": "([A-Z_]+)"/g)].map(([, code]) => code);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((code) => !(code !== undefined && code in problemCodes))).toEqual([]);
  });

  test('holds every code that the sources report', () => {
    const reported = [...text.matchAll(/\bcode: '([A-Z][A-Z_]+)',\s+severity:/g)].map(([, code]) => code);
    expect(reported.length).toBeGreaterThan(10);
    expect(reported.filter((code) => !(code !== undefined && code in problemCodes))).toEqual([]);
  });

  test('is told as a document with a chapter a code', () => {
    const chapters = [...problemTable().matchAll(/^## ([A-Z_]+)$/gm)].map(([, code]) => code);
    expect(chapters).toEqual(Object.keys(problemCodes).sort());
  });

  test.each(Object.entries(problemCodes))('%s is told in sentences', (_, { title, cause, remedy }) => {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(cause).toMatch(/^[A-Za-z"].*\.$/);
    expect(remedy).toMatch(/^[A-Z].*[.:]$/);
  });
});

describe('the nearest name', () => {
  test.each([
    ['dataverze', ['dataverse', 'salesforce'], 'dataverse'],
    ['Emial', ['Email', 'Phone'], 'Email'],
    ['PREFIX', ['prefix'], 'prefix'],
    ['x', ['abc'], undefined],
    ['on', ['off', 'draft'], undefined],
    ['anything', [], undefined],
  ])('of %s in %j is %s', (found, allowed, wanted) => {
    expect(nearestName(found, allowed)).toBe(wanted);
  });
});
