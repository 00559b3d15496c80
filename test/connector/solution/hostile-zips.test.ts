import { mkdtemp, symlink, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { KitError } from '../../../connector/problems/problem.ts';
import type { ProblemCode } from '../../../connector/problems/problem-codes.ts';
import { readTree } from '../../../connector/solution/read-tree.ts';
import { readSolution } from '../../../connector/solution/read-solution.ts';
import { readZip } from '../../../connector/solution/read-zip.ts';
import { textBytes } from '../../../connector/solution/text-bytes.ts';
import { rawZip, type RawEntry, type RawZipOptions } from './raw-zip.ts';

function codes(run: () => unknown): readonly ProblemCode[] {
  try {
    run();
  } catch (error) {
    if (error instanceof KitError) return [...new Set(error.problems.map(({ code }) => code))];
    throw error;
  }
  return [];
}

const refused: readonly (readonly [string, ProblemCode, readonly RawEntry[], RawZipOptions?])[] = [
  ['a name that climbs out', 'ZIP_PATH', [{ name: '../evil.txt' }]],
  ['a name that climbs out in the middle', 'ZIP_PATH', [{ name: 'Workflows/../../evil.txt' }]],
  ['an absolute name', 'ZIP_PATH', [{ name: '/etc/passwd' }]],
  ['a name with a drive', 'ZIP_PATH', [{ name: 'C:/evil.txt' }]],
  ['a backslash', 'ZIP_PATH', [{ name: String.raw`Workflows\x.json` }]],
  ['a NUL in a name', 'ZIP_PATH', [{ name: 'solution.xml\0.txt' }]],
  ['an empty name', 'ZIP_PATH', [{ name: '' }]],
  ['an empty part of a name', 'ZIP_PATH', [{ name: 'Workflows//x.json' }]],
  ['a dot as part of a name', 'ZIP_PATH', [{ name: './solution.xml' }]],
  ['one name twice', 'ZIP_DUPLICATE_NAME', [{ name: 'solution.xml' }, { name: 'solution.xml' }]],
  [
    'names that differ in case only',
    'ZIP_DUPLICATE_NAME',
    [{ name: 'solution.xml' }, { name: 'Solution.XML' }],
  ],
  ['a file that is also a folder', 'ZIP_DUPLICATE_NAME', [{ name: 'a' }, { name: 'a/b' }]],
  ['a folder that is also a file', 'ZIP_DUPLICATE_NAME', [{ name: 'a/b' }, { name: 'A' }]],
  ['names equal once composed', 'ZIP_DUPLICATE_NAME', [{ name: 'a\u0301.xml' }, { name: '\u00E1.xml' }]],
  ['a symbolic link', 'ZIP_SYMLINK', [{ name: 'solution.xml', externalAttributes: 0o120777 * 0x10000 }]],
  ['an encrypted entry', 'ZIP_ENCRYPTED', [{ name: 'solution.xml', flags: 1 }]],
  ['an unknown compression', 'ZIP_COMPRESSION', [{ name: 'solution.xml', method: 12 }]],
  ['a wrong checksum', 'ZIP_DAMAGED', [{ name: 'solution.xml', crc: 1 }]],
  [
    'a size below the truth',
    'ZIP_DAMAGED',
    [{ name: 'solution.xml', data: Buffer.alloc(5000, 'ab'), size: 10 }],
  ],
  [
    'a size above the truth',
    'ZIP_DAMAGED',
    [{ name: 'solution.xml', data: Buffer.alloc(50, 'ab'), size: 60 }],
  ],
  ['another name in the own header', 'ZIP_DAMAGED', [{ name: 'solution.xml', localName: 'solution.xmk' }]],
  ['two names for one content', 'ZIP_DAMAGED', [{ name: 'a.xml' }, { name: 'b.xml', offsetOf: 0 }]],
  ['broken compressed data', 'ZIP_DAMAGED', [{ name: 'a.xml', raw: Uint8Array.of(7, 7, 7), size: 3 }]],
  [
    'bytes hidden behind compressed data',
    'ZIP_DAMAGED',
    [{ name: 'a.xml', raw: Buffer.concat([deflateRawSync(Buffer.from('x')), Buffer.from('hidden')]) }],
  ],
  ['a bomb', 'ZIP_TOO_LARGE', [{ name: 'a.xml', data: new Uint8Array(10_000_000) }]],
  ['a size of four gigabytes', 'ZIP_TOO_LARGE', [{ name: 'a.xml', size: 0xfffffff0 }]],
  ['65535 entries by the count', 'ZIP_TOO_LARGE', [{ name: 'a.xml' }], { count: 0xffff }],
  ['more entries by the count than there are', 'ZIP_DAMAGED', [{ name: 'a.xml' }], { count: 5 }],
  [
    'fewer entries by the count than there are',
    'ZIP_DAMAGED',
    [{ name: 'a.xml' }, { name: 'b.xml' }],
    { count: 1 },
  ],
  ['bytes before the zip', 'ZIP_TRAILING_DATA', [{ name: 'a.xml' }], { before: Buffer.from('MZ') }],
  ['bytes behind the zip', 'ZIP_TRAILING_DATA', [{ name: 'a.xml' }], { after: Buffer.from('more') }],
  [
    'bytes behind the directory',
    'ZIP_TRAILING_DATA',
    [{ name: 'a.xml' }],
    { beforeEnd: Buffer.from('more') },
  ],
  [
    'bytes between entries',
    'ZIP_TRAILING_DATA',
    [{ name: 'a.xml', gap: Buffer.from('more') }, { name: 'b.xml' }],
  ],
];

describe('a hostile zip is refused for', () => {
  test.each(refused.map(([what, ...rest]) => ({ what, rest })))(
    '$what',
    ({ rest: [code, entries, options] }) => {
      expect(codes(() => readZip(rawZip(entries, options)))).toEqual([code]);
    },
  );

  test('10001 entries', () => {
    const entries = Array.from({ length: 10_001 }, (_, index) => ({ name: `f${index}.txt`, method: 0 }));
    expect(codes(() => readZip(rawZip(entries)))).toEqual(['ZIP_TOO_LARGE']);
  });

  test('220 megabytes in entries that are each modest', () => {
    const entry = (name: string) => ({ name, size: 110_000_000, raw: new Uint8Array(2_000_000) });
    expect(codes(() => readZip(rawZip([entry('a'), entry('b')])))).toEqual(['ZIP_TOO_LARGE']);
  });

  test('the end cut off, wherever it is cut', () => {
    const good = rawZip([{ name: 'solution.xml' }, { name: 'customizations.xml' }]);
    for (let length = 0; length < good.length; length += 1)
      expect(codes(() => readZip(good.slice(0, length)))).toEqual(['ZIP_TRUNCATED']);
  });

  test('no zip at all', () => {
    expect(codes(() => readZip(textBytes('<html>not found</html>')))).toEqual(['ZIP_TRUNCATED']);
  });
});

test('every problem of the entries is told at once', () => {
  const zip = rawZip([{ name: '../a' }, { name: 'b', flags: 1 }, { name: 'c', method: 99 }]);
  expect(codes(() => readZip(zip)).toSorted()).toEqual(['ZIP_COMPRESSION', 'ZIP_ENCRYPTED', 'ZIP_PATH']);
});

test('a good zip is read: stored and deflated entries, folders and data descriptors', () => {
  const zip = rawZip([
    { name: 'Workflows/', method: 0, data: new Uint8Array() },
    { name: 'Workflows/a.json', data: textBytes('{}') },
    { name: 'b.txt', method: 0, data: textBytes('hello'), flags: 8, gap: new Uint8Array(16) },
  ]);
  const tree = readZip(zip);
  expect([...tree].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ['Workflows/a.json', '{}'],
    ['b.txt', 'hello'],
  ]);
});

