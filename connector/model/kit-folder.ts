import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The kit's own folder, that of its package.json: above this file, or above the bundle that a command runs from.
 * For files that ship with the kit; what the user names is relative to the working folder.
 */
export const kitFolder = find(dirname(fileURLToPath(import.meta.url)));

function find(folder: string): string {
  if (isKit(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The package.json of the kit is missing.');
  return find(parent);
}

function isKit(path: string): boolean {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { name?: string }).name === 'marketplace-lead-kit';
  } catch {
    return false;
  }
}
