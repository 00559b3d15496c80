import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { readSolution } from '../../connector/solution/read-solution.ts';
import { buildCommand } from '../../scripts/build/build-command.ts';
import type { BuildReport } from '../../scripts/build/report-build.ts';
import { inTemporaryFolder, runInProcess, type CommandResult } from './run-in-process.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Project {
  readonly folder: string;
  readonly build: (...argv: readonly string[]) => Promise<CommandResult>;
  /** Replaces text in one of the two input files. */
  readonly edit: (file: string, found: string, replacement: string) => Promise<void>;
  readonly files: () => Promise<readonly string[]>;
}

/** A folder with copies of the two input files, as a publisher's clone has them. */
async function inProject<T>(run: (project: Project) => Promise<T>): Promise<T> {
  return inTemporaryFolder(async (folder) => {
    await mkdir(join(folder, 'connector'));
    for (const file of ['solution.yaml', 'lead.schema.yaml'])
      await cp(join(root, 'connector', file), join(folder, 'connector', file));
    return run({
      folder,
      build: (...argv) => runInProcess(buildCommand, argv, { cwd: folder }),
      edit: async (file, found, replacement) => {
        const path = join(folder, 'connector', file);
        const text = await readFile(path, 'utf8');
        expect(text).toContain(found);
        await writeFile(
          path,
          text.replace(found, () => replacement),
        );
      },
      files: async () => {
        const found = await readdir(folder, { recursive: true, withFileTypes: true });
        return found
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
          .sort();
      },
    });
  });
}

function report({ out }: CommandResult): BuildReport {
  return JSON.parse(out) as BuildReport;
}

describe('npm run build-solution', () => {
  test('writes both zips and the generated files, and tells what is in them', async () => {
    await inProject(async ({ folder, build, files }) => {
      const { code, out, error } = await build();
      expect([code, error]).toEqual([0, expect.stringContaining('warning EXAMPLE_PUBLISHER')]);
      const written = await files();
      expect(written.filter((file) => file.startsWith('dist/'))).toEqual([
        'dist/MarketplaceLeadConnector_1_0_0_0.zip',
        'dist/MarketplaceLeads_1_0_0_0.zip',
      ]);
      expect(written).toContain('connector/generated/flow/lead-flow.json');
      for (const words of [
        'dist/MarketplaceLeads_1_0_0_0.zip  Marketplace leads 1.0.0.0, unmanaged',
        'connection reference  cts_',
        'environment variable  cts_',
        'first value "leads@contoso.example"',
        'premium',
        'answer 202, run Succeeded',
        '1 row created in lead',
        'Medium',
        'leads a day',
        'pac solution import --path dist/MarketplaceLeads_1_0_0_0.zip',
        'HTTPS endpoint',
        'press Validate',
      ])
        expect(out).toContain(words);
      expect(out).not.toContain('failed');
      const solution = await readSolution(join(folder, 'dist/MarketplaceLeads_1_0_0_0.zip'));
      expect(solution).toMatchObject({
        uniqueName: 'MarketplaceLeads',
        version: '1.0.0.0',
        managed: 'unmanaged',
        publisherPrefix: 'cts',
      });
    });
  });

  test('--json is one object with the digest of each zip', async () => {
    await inProject(async ({ folder, build }) => {
      const result = await build('--json', '--both', '--out', 'release');
      const { ok, packages, sample, capacities } = report(result);
      expect([result.code, ok]).toEqual([0, true]);
      expect(packages.map(({ file, managed }) => [file, managed])).toEqual([
        ['release/MarketplaceLeadConnector_1_0_0_0.zip', false],
        ['release/MarketplaceLeadConnector_1_0_0_0_managed.zip', true],
        ['release/MarketplaceLeads_1_0_0_0.zip', false],
        ['release/MarketplaceLeads_1_0_0_0_managed.zip', true],
      ]);
      for (const { file, sha256, bytes } of packages) {
        const found = await readFile(join(folder, file));
        expect([createHash('sha256').update(found).digest('hex'), found.length]).toEqual([sha256, bytes]);
      }
      const [low] = capacities;
      expect(low).toMatchObject({ profile: 'Low', leadsPerDay: Math.floor(10_000 / sample.requests) });
      expect(sample.requests).toBeGreaterThan(3);
    });
  });

  test.each([
    [['--managed'], ['MarketplaceLeadConnector_1_0_0_0_managed.zip', 'MarketplaceLeads_1_0_0_0_managed.zip']],
    [['--combined'], ['MarketplaceLeads_1_0_0_0.zip']],
  ])('%j', async (argv, names) => {
    await inProject(async ({ build, files }) => {
      expect((await build(...argv)).code).toBe(0);
      expect((await files()).filter((file) => file.startsWith('dist/'))).toEqual(
        names.map((name) => `dist/${name}`),
      );
    });
  });

  test('the same inputs give the same bytes, and --check agrees until an input changes', async () => {
    await inProject(async ({ build, edit, files }) => {
      expect((await build('--check')).code).toBe(1);
      const first = report(await build('--json'));
      const again = report(await build('--json'));
      expect(again.packages.map(({ sha256 }) => sha256)).toEqual(first.packages.map(({ sha256 }) => sha256));
      expect(await build('--check')).toEqual({
        code: 0,
        out: 'connector/generated is what the inputs make.\n',
        error: '',
      });
      await edit('lead.schema.yaml', 'title: Offer Title', 'title: Name of the offer');
      const before = await files();
      const drift = await build('--check');
      expect(drift.code).toBe(1);
      expect(drift.error).toMatch(
        /^connector\/generated\/connector\/apiDefinition\.swagger\.json:\d+:1: error GENERATED_DRIFT: the line is .*"Offer Title".*"Name of the offer"/,
      );
      expect(await files()).toEqual(before);
      expect(report(await build('--check', '--json'))).toMatchObject({ ok: false });
    });
  });
});

