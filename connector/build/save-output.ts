import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { KitError } from '../problems/problem.ts';
import type { SolutionTree } from '../solution/solution-content.ts';

/** What a build leaves behind. */
export interface BuildOutput {
  /** Files by absolute path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** A folder that becomes exactly these files; absent: it is left alone. */
  readonly folder?: { readonly path: string; readonly tree: SolutionTree };
}

/**
 * Writes everything under temporary names beside its place and only then renames it, so that nobody sees half a
 * file or half a folder. Throws a `KitError` where a place cannot be written; what was written so far is removed.
 */
export async function saveOutput({ files, folder }: BuildOutput): Promise<void> {
  const mark = randomBytes(6).toString('hex');
  const beside = (path: string, kind: string) => join(dirname(path), `.${basename(path)}.${mark}.${kind}`);
  const staged = [...files].map(([path, bytes]) => ({ path, bytes, temporary: beside(path, 'tmp') }));
  const made: string[] = [];
  try {
    for (const { path, bytes, temporary } of staged) {
      made.push(temporary);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(temporary, bytes, { flag: 'wx' });
    }
    if (folder) {
      const temporary = beside(folder.path, 'tmp');
      made.push(temporary);
      await writeTree(temporary, folder.tree);
    }
    for (const { path, temporary } of staged) await rename(temporary, path);
    if (folder) await replaceFolder(folder.path, beside(folder.path, 'tmp'), beside(folder.path, 'old'));
  } catch (error) {
    await Promise.allSettled(made.map((path) => rm(path, { recursive: true, force: true })));
    throw refusal(error, new Map(staged.map(({ path, temporary }) => [temporary, path])));
  }
}

async function writeTree(root: string, tree: SolutionTree): Promise<void> {
  for (const [path, bytes] of tree) {
    const target = join(root, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes, { flag: 'wx' });
  }
}

/** A folder that is there cannot be renamed over: the old one steps aside, and comes back if the new one fails. */
async function replaceFolder(path: string, replacement: string, aside: string): Promise<void> {
  const stepped = await rename(path, aside).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(replacement, path);
  } catch (error) {
    if (stepped) await rename(aside, path);
    throw error;
  }
  if (stepped) await rm(aside, { recursive: true, force: true });
}

/** The refusal of the file system as a problem that names the wanted place, not the temporary one. */
function refusal(error: unknown, wanted: ReadonlyMap<string, string>): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return error;
  const place = wanted.get(String(error.path)) ?? String(error.path);
  return new KitError([
    {
      code: 'OUTPUT_UNWRITABLE',
      severity: 'error',
      message: `"${place}" cannot be written: ${String(error.code)}`,
      at: { file: place },
    },
  ]);
}