test('whatever byte of a zip is changed, it is read as it was or refused', () => {
  const good = rawZip([
    { name: 'solution.xml', data: textBytes('<a>some text</a>') },
    { name: 'b', method: 0 },
  ]);
  const contents = (bytes: Uint8Array) => JSON.stringify([...readZip(bytes)].map(([, each]) => [...each]));
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bad = Uint8Array.from(good);
      bad[at] = (bad[at] ?? 0) ^ change;
      const refusals = codes(() => readZip(bad));
      expect(refusals.length > 0 || contents(bad) === contents(good)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

describe('a document type is refused in', () => {
  const bomb = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
  const empty = '<ImportExportXml><SolutionManifest /></ImportExportXml>';
  test.each([
    ['solution.xml', { 'solution.xml': bomb, 'customizations.xml': empty }],
    [
      'customizations.xml',
      { 'solution.xml': empty, 'customizations.xml': `\uFEFF<?xml version="1.0"?>${bomb}` },
    ],
    [
      'XML of other components',
      { 'solution.xml': empty, 'customizations.xml': empty, 'Assets/x.XML': `<!-- c -->${bomb}` },
    ],
    ['lower case', { 'solution.xml': '<!doctype a><a/>', 'customizations.xml': empty }],
  ])('%s', (_, files) => {
    const tree = new Map(Object.entries(files).map(([name, text]) => [name, textBytes(text)]));
    expect(codes(() => readTree(tree))).toEqual(['XML_DOCTYPE']);
  });
});

test('a folder with a symbolic link is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'solution-'));
  await writeFile(join(folder, 'solution.xml'), '<ImportExportXml />');
  await mkdir(join(folder, 'Workflows'));
  await symlink('/etc/passwd', join(folder, 'Workflows', 'a.json'));
  await expect(readSolution(folder)).rejects.toMatchObject({ problems: [{ code: 'ZIP_SYMLINK' }] });
});
