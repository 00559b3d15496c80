import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, test } from 'vitest';

import { buildPackages } from '../../../connector/build/build-packages.ts';
import { buildSolutions } from '../../../connector/build-solutions.ts';
import { compareTrees } from '../../../connector/solution/compare-trees.ts';
import { readFolder } from '../../../connector/solution/read-folder.ts';
import type { SolutionTree } from '../../../connector/solution/solution-content.ts';
import { verifySolution } from '../../../connector/solution/verify-solution.ts';
import { readEdited } from '../model/temporary-model.ts';

type Edits = Parameters<typeof readEdited>[0];

const goldens = fileURLToPath(new URL('../../golden/', import.meta.url));
const generated = fileURLToPath(new URL('../../../connector/generated/solution/', import.meta.url));

interface Variant {
  readonly title: string;
  readonly edits: Edits;
  readonly managed?: boolean;
}

/**
 * Other settings than the shipped ones, whose trees are `connector/generated/solution`. A golden holds the files
 * that a variant has otherwise, whole. After a wanted change: UPDATE_GOLDEN=1 npx vitest run test/connector/build/golden
 */
const variants: Readonly<Record<string, Variant>> = {
  managed: { title: 'a managed package', edits: {}, managed: true },
  sharepoint: {
    title: 'dead letters in a SharePoint list',
    edits: { settings: [['deadLetter: email', 'deadLetter: sharepoint']] },
  },
  unique: {
    title: 'a merge by a column with a unique key, and a draft',
    edits: {
      settings: [
        ['way: lookup', 'way: unique, keyColumn: cts_leadkey'],
        ['state: on', 'state: draft'],
      ],
    },
  },
  everything: {
    title: 'an answer after the work, Teams, a heartbeat, a field of the publisher',
    edits: {
      settings: [
        ['response: none', 'response: completed'],
        ['retry: standard', 'retry: quick'],
        ['notify: none', 'notify: teams'],
        ['enabled: false', 'enabled: true'],
        ['mapping:', 'mapping:\n  partnerTier: cts_tier'],
      ],
      lead: [
        [
          '  OfferTitle:',
          '  partnerTier: { type: string, title: Partner Tier, example: gold }\n  OfferTitle:',
        ],
      ],
    },
  },
};

async function treeOf({ edits, managed = false }: Omit<Variant, 'title'>): Promise<SolutionTree> {
  const { model, lines } = await readEdited(edits);
  if (!model) throw new Error(lines.join('\n'));
  const packages = buildPackages(buildSolutions(model), {
    kinds: [managed ? 'managed' : 'unmanaged'],
    combined: false,
  });
  for (const { tree } of packages)
    expect(verifySolution(tree).filter(({ severity }) => severity === 'error')).toEqual([]);
  return new Map(
    packages.flatMap(({ content, tree }) =>
      [...tree].map(([path, bytes]) => [`${content.uniqueName}/${path}`, bytes] as const),
    ),
  );
}

describe('the trees of both solutions', () => {
  let shipped: SolutionTree = new Map();
  beforeAll(async () => {
    shipped = await treeOf({ edits: {} });
  });

  test('as shipped are those that are checked in', async () => {
    expect(compareTrees(await readFolder(generated), shipped)).toEqual([]);
  });

  test.each(Object.entries(variants))('%s: $title', async (name, variant) => {
    const tree = await treeOf(variant);
    const changed = new Map(
      [...tree].filter(([path, bytes]) => !Buffer.from(bytes).equals(shipped.get(path) ?? new Uint8Array())),
    );
    const folder = join(goldens, name);
    if (process.env['UPDATE_GOLDEN'] === '1') await replace(folder, changed);
    expect(changed.size).toBeGreaterThan(0);
    expect(compareTrees(await readFolder(folder), changed)).toEqual([]);
  });
});

async function replace(folder: string, tree: SolutionTree): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [path, bytes] of tree) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}
