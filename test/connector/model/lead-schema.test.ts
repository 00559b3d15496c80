import { readFile } from 'node:fs/promises';

import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { readEdited } from './temporary-model.ts';

const connector = new URL('../../../connector/', import.meta.url);

const document = async (year: string): Promise<string> =>
  readFile(new URL(`../../leads/lead.schema.doc-${year}.json`, import.meta.url), 'utf8');

/** Paths of the leaves of a JSON Schema, joined with `/`, by a walk of its own. */
function leafPaths(schema: unknown, above = ''): readonly string[] {
  const { properties } = schema as { properties?: Record<string, unknown> };
  if (!properties) return [above];
  return Object.entries(properties).flatMap(([name, part]) =>
    leafPaths(part, above ? `${above}/${name}` : name),
  );
}

describe('the lead schema that ships', () => {
  test('labels every field: title, description, example, visibility', async () => {
    const { model, problems } = await readEdited({});
    expect(problems).toEqual([]);
    expect(model?.fields).toHaveLength(11);
    for (const field of model?.fields ?? []) {
      expect(field).toMatchObject({ standard: true, type: 'string', example: expect.stringMatching(/./) });
      expect(field.description).toMatch(/^[A-Z].*\.$/);
      expect(['important', 'advanced']).toContain(field.visibility);
    }
  });

  test.each(['2018', '2021'])('covers each path of the schema of %s', async (year) => {
    const { model } = await readEdited({});
    const ours = leafPaths(model?.schema);
    const theirs = leafPaths(JSON.parse(await document(year)));
    expect(theirs.length).toBeGreaterThan(9);
    expect(ours).toEqual(expect.arrayContaining([...theirs]));
  });
});

describe('schemas of others', () => {
  test.each([
    ['2018', ['LEAD_FIELD_ABSENT: the schema does not name "Description"']],
    ['2021', []],
  ])('the schema of %s is accepted as it is', async (year, notes) => {
    const { model, lines } = await readEdited({ lead: await document(year) });
    expect(lines).toEqual(notes.map((note) => expect.stringContaining(`note ${note}`)));
    expect(model?.fields.map(({ path, title }) => [path.join('/'), title])).toEqual(
      expect.arrayContaining([
        ['UserDetails/Title', 'Job Title'],
        ['Description', 'Description'],
      ]),
    );
  });

  test('fields of a publisher, at the top, in UserDetails and in an object of their own', async () => {
    const { model, lines } = await readEdited({
      lead: [
        [
          '  OfferTitle:',
          [
            '  partnerTier: { type: [string, "null"], enum: [gold, silver], x-ms-visibility: internal }',
            '  Deal:',
            '    type: object',
            '    properties:',
            '      seats: { type: integer, example: 5 }',
            '  OfferTitle:',
          ].join('\n'),
        ],
        ['      FirstName:', '      utm-source: {}\n      FirstName:'],
      ],
      settings: [
        ['mapping:', 'mapping:\n  partnerTier: cts_tier\n  Deal/seats: { column: fab_seats, maxLength: 20 }'],
      ],
    });
    expect(lines).toEqual([]);
    const added = model?.fields.filter(({ standard }) => !standard);
    expect(added).toEqual([
      {
        path: ['Deal', 'seats'],
        title: 'Seats',
        description: 'Seats of the lead.',
        example: '5',
        visibility: 'none',
        type: 'integer',
        standard: false,
      },
      {
        path: ['UserDetails', 'utm-source'],
        title: 'Utm Source',
        description: 'Utm Source of the lead.',
        visibility: 'none',
        type: 'string',
        standard: false,
      },
      {
        path: ['partnerTier'],
        title: 'Partner Tier',
        description: 'Partner Tier of the lead.',
        visibility: 'internal',
        type: 'string',
        values: [
          { value: 'gold', displayName: 'gold' },
          { value: 'silver', displayName: 'silver' },
        ],
        standard: false,
      },
    ]);
    expect(model?.settings.flow.mapping).toMatchObject({
      partnerTier: { column: 'cts_tier', maxLength: 100 },
      'Deal/seats': { column: 'fab_seats', maxLength: 20 },
    });
  });

  test('a field that looks like a mistyped standard one is asked about', async () => {
    const { lines } = await readEdited({ lead: [['      Company:', '      Compny:']] });
    expect(lines).toEqual([
      expect.stringContaining('the schema does not name "UserDetails/Company" (is it "UserDetails/Compny"?)'),
    ]);
  });
});

describe('editors', () => {
  test.each(['solution.yaml', 'lead.schema.yaml'])('%s names the schema that completes it', async (file) => {
    const [first = ''] = (await readFile(new URL(file, connector), 'utf8')).split('\n');
    const schema = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1] ?? 'none';
    const text = await readFile(new URL(schema, connector), 'utf8');
    const validate = new Ajv({ strict: false }).compile(JSON.parse(text) as object);
    expect(validate(parse(await readFile(new URL(file, connector), 'utf8')))).toBe(true);
    expect(validate({ nonsense: 1 })).toBe(false);
  });
});

describe('the settings', () => {
  test('several mail addresses, and characters of any script in names', async () => {
    const { model, lines } = await readEdited({
      settings: [
        ['alertAddress: leads@contoso.example', 'alertAddress: a@contoso.example; b@contoso.example'],
        ['displayName: Marketplace leads', 'displayName: "リード & \\u00e9 <x>"'],
      ],
    });
    expect(lines).toEqual([]);
    expect(model?.settings.flowSolution.displayName).toBe('リード & é <x>');
  });

  test('a publisher alone is enough, in YAML or JSON', async () => {
    const publisher = {
      uniqueName: 'Fabrikam',
      displayName: 'Fabrikam',
      prefix: 'fab',
      optionValuePrefix: 12_345,
    };
    const { model, lines } = await readEdited({ settings: JSON.stringify({ publisher }) });
    const shipped = await readEdited({});
    expect(lines).toEqual([]);
    expect(model?.settings).toMatchObject({ publisher, examplePublisher: false, version: '1.0.0.0' });
    expect({ ...model?.settings.flow, environment: 0 }).toEqual({
      ...shipped.model?.settings.flow,
      environment: 0,
    });
    expect(model?.settings.connector.contact).toEqual({ name: 'Fabrikam' });
  });

  test('the shipped settings say that their publisher is an example', async () => {
    expect((await readEdited({})).model?.settings.examplePublisher).toBe(true);
  });

  test('a unique merge names its column and length', async () => {
    const { model } = await readEdited({
      settings: [['way: lookup', 'way: unique, keyColumn: cts_leadkey, keyColumnLength: 200']],
    });
    expect(model?.settings.flow.merge).toEqual({
      way: 'unique',
      windowHours: 24,
      keyColumn: 'cts_leadkey',
      keyColumnLength: 200,
    });
  });
});
