import { createHash } from 'node:crypto';

import { buildTree } from '../solution/build-tree.ts';
import type { SolutionContent, SolutionTree } from '../solution/solution-content.ts';
import { writeZip } from '../solution/write-zip.ts';
import { combineSolutions, type Solutions } from './assemble-solutions.ts';

/** A solution as it goes to Microsoft: its zip, and what the zip was made of. */
export interface Package {
  /** `MarketplaceLeads_1_0_0_0_managed.zip`. */
  readonly fileName: string;
  readonly managed: boolean;
  readonly content: SolutionContent;
  readonly tree: SolutionTree;
  readonly bytes: Uint8Array;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
}

export interface PackageOptions {
  readonly kinds: readonly ('managed' | 'unmanaged')[];
  /** One zip with everything instead of two. */
  readonly combined: boolean;
}

/** The zips of these solutions; the connector's comes first, as it is imported first. */
export function buildPackages(solutions: Solutions, { kinds, combined }: PackageOptions): readonly Package[] {
  const contents = combined ? [combineSolutions(solutions)] : [solutions.connector, solutions.flow];
  return contents.flatMap((content) => kinds.map((kind) => buildPackage(content, kind === 'managed')));
}

function buildPackage(content: SolutionContent, managed: boolean): Package {
  const tree = buildTree(content, { managed });
  const bytes = writeZip(tree);
  return {
    fileName: `${content.uniqueName}_${content.version.replaceAll('.', '_')}${managed ? '_managed' : ''}.zip`,
    managed,
    content,
    tree,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
