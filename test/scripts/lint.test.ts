import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { buildTree } from '../../connector/solution/build-tree.ts';
import { textBytes } from '../../connector/solution/text-bytes.ts';
import { unpack } from '../../connector/solution/unpack.ts';
import { writeZip } from '../../connector/solution/write-zip.ts';
import { lintCommand } from '../../scripts/lint/lint-command.ts';
import { exampleContent } from '../connector/solution/example-content.ts';
import { rawZip } from '../connector/solution/raw-zip.ts';
import { sharedSamples } from '../helpers/shared-samples.ts';
import { inTemporaryFolder, runInProcess } from './run-in-process.ts';

const tree = buildTree(exampleContent, { managed: false });
const brokenFlow = {
  definition: {
    triggers: { t: { type: 'Recurrence' } },
    actions: { A: { type: 'Compose', inputs: '@concat(' } },
  },
};

/** A folder with a good and a bad file of each kind. */
async function inSamples<T>(
  run: (lint: (...argv: string[]) => ReturnType<typeof runInProcess>) => Promise<T>,
): Promise<T> {
  return inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'good.zip'), writeZip(tree));
    await writeFile(join(folder, 'hostile.zip'), rawZip([{ name: '../evil' }]));
    const broken = new Map([...tree].filter(([entry]) => !/openapidefinition/.test(entry)));
    await writeFile(join(folder, 'broken.zip'), writeZip(broken));
    for (const [path, bytes] of unpack(tree)) {
      await mkdir(join(folder, 'unpacked', path, '..'), { recursive: true });
      await writeFile(join(folder, 'unpacked', path), bytes);
    }
    await writeFile(join(folder, 'zip.txt'), writeZip(broken));
    await writeFile(join(folder, 'notes.txt'), 'Nothing to check.');
    await writeFile(join(folder, 'flow.json'), JSON.stringify(brokenFlow));
    await writeFile(
      join(folder, 'my connector.json'),
      JSON.stringify({ swagger: '2.0', info: {}, paths: {} }),
    );
    await writeFile(join(folder, 'other.json'), '{"some":"thing"}');
    await writeFile(join(folder, 'torn.json'), '{"some":');
    await writeFile(join(folder, 'deep.json'), '['.repeat(100_000) + ']'.repeat(100_000));
    const flowEntry = [...tree.keys()].find((entry) => entry.startsWith('Workflows/')) ?? '';
    const deep = `{"properties":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_001)}`;
    await writeFile(join(folder, 'deep.zip'), writeZip(new Map([...tree, [flowEntry, textBytes(deep)]])));
    return run((...argv) => runInProcess(lintCommand, argv, { cwd: folder }));
  });
}

test('a good package, packed and unpacked, ends with 0 and is counted', async () => {
  await inSamples(async (lint) => {
    const { code, out } = await lint('good.zip', 'unpacked');
    expect(code).toBe(0);
    expect(out).toMatch(/^good\.zip \(solution\): 0 errors, \d+ warnings?, \d+ notes?$/m);
    expect(out).toMatch(/^unpacked \(solution\): 0 errors/m);
  });
});

test.each([
  ['broken.zip', 1, 'S-connector-file'],
  ['flow.json', 1, 'F-expression'],
  ['my connector.json', 1, 'C-S1-document'],
  ['hostile.zip', 1, 'ZIP_PATH'],
  ['other.json', 2, 'LINT_FILE_UNKNOWN'],
  ['torn.json', 2, 'LINT_FILE_UNKNOWN'],
  ['absent.zip', 2, 'PATH_UNREADABLE'],
  ['notes.txt', 2, 'LINT_FILE_UNKNOWN'],
  ['zip.txt', 1, 'S-connector-file'],
  ['deep.json', 2, 'LINT_FILE_UNKNOWN'],
  ['deep.zip', 1, 'S-json'],
])('%s ends with %i and names %s', async (file, code, rule) => {
  await inSamples(async (lint) => {
    const result = await lint(file);
    expect(result.code).toBe(code);
    expect(result.out).toContain(`error ${rule}: `);
  });
});

test('a schema is judged as the schema of a trigger: the documented ones lose leads, a tolerant one only other bodies', async () => {
  const schema = (name: string) =>
    fileURLToPath(new URL(`../leads/lead.schema.${name}.json`, import.meta.url));
  for (const name of ['doc-2018', 'doc-2021']) {
    const { out } = await runInProcess(lintCommand, [schema(name)]);
    expect(out).toContain('refuses null in "ActionCode"');
    expect(out).toContain('"UserDetails/Phone"');
  }
  const { out, code } = await runInProcess(lintCommand, ['--strict', schema('tokens-only')]);
  expect(out).toContain('(schema): 0 errors, 1 warning, 0 notes');
  expect(code).toBe(0);
});

