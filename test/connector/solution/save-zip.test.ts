import { chmod, mkdtemp, readdir, readFile, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { saveZip } from '../../../connector/solution/save-zip.ts';

test('a file is written whole, in a folder made for it, with nothing left beside it', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'save-')), 'new', 'deep');
  await saveZip(join(folder, 'a.zip'), Uint8Array.of(1, 2, 3));
  await saveZip(join(folder, 'a.zip'), Uint8Array.of(4));
  expect(await readdir(folder)).toEqual(['a.zip']);
  expect([...(await readFile(join(folder, 'a.zip')))]).toEqual([4]);
});

test('where the name is taken by a folder, the folder stays and nothing is left beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'save-'));
  await mkdir(join(folder, 'a.zip'));
  await writeFile(join(folder, 'a.zip', 'kept'), 'x');
  await expect(saveZip(join(folder, 'a.zip'), Uint8Array.of(1))).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['a.zip']);
  expect(await readdir(join(folder, 'a.zip'))).toEqual(['kept']);
});

test.skipIf(process.getuid?.() === 0)('a folder that cannot be written to keeps the old file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'save-'));
  await writeFile(join(folder, 'a.zip'), 'old');
  await chmod(folder, 0o500);
  await expect(saveZip(join(folder, 'a.zip'), Uint8Array.of(1))).rejects.toThrow('EACCES');
  expect(await readFile(join(folder, 'a.zip'), 'utf8')).toBe('old');
});
