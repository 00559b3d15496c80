import { readFile } from 'node:fs/promises';

import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';

import { assembleSolutions, combineSolutions } from '../../../connector/build/assemble-solutions.ts';
import { listComponents } from '../../../connector/build/list-components.ts';
import {
  prepareBuild,
  type BuildOptions,
  type PreparedBuild,
} from '../../../connector/build/prepare-build.ts';
import type { LeadModel } from '../../../connector/model/lead-model.ts';
import { isMap } from '../../../connector/model/schema/schema-node.ts';
import { readTree } from '../../../connector/solution/read-tree.ts';
import { readZip } from '../../../connector/solution/read-zip.ts';
import { readEdited } from '../model/temporary-model.ts';
import { minimalFlow } from './minimal-flow.ts';

type Edits = Parameters<typeof readEdited>[0];

const connector = new URL('../../../connector/', import.meta.url);

const defaults: BuildOptions = {
  kinds: ['unmanaged'],
  combined: false,
  newIdentity: false,
  folder: 'connector',
};

async function modelOf(edits: Edits = {}): Promise<LeadModel> {
  const { model, lines } = await readEdited(edits);
  if (!model) throw new Error(lines.join('\n'));
  return model;
}

async function prepare(
  edits: Edits = {},
  last?: PreparedBuild,
  options: Partial<BuildOptions> = {},
  description?: string,
): Promise<PreparedBuild> {
  const model = await modelOf(edits);
  return prepareBuild(model, minimalFlow(model, description), last?.generated ?? new Map(), {
    ...defaults,
    ...options,
  });
}

const codes = ({ problems }: PreparedBuild) => problems.map(({ code, severity }) => `${severity} ${code}`);

describe('packages', () => {
  test.each([
    [{}, ['MarketplaceLeadConnector_1_0_0_0.zip', 'MarketplaceLeads_1_0_0_0.zip']],
    [
      { kinds: ['managed'] },
      ['MarketplaceLeadConnector_1_0_0_0_managed.zip', 'MarketplaceLeads_1_0_0_0_managed.zip'],
    ],
    [
      { kinds: ['unmanaged', 'managed'], combined: true },
      ['MarketplaceLeads_1_0_0_0.zip', 'MarketplaceLeads_1_0_0_0_managed.zip'],
    ],
  ] as const)('with %j are %j', async (options, names) => {
    const { packages, checks, problems } = await prepare({}, undefined, options);
    expect(packages.map(({ fileName }) => fileName)).toEqual(names);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(checks.map(({ passed }) => passed)).toEqual([true, true, true]);
    for (const { bytes, managed, fileName } of packages)
      expect(readTree(readZip(bytes, fileName)).managed).toBe(managed ? 'managed' : 'unmanaged');
  });

  test('are the same bytes each time', async () => {
    const [once, again] = [await prepare(), await prepare()];
    expect(once.packages.map(({ sha256 }) => sha256)).toEqual(again.packages.map(({ sha256 }) => sha256));
  });

  test('are the same bytes whatever the order in the input files', async () => {
    const backwards = (value: unknown): unknown =>
      isMap(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, part]) => [key, backwards(part)]),
          )
        : value;
    const shuffled = async (file: string) =>
      stringify(backwards(parse(await readFile(new URL(file, connector), 'utf8'))));
    const edits = { settings: await shuffled('solution.yaml'), lead: await shuffled('lead.schema.yaml') };
    const [once, again] = [await prepare(), await prepare(edits)];
    expect(once.packages.map(({ sha256 }) => sha256)).toEqual(again.packages.map(({ sha256 }) => sha256));
  });

  test('the combined one holds all components under the ids of the two', async () => {
    const model = await modelOf();
    const solutions = assembleSolutions(model, minimalFlow(model));
    const apart = [...listComponents(solutions.flow), ...listComponents(solutions.connector)];
    const together = listComponents(combineSolutions(solutions));
    expect(together).toHaveLength(3);
    expect(new Set(together.map(({ id }) => id))).toEqual(new Set(apart.map(({ id }) => id)));
  });

  test('every display name can change, and every id stays', async () => {
    const renamed = await prepare({
      settings: [
        ['displayName: Contoso\n', 'displayName: Fabrikam\n'],
        ['displayName: Marketplace leads', 'displayName: Leads of the market'],
        ['displayName: Marketplace lead connector', 'displayName: Another connector'],
        [
          'destination:',
          'flow: { displayName: Take a lead }\nconnector: { displayName: Lead Post }\ndestination:',
        ],
      ],
    });
    const ids = (build: PreparedBuild) =>
      build.packages.flatMap(({ content }) => listComponents(content).map(({ id }) => id));
    const names = (build: PreparedBuild) =>
      build.packages.flatMap(({ content }) => listComponents(content).map(({ displayName }) => displayName));
    const before = await prepare();
    expect(ids(renamed)).toEqual(ids(before));
    expect(names(renamed).filter((name) => names(before).includes(name))).toEqual(['Alert address']);
  });
});