describe('with other settings the sample lead arrives, too', () => {
  test.each([
    ['a merge by a unique key', [['way: lookup', 'way: unique, keyColumn: cts_leadkey']]],
    ['no merge', [['way: lookup', 'way: none']]],
    ['dead letters in SharePoint', [['deadLetter: email', 'deadLetter: sharepoint']]],
    ['mails to sales', [['notify: none', 'notify: email']]],
    ['messages in Teams', [['notify: none', 'notify: teams']]],
    [
      'an answer after the work',
      [
        ['response: none', 'response: completed'],
        ['retry: standard', 'retry: quick'],
      ],
    ],
    [
      'a draft that answers at once, with a heartbeat',
      [
        ['state: on', 'state: draft'],
        ['response: none', 'response: accepted'],
        ['enabled: false', 'enabled: true'],
      ],
    ],
    [
      'schema validation, nothing hidden, no first values',
      [
        ['schemaValidation: false', 'schemaValidation: true'],
        ['secureData: true', 'secureData: false'],
        ['  alertAddress: leads@contoso.example\n', '  topicPrefix: "Lead: "\n'],
      ],
    ],
    [
      'columns of the publisher',
      [
        ['mapping:', 'mapping:\n  LeadSource: fab_source'],
        ['LastName: lastname', 'LastName: { column: lastname, maxLength: 40 }'],
      ],
    ],
  ])('%s', async (_, edits) => {
    await inProject(async ({ build, edit }) => {
      for (const [found = '', replacement = ''] of edits) await edit('solution.yaml', found, replacement);
      const { code, out } = await build();
      expect(out).toContain('run Succeeded');
      expect(code).toBe(0);
    });
  });
});