test('no file is a wrong use', async () => {
  await inSamples(async (lint) => {
    expect((await lint()).code).toBe(2);
  });
});

test('a file that cannot be read does not keep the others from being checked', async () => {
  await inSamples(async (lint) => {
    const { code, out } = await lint('hostile.zip', 'flow.json', 'good.zip');
    expect(code).toBe(1);
    expect(out).toContain('ZIP_PATH');
    expect(out).toContain('F-expression');
    expect(out).toContain('good.zip (solution): 0 errors');
  });
});

test('--strict asks for more, --notes tells more', async () => {
  await inSamples(async (lint) => {
    expect((await lint('--strict', 'good.zip')).code).toBe(1);
    const quiet = await lint('good.zip');
    const told = await lint('--notes', 'good.zip');
    expect(quiet.out).not.toContain('note C-');
    expect(told.out).toContain('note C-');
  });
});

test('--json gives every problem with its rule and place', async () => {
  await inSamples(async (lint) => {
    const { code, out } = await lint('--json', 'flow.json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      files: [
        {
          path: '<folder>/flow.json',
          kind: 'flow',
          problems: [
            {
              code: 'FLOW_RULE',
              rule: 'F-expression',
              severity: 'error',
              at: { path: '$.definition.actions.A.inputs' },
            },
          ],
        },
      ],
      totals: { error: 1, warning: 0, note: 0 },
    });
  });
});

interface Sarif {
  readonly version: string;
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly [
          {
            readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
            readonly logicalLocations?: readonly [{ readonly fullyQualifiedName: string }];
          },
        ];
      }[];
    },
  ];
}

test('--sarif is a log of one run, whose results point to their rules and files', async () => {
  await inSamples(async (lint) => {
    const { code, out } = await lint('--sarif', 'my connector.json', 'broken.zip', 'hostile.zip');
    expect(code).toBe(1);
    const log = JSON.parse(out) as Sarif;
    const [{ tool, results }] = log.runs;
    expect(log.version).toBe('2.1.0');
    expect(new Set(tool.driver.rules.map(({ id }) => id)).size).toBe(tool.driver.rules.length);
    for (const result of results) {
      expect(tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(result.message.text).not.toBe('');
    }
    const uris = new Set(
      results.map(({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation.uri),
    );
    expect([...uris].toSorted()).toEqual(['broken.zip', 'hostile.zip', 'my%20connector.json']);
    const missing = results.find(({ ruleId }) => ruleId === 'S-connector-file');
    expect(missing?.locations[0].logicalLocations?.[0].fullyQualifiedName).toMatch(
      /^customizations\.xml:\d+:\d+$/,
    );
  });
});

const { folder: samples, there, note } = sharedSamples('solutions/');

describe.skipIf(!there)(`real packages${note}`, () => {
  test('nine zips and every complete folder end with 0', async () => {
    const paths = [
      'copilotstudiosamples-human-in-the-loop/customHIL_1_0_0_3.zip',
      'copilotstudiosamples-human-in-the-loop/unpacked',
      'copilotstudiosamples-human-in-the-loop/pac-connector-files',
      'copilotstudiosamples-manage-paygo/BillingPolicyManagement_1_0_0_3.zip',
      'copilotstudiosamples-manage-paygo/unpacked',
      'copilotstudiosamples-typeahead/TypeAheadSolutionAPI_1_0_0_0_managed.zip',
      'packager-probe/handmade.extracted',
      'packager-probe/handmade.repacked-by-solutionpackager.zip',
      'packager-probe/handmade.zip',
      'pl500-builder-risk/Lab04_Solution_BuilderRiskService_1_0_0_1.zip',
      'pnp-always-reply/always-respond-to-request.zip',
      'pnp-always-reply/unpacked',
      'pnp-notify-team/notify-team-of-unresponsive-channel-post.zip',
      'pnp-scheduled-quote-email/scheduledquoteemail.zip',
      'powercat-business-approvals-kit/Office365Integration',
    ].map((path) => join(samples, path));
    const { code, out } = await runInProcess(lintCommand, ['--json', ...paths], { cwd: samples });
    const { files } = JSON.parse(out) as {
      readonly files: readonly {
        readonly path: string;
        readonly kind: string;
        readonly problems: readonly { readonly severity: string }[];
      }[];
    };
    expect(
      files
        .filter(({ problems }) => problems.some(({ severity }) => severity === 'error'))
        .map(({ path }) => path),
    ).toEqual([]);
    expect(code).toBe(0);
    expect(files.filter(({ kind }) => kind === 'solution')).toHaveLength(14);
  });
});