describe('certification', () => {
  test('asks for what an import does not: warnings only', async () => {
    const publisher =
      'publisher: { uniqueName: Fabrikam, displayName: Fabrikam, prefix: fab, optionValuePrefix: 12345 }';
    const { problems, checks } = await prepare({ settings: publisher });
    expect(problems.map(({ code, severity, message }) => `${severity} ${code}: ${message}`)).toContain(
      'warning CONNECTOR_RULE: The contact has no "url".',
    );
    expect(checks.at(-1)?.title).toMatch(/certification, but for the warnings above$/);
  });
});

describe('generated files', () => {
  test('hold the connector, the definition, both solutions and the identity', async () => {
    const { generated } = await prepare();
    const names = [...generated.keys()];
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(
      expect.arrayContaining([
        'connector/apiDefinition.swagger.json',
        'connector/apiProperties.json',
        'connector/icon.png',
        'connector/readme.md',
        'connector/settings.json',
        'flow/lead-flow.json',
        'identity.json',
        'solution/MarketplaceLeadConnector/solution.xml',
        'solution/MarketplaceLeads/customizations.xml',
      ]),
    );
  });

  test("the zip's connector files are those for pac, value by value", async () => {
    const { generated } = await prepare();
    const value = (path: string): unknown => JSON.parse(new TextDecoder().decode(generated.get(path)));
    const inZip = (name: string) =>
      value(`solution/MarketplaceLeadConnector/Connector/cts_marketplaceleadsender_${name}.json`);
    const { properties } = value('connector/apiProperties.json') as { properties: Record<string, unknown> };
    expect(inZip('openapidefinition')).toEqual(value('connector/apiDefinition.swagger.json'));
    expect(inZip('connectionparameters')).toEqual(properties['connectionParameters']);
    expect(inZip('policytemplateinstances')).toEqual(properties['policyTemplateInstances']);
  });
});

describe('the identity of the last build', () => {
  test('nothing changed: only the example publisher is told', async () => {
    const last = await prepare();
    expect(codes(await prepare({}, last))).toEqual(['warning EXAMPLE_PUBLISHER']);
  });

  test.each([
    [
      'the prefix',
      { settings: [['prefix: cts', 'prefix: fab']] },
      '"cts" in the last build and is "fab" now',
    ],
    [
      "the flow solution's name",
      { settings: [['uniqueName: MarketplaceLeads', 'uniqueName: OtherLeads']] },
      '"MarketplaceLeads" in the last build and is "OtherLeads" now',
    ],
    [
      "the connector solution's name",
      { settings: [['MarketplaceLeadConnector', 'OtherConnector']] },
      '"MarketplaceLeadConnector" in the last build',
    ],
    [
      "the connector's name",
      { settings: [['destination:', 'connector: { name: other }\ndestination:']] },
      'logical name of the connector was "marketplaceleadsender"',
    ],
  ] as const)('%s changed: an error, unless a new identity is wanted', async (_, edits, words) => {
    const last = await prepare();
    const changed = await prepare(edits, last);
    expect(codes(changed)).toContain('error IDENTITY_CHANGED');
    expect(changed.problems.map(({ message }) => message).join('\n')).toContain(words);
    expect(codes(await prepare(edits, last, { newIdentity: true }))).not.toContain('error IDENTITY_CHANGED');
  });

  test('a display name, the version or an option changed: the same identity', async () => {
    const last = await prepare();
    const edits = {
      settings: [
        ['displayName: Contoso\n', 'displayName: Fabrikam\n'],
        ['1.0.0.0', '1.0.0.1'],
        ['state: on', 'state: draft'],
      ],
    } as const;
    expect(codes(await prepare(edits, last))).toEqual(['warning EXAMPLE_PUBLISHER']);
  });

  test.each(['', '{}', '[]', '{"prefix": "fab"}', 'null'])(
    'an identity file that holds %j binds nobody',
    async (text) => {
      const last = {
        ...(await prepare()),
        generated: new Map([['identity.json', new TextEncoder().encode(text)]]),
      };
      expect(codes(await prepare({}, last))).toEqual(['warning EXAMPLE_PUBLISHER']);
    },
  );

  test.each([
    ['the same version', '1.0.0.9', 'warning VERSION_NOT_RAISED'],
    ['a lower version', '1.0.0.8', 'warning VERSION_NOT_RAISED'],
    ['a higher version', '1.0.0.10', undefined],
    ['a higher version in the first part', '2.0.0.0', undefined],
  ])('other content under %s', async (_, version, warning) => {
    const last = await prepare({ settings: [['1.0.0.0', '1.0.0.9']] });
    const changed = await prepare({ settings: [['1.0.0.0', version]] }, last, {}, 'Takes a lead, and more.');
    expect(codes(changed)).toEqual([
      'warning EXAMPLE_PUBLISHER',
      ...(warning === undefined ? [] : [warning]),
    ]);
  });
});
