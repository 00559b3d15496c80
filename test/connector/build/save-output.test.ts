import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { checkGenerated } from '../../../connector/build/check-generated.ts';
import { saveOutput } from '../../../connector/build/save-output.ts';
import { readFolder } from '../../../connector/solution/read-folder.ts';
import { inTemporaryFolder } from '../../scripts/run-in-process.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function everything(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}

describe('what a build leaves behind', () => {
  test('files and a folder are written whole, and the folder is exactly what was made', async () => {
    await inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'generated/old'), { recursive: true });
      await writeFile(join(folder, 'generated/old/stale.json'), '{}');
      await saveOutput({
        files: new Map([[join(folder, 'dist/deep/a.zip'), bytes('a')]]),
        folder: { path: join(folder, 'generated'), tree: new Map([['new/b.json', bytes('b')]]) },
      });
      expect(await everything(folder)).toEqual(['a.zip', 'b.json']);
      expect(await readFile(join(folder, 'generated/new/b.json'), 'utf8')).toBe('b');
    });
  });

  test.each([
    ['the folder for the zips is a file', 'dist/a.zip', 'ENOTDIR|EEXIST'],
    ['a folder stands where a zip should go', 'taken/a.zip', 'EISDIR|ENOTEMPTY|EEXIST'],
  ])('%s: refused, nothing half written, the old files stay', async (_, target, codes) => {
    await inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'dist'), 'in the way');
      await mkdir(join(folder, 'taken/a.zip/inner'), { recursive: true });
      await mkdir(join(folder, 'generated'));
      await writeFile(join(folder, 'generated/kept.json'), '{}');
      const saving = saveOutput({
        files: new Map([[join(folder, target), bytes('2')]]),
        folder: { path: join(folder, 'generated'), tree: new Map([['b.json', bytes('b')]]) },
      });
      await expect(saving).rejects.toMatchObject({
        problems: [
          {
            code: 'OUTPUT_UNWRITABLE',
            message: expect.stringMatching(new RegExp(`(dist|zip)" cannot be written: (${codes})$`)),
          },
        ],
      });
      expect(await everything(folder)).toEqual(['dist', 'kept.json']);
    });
  });

  test.skipIf(process.getuid?.() === 0)(
    'a folder that may not be written (not as root, who may)',
    async () => {
      await inTemporaryFolder(async (folder) => {
        await chmod(folder, 0o500);
        const saving = saveOutput({ files: new Map([[join(folder, 'a.zip'), bytes('a')]]) });
        await expect(saving).rejects.toMatchObject({ problems: [{ code: 'OUTPUT_UNWRITABLE' }] });
        await chmod(folder, 0o700);
      });
    },
  );
});

describe('the drift of generated files', () => {
  test('is one problem a file, with the first line that differs', async () => {
    await inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'flow'));
      await writeFile(join(folder, 'flow/a.json'), '{\n  "a": 1\n}\n');
      await writeFile(join(folder, 'surplus.md'), '');
      const wanted = new Map([
        ['flow/a.json', bytes('{\n  "a": 2\n}\n')],
        ['missing.json', bytes('{}')],
      ]);
      expect(checkGenerated(wanted, await readFolder(folder), 'generated')).toEqual([
        {
          code: 'GENERATED_DRIFT',
          severity: 'error',
          message: 'the line is "a": 1, and would be "a": 2',
          at: { file: 'generated/flow/a.json', line: 2, column: 1 },
        },
        expect.objectContaining({ message: 'the file is not there', at: { file: 'generated/missing.json' } }),
        expect.objectContaining({
          message: 'the file would not be made any more',
          at: { file: 'generated/surplus.md' },
        }),
      ]);
    });
  });

  test('is cut to a summary', () => {
    const many = new Map(Array.from({ length: 30 }, (_, index) => [`${index}.json`, bytes('x')]));
    const problems = checkGenerated(many, new Map([['a', bytes('')]]), 'generated');
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe('and 11 more files differ');
  });

  test('is nothing where nothing differs', () => {
    const same = new Map([['a', bytes('x')]]);
    expect(checkGenerated(same, same, 'generated')).toEqual([]);
  });
});
