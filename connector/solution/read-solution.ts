import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { KitError } from '../problems/problem.ts';
import { readFolder } from './read-folder.ts';
import { readTree, type ReadSolution } from './read-tree.ts';
import { readZip } from './read-zip.ts';

/** Folders in which pac and project templates keep an unpacked solution. */
const usualFolders = ['', 'src', 'SolutionPackage/src', 'unpacked', 'unpacked/src'];

/**
 * Reads a solution from a zip or from a folder, packed or unpacked by the solution packager, ours or anybody's.
 * What is merely wrong inside stays readable and is for `verifySolution` to say; a `KitError` is thrown where there
 * is nothing to read, and for hostile zips and XML.
 */
export async function readSolution(path: string): Promise<ReadSolution> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new KitError([
      {
        code: 'PATH_UNREADABLE',
        severity: 'error',
        message: `There is nothing at "${path}".`,
        at: { file: path },
      },
    ]);
  if (!found.isDirectory())
    return readTree(readZip(await readFile(path), path), { source: path, form: 'zip' });
  for (const folder of usualFolders) {
    const root = join(path, folder);
    if ((await isFile(join(root, 'solution.xml'))) || (await isFile(join(root, 'Other', 'Solution.xml'))))
      return readTree(await readFolder(root), { source: root, form: 'folder' });
  }
  throw new KitError([
    {
      code: 'SOLUTION_FILE_MISSING',
      severity: 'error',
      message: `"${path}" holds neither "solution.xml" nor "Other/Solution.xml".`,
      at: { file: path },
    },
  ]);
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}
