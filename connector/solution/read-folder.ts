import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { KitError } from '../problems/problem.ts';
import type { SolutionTree } from './solution-content.ts';
import { byCodeUnits } from './text-bytes.ts';

const mostFiles = 10_000;
const largestTotal = 200 * 1024 * 1024;

/**
 * The files under a folder by path with forward slashes, sorted. Hidden files and folders (`.git`) are left out.
 * Throws a `KitError` for symbolic links and for folders larger than any solution.
 */
export async function readFolder(folder: string): Promise<SolutionTree> {
  const tree = new Map<string, Uint8Array>();
  let total = 0;
  const visit = async (prefix: string): Promise<void> => {
    const names = (await readdir(join(folder, prefix)))
      .filter((name) => !name.startsWith('.'))
      .sort(byCodeUnits);
    for (const name of names) {
      const path = prefix === '' ? name : `${prefix}/${name}`;
      const found = await lstat(join(folder, path));
      if (found.isSymbolicLink())
        throw new KitError([
          {
            code: 'ZIP_SYMLINK',
            severity: 'error',
            message: `"${path}" is a symbolic link.`,
            at: { file: folder, path },
          },
        ]);
      if (found.isDirectory()) await visit(path);
      else if (found.isFile()) {
        total += found.size;
        if (tree.size >= mostFiles || total > largestTotal)
          throw new KitError([
            {
              code: 'ZIP_TOO_LARGE',
              severity: 'error',
              message: `The folder holds more than ${mostFiles} files or ${largestTotal} bytes.`,
              at: { file: folder },
            },
          ]);
        tree.set(path, new Uint8Array(await readFile(join(folder, path))));
      }
    }
  };
  await visit('');
  return tree;
}