describe('a build that must not be', () => {
  test.each([
    ['bad YAML', 'solution.yaml', 'state: on #', 'state: [on #', 'YAML_SYNTAX'],
    ['an unknown key', 'solution.yaml', '  state:', '  stat:', 'SETTING_UNKNOWN'],
    ['a wrong prefix', 'solution.yaml', 'prefix: cts', 'prefix: CTS', 'PREFIX_FORMAT'],
    ['a reserved prefix', 'solution.yaml', 'prefix: cts', 'prefix: mscrm1', 'PREFIX_RESERVED'],
    ['a version with a letter', 'solution.yaml', '1.0.0.0', '1.x', 'VERSION_FORMAT'],
    ['a column used twice', 'solution.yaml', 'LastName: lastname', 'LastName: firstname', 'COLUMN_DUPLICATE'],
    ['no publisher', 'solution.yaml', 'publisher:', 'publisher_:', 'SETTING_MISSING'],
    [
      'an unknown destination',
      'solution.yaml',
      'destination: dataverse',
      'destination: abacus',
      'DESTINATION_UNKNOWN',
    ],
    ['a number out of range', 'solution.yaml', '72700', '99', 'OPTION_VALUE_PREFIX'],
    [
      'a key given twice',
      'solution.yaml',
      'destination: dataverse',
      'destination: dataverse\ndestination: dataverse',
      'YAML_DUPLICATE_KEY',
    ],
    ['a merge without key', 'solution.yaml', 'way: lookup', 'way: unique', 'MERGE_KEY_MISSING'],
    ['a type that is none', 'lead.schema.yaml', 'type: string', 'type: strng', 'LEAD_FIELD_TYPE'],
  ])('%s: its own error, exit code 2, and no file', async (_, file, found, replacement, code) => {
    await inProject(async ({ build, edit, files }) => {
      await edit(file, found, replacement);
      const before = await files();
      const result = await build();
      expect(result.code).toBe(2);
      expect(result.error).toMatch(
        new RegExp(`^connector/${file.replaceAll('.', '\\.')}:\\d+:\\d+: error ${code}: `, 'm'),
      );
      expect(result.out).toBe('');
      expect(await files()).toEqual(before);
    });
  });

  test('another prefix after a build, until --new-identity says so', async () => {
    await inProject(async ({ build, edit, files }) => {
      expect((await build()).code).toBe(0);
      await edit('solution.yaml', 'prefix: cts', 'prefix: fab');
      const before = await files();
      const refused = await build();
      expect(refused.code).toBe(2);
      expect(refused.error).toContain(
        `error IDENTITY_CHANGED: the publisher's prefix was "cts" in the last build and is "fab" now`,
      );
      expect(await files()).toEqual(before);
      const wanted = await build('--new-identity');
      expect([wanted.code, wanted.error]).toEqual([0, expect.not.stringContaining('IDENTITY_CHANGED')]);
      expect(wanted.out).toContain('fab_');
      expect((await build()).code).toBe(0);
    });
  });

  test('other content under the same version is only a warning', async () => {
    await inProject(async ({ build, edit }) => {
      await build();
      await edit('solution.yaml', 'windowHours: 24', 'windowHours: 48');
      const { code, error } = await build();
      expect([code, error]).toEqual([0, expect.stringContaining('warning VERSION_NOT_RAISED')]);
    });
  });

  test('an output folder that is a file', async () => {
    await inProject(async ({ folder, build, files }) => {
      await writeFile(join(folder, 'taken'), '');
      const before = await files();
      const { code, error } = await build('--out', 'taken');
      expect([code, error]).toEqual([2, expect.stringContaining('error OUTPUT_UNWRITABLE')]);
      expect(await files()).toEqual(before);
    });
  });

  test('a file where the generated files should be', async () => {
    await inProject(async ({ folder, build, files }) => {
      await writeFile(join(folder, 'connector/generated'), '');
      const before = await files();
      const { code, error } = await build();
      expect([code, error]).toEqual([
        2,
        expect.stringContaining('error FILE_UNREADABLE: "connector/generated" cannot be read: ENOTDIR'),
      ]);
      expect(await files()).toEqual(before);
    });
  });

  test('a folder without inputs', async () => {
    await inTemporaryFolder(async (cwd) => {
      const { code, error } = await runInProcess(buildCommand, [], { cwd });
      expect(code).toBe(2);
      expect(error.match(/error FILE_MISSING/g)).toHaveLength(2);
    });
  });
});

describe('as a process', () => {
  const run = (...argv: readonly string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build-solution.ts', ...argv], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });

  test('--help is on the standard output, with exit code 0', () => {
    const { status, stdout, stderr } = run('--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^npm run build-solution -- \[options\]\n/);
  });

  test('a mistyped option ends with exit code 2 and no color', () => {
    const { status, stdout, stderr } = run('--manged');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'error USAGE: "--manged" is not an option of this command; did you mean "--managed"? Allowed: --managed, --both, --combined, --out, --check, --new-identity, --json, --help\n  See the options with --help.\n',
    );
  });

  test('the generated files of this repository are what its inputs make', () => {
    const { status, stderr } = run('--check');
    expect([status, stderr]).toEqual([0, '']);
  });
});
