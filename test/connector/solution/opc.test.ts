import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { buildPackages } from '../../../connector/build/build-packages.ts';
import { buildSolutions } from '../../../connector/build-solutions.ts';
import { buildTree } from '../../../connector/solution/build-tree.ts';
import { contentTypesEntry } from '../../../connector/solution/content-types.ts';
import { pack } from '../../../connector/solution/pack.ts';
import type { SolutionTree } from '../../../connector/solution/solution-content.ts';
import { unpack } from '../../../connector/solution/unpack.ts';
import { writeZip } from '../../../connector/solution/write-zip.ts';
import { model } from '../../helpers/shipped-model.ts';
import { missing, openPackages } from '../../oracles/opc/open-packages.ts';
import { exampleContent } from './example-content.ts';

const ours = [false, true].flatMap((combined) =>
  buildPackages(buildSolutions(model), { kinds: ['unmanaged', 'managed'], combined }).map(
    ({ fileName, tree }) => [`${combined ? 'combined' : 'two'}-${fileName}`, tree] as const,
  ),
);
const managed = buildTree(exampleContent, { managed: true });
const packages: Readonly<Record<string, SolutionTree>> = {
  unmanaged: buildTree(exampleContent, { managed: false }),
  managed,
  'flows only': buildTree(
    { ...exampleContent, connectors: [], environmentVariables: [] },
    { managed: false },
  ),
  'connector only': buildTree(
    { ...exampleContent, workflows: [], connectionReferences: [] },
    { managed: false },
  ),
  'packed from sources': pack(unpack(managed), { managed: true }),
  ...Object.fromEntries(ours),
};

describe.skipIf(missing !== undefined)(`System.IO.Packaging of .NET${missing ?? ''}`, () => {
  test('the shipped inputs make six packages', () => {
    expect(ours).toHaveLength(6);
  });

  test('opens every package that we build and sees every part, unchanged, with its content type', () => {
    const folder = mkdtempSync(join(tmpdir(), 'opc-zips-'));
    const paths = new Map(
      Object.entries(packages).map(([name, tree]) => {
        const path = join(folder, `${name.replaceAll(' ', '-')}.zip`);
        writeFileSync(path, writeZip(tree));
        return [name, path] as const;
      }),
    );
    const uncovered = join(folder, 'uncovered.zip');
    writeFileSync(uncovered, writeZip(new Map([...managed, ['notes.txt', new Uint8Array(1)]])));
    const untyped = join(folder, 'untyped.zip');
    writeFileSync(untyped, writeZip(new Map([...managed].filter(([entry]) => entry !== contentTypesEntry))));

    const opened = openPackages([...paths.values(), uncovered, untyped]);
    for (const [name, path] of paths) {
      const tree = packages[name] ?? new Map<string, Uint8Array>();
      const seen = (opened[path]?.parts ?? []).map(({ uri, sha256 }) => `${name} ${uri} ${sha256}`);
      const expected = [...tree]
        .filter(([entry]) => entry !== contentTypesEntry)
        .map(([entry, bytes]) => `${name} /${entry} ${createHash('sha256').update(bytes).digest('hex')}`);
      expect(seen.toSorted()).toEqual(expected.toSorted());
      expect(
        opened[path]?.parts?.every(({ type }) => /^(application\/octet-stream|text\/xml)$/.test(type)),
      ).toBe(true);
    }
    // What the rule on content types says is what the reader does: no type, no part.
    expect(opened[uncovered]?.parts?.map(({ uri }) => uri)).not.toContain('/notes.txt');
    expect(opened[untyped]?.parts).toEqual([]);
  }, 300_000);
});
