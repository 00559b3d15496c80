import { zipSync, type ZipOptions } from 'fflate';

import type { SolutionTree } from './solution-content.ts';
import { contentTypesEntry } from './content-types.ts';
import { byCodeUnits } from './text-bytes.ts';

/** Local midnight: the zip format stores local time, so every time zone writes the same bytes. */
const epoch = new Date(1980, 0, 1);

/**
 * A zip of these files: manifests first, then the rest by name, content types last, whatever the order of the tree;
 * deflated, no directory entries, one fixed time. The same tree gives the same bytes on every machine.
 */
export function writeZip(tree: SolutionTree): Uint8Array {
  const options: ZipOptions = { level: 9, mtime: epoch, os: 0, attrs: 0 };
  const entries = [...tree.keys()].sort(
    (left, right) => rank(left) - rank(right) || byCodeUnits(left, right),
  );
  return zipSync(
    Object.fromEntries(entries.map((entry) => [entry, [tree.get(entry) ?? new Uint8Array(), options]])),
  );
}

function rank(entry: string): number {
  if (entry === 'customizations.xml') return 0;
  if (entry === 'solution.xml') return 1;
  return entry === contentTypesEntry ? 3 : 2;
}
