import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { buildTree } from '../../../connector/solution/build-tree.ts';
import { compareTrees, type TreeDifference } from '../../../connector/solution/compare-trees.ts';
import { pack } from '../../../connector/solution/pack.ts';
import { readFolder } from '../../../connector/solution/read-folder.ts';
import { readZip } from '../../../connector/solution/read-zip.ts';
import { unpack } from '../../../connector/solution/unpack.ts';
import { sharedSamples } from '../../helpers/shared-samples.ts';
import { exampleContent } from './example-content.ts';

const { folder: samples, there, note } = sharedSamples('solutions/');
const zip = (path: string) => readZip(readFileSync(samples + path), path);
const brief = (differences: readonly TreeDifference[]) =>
  differences.map(({ entry, kind, expected, found }) => [entry, kind, expected?.trim(), found?.trim()]);

test('unpack and pack are each the way back of the other', () => {
  const packed = buildTree(exampleContent, { managed: false });
  const unpacked = unpack(packed);
  expect(unpack(pack(unpacked, { managed: false }))).toEqual(unpacked);
  // The packager's dialect differs: byte order marks, declarations, text/xml for the manifests.
  expect(
    compareTrees(packed, pack(unpacked, { managed: false }), { by: 'meaning' }).map(({ entry }) => entry),
  ).toEqual(['[Content_Types].xml']);
});

test('sources for one kind of package do not make the other', () => {
  const unpacked = unpack(buildTree(exampleContent, { managed: true }));
  expect(() => pack(unpacked, { managed: false })).toThrow('only a managed package');
  expect(pack(unpacked, { managed: true }).has('solution.xml')).toBe(true);
});

test('a flow without its file is not packed', () => {
  const unpacked = new Map(unpack(buildTree(exampleContent, { managed: false })));
  const [flow = ''] = [...unpacked.keys()].filter((entry) => /^Workflows\/Heartbeat.*\.json$/.test(entry));
  unpacked.delete(flow);
  expect(() => pack(unpacked, { managed: false })).toThrow('/Workflows/Heartbeat');
});

describe.skipIf(!there)(`Microsoft's SolutionPackager made the same of${note}`, () => {
  test.each([
    ['packager-probe/handmade.zip', 'packager-probe/handmade.extracted', []],
    [
      'copilotstudiosamples-manage-paygo/BillingPolicyManagement_1_0_0_3.zip',
      'copilotstudiosamples-manage-paygo/unpacked',
      [],
    ],
    [
      'copilotstudiosamples-human-in-the-loop/customHIL_1_0_0_3.zip',
      'copilotstudiosamples-human-in-the-loop/unpacked',
      [],
    ],
    [
      'pnp-always-reply/always-respond-to-request.zip',
      'pnp-always-reply/unpacked/src',
      // Its author keeps sources for both kinds of package; a zip is always one of them.
      [['Other/Solution.xml', 'differs', '<Managed>2</Managed>', '<Managed>0</Managed>']],
    ],
  ])('%s unpacked, byte for byte', async (packed, unpacked, differences) => {
    expect(brief(compareTrees(await readFolder(samples + unpacked), unpack(zip(packed))))).toEqual(
      differences,
    );
  });

  test('handmade.extracted packed again', async () => {
    const found = pack(await readFolder(`${samples}packager-probe/handmade.extracted`), { managed: false });
    const expected = zip('packager-probe/handmade.repacked-by-solutionpackager.zip');
    // This version of the packager leaves the encoding out of the declaration of the content types, writes ContentType
    // before Extension, and lists overrides in the order of the file system; the meaning is the same.
    expect(compareTrees(expected, found).map(({ entry }) => entry)).toEqual(['[Content_Types].xml']);
    expect(compareTrees(expected, found, { by: 'meaning' })).toEqual([]);
  });

  test('always-reply packed again, byte for byte', async () => {
    const found = pack(await readFolder(`${samples}pnp-always-reply/unpacked/src`), { managed: false });
    expect(compareTrees(zip('pnp-always-reply/always-respond-to-request.zip'), found)).toEqual([]);
  });

  test.each([
    [
      'copilotstudiosamples-manage-paygo/BillingPolicyManagement_1_0_0_3.zip',
      'copilotstudiosamples-manage-paygo/unpacked',
    ],
    [
      'copilotstudiosamples-human-in-the-loop/customHIL_1_0_0_3.zip',
      'copilotstudiosamples-human-in-the-loop/unpacked',
    ],
  ])('%s from its sources means what the server exported', async (packed, unpacked) => {
    const found = pack(await readFolder(samples + unpacked), { managed: false });
    // The server says application/octet-stream for its manifests, the packager text/xml.
    expect(brief(compareTrees(zip(packed), found, { by: 'meaning' }))).toEqual([
      [
        '[Content_Types].xml',
        'differs',
        'Default ContentType="application/octet-stream" Extension="xml"',
        'Default ContentType="text/xml" Extension="xml"',
      ],
    ]);
  });
});
