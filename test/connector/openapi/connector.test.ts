import { inflateSync } from 'node:zlib';

import type { OpenAPIV2 } from 'openapi-types';
import { beforeAll, describe, expect, test } from 'vitest';

import type { LeadModel } from '../../../connector/model/lead-model.ts';
import { buildConnector } from '../../../connector/openapi/build-connector.ts';
import { buildDefinition } from '../../../connector/openapi/build-definition.ts';
import { buildProperties } from '../../../connector/openapi/build-properties.ts';
import { buildReadme } from '../../../connector/openapi/build-readme.ts';
import { connectorSettings } from '../../../connector/openapi/build-settings.ts';
import { readEdited } from '../model/temporary-model.ts';
import { publishedSchemas } from './published-schemas.ts';

type Edits = Parameters<typeof readEdited>[0];

async function modelOf(edits: Edits = {}): Promise<LeadModel> {
  const { model, lines } = await readEdited(edits);
  if (!model) throw new Error(lines.join('\n'));
  return model;
}

const publisherOnly =
  'publisher: { uniqueName: Fabrikam, displayName: Fabrikam, prefix: fab, optionValuePrefix: 12345 }';

const variants: readonly (readonly [string, Edits])[] = [
  ['as shipped', {}],
  ['with nothing but a publisher', { settings: publisherOnly }],
  [
    'with fields of a publisher',
    {
      lead: [
        [
          '  OfferTitle:',
          '  Deal:\n    properties:\n      seats: { type: integer, maxLength: 4 }\n      paid: { type: boolean, x-ms-visibility: none }\n  OfferTitle:',
        ],
      ],
    },
  ],
  [
    'with a schema of the documentation',
    { lead: '{"type":"object","properties":{"ActionCode":{"id":"/x","type":"string"}}}' },
  ],
];

describe('the connector files pass the published schemas', () => {
  let schemas: ReturnType<typeof publishedSchemas>;
  beforeAll(() => {
    schemas = publishedSchemas();
  });

  test.each(variants)('%s', async (_, edits) => {
    const model = await modelOf(edits);
    const check = (kind: keyof typeof schemas, value: unknown) => {
      schemas[kind](JSON.parse(JSON.stringify(value)));
      expect(schemas[kind].errors ?? []).toEqual([]);
    };
    check('definition', buildDefinition(model));
    check('properties', buildProperties(model.settings));
    check('settings', connectorSettings);
  });

  test('and the schemas do refuse what is wrong', async () => {
    const definition = structuredClone(buildDefinition(await modelOf()));
    expect(schemas.definition({ ...definition, basePath: 'api' })).toBe(false);
    expect(
      schemas.properties({
        properties: { ...buildProperties((await modelOf()).settings).properties, iconBrandColor: 1 },
      }),
    ).toBe(false);
  });
});

describe('the connector keeps the rules of certification', () => {
  test.each(variants)('%s', async (_, edits) => {
    const model = await modelOf(edits);
    const { info, paths, definitions, host, schemes } = buildDefinition(model);
    expect(info.title.length).toBeLessThanOrEqual(30);
    expect(info.description?.length).toBeGreaterThanOrEqual(30);
    expect(`${info.title}${info.description}`).toMatch(/^[ -~]+$/);
    expect(host).toMatch(/^[a-z0-9.-]+$/);
    expect(schemes).toEqual(['https']);
    for (const { post } of Object.values(paths)) {
      expect(post.operationId).toMatch(/^[A-Z][A-Za-z0-9]+$/);
      expect(post.summary).toMatch(/^[A-Z][A-Za-z ]+[a-z]$/);
      expect(post.description).toMatch(/\.$/);
      const withSchema = Object.entries(post.responses).filter(
        ([, response]) => 'schema' in (response as object),
      );
      expect(withSchema.map(([status]) => status)).toEqual(['200']);
      const hidden = post.parameters.filter((parameter) => parameter['x-ms-visibility'] === 'internal');
      for (const parameter of hidden)
        expect(parameter).toMatchObject({ required: true, default: expect.stringMatching(/./) });
    }
    for (const [path, schema] of leaves(definitions['Lead'] ?? {})) {
      expect([path, schema['x-ms-summary']]).toEqual([path, expect.stringMatching(/./)]);
      expect([path, schema.description]).toEqual([path, expect.stringMatching(/\.$/)]);
    }
    expect(JSON.stringify(buildDefinition(model)).length).toBeLessThan(25_000);
  });

  test('the policy and the security definition name what exists', async () => {
    const model = await modelOf();
    const { connectionParameters, policyTemplateInstances } = buildProperties(model.settings).properties;
    const [policy] = policyTemplateInstances;
    const operations = Object.values(buildDefinition(model).paths).map(({ post }) => post.operationId);
    expect(operations).toEqual([...policy.parameters['x-ms-apimTemplate-operationName']]);
    const named = /@connectionParameters\('(.+)'\)/.exec(
      policy.parameters['x-ms-apimTemplateParameter.urlTemplate'],
    )?.[1];
    expect(Object.keys(connectionParameters)).toContain(named);
    expect(connectionParameters.api_key).toMatchObject({
      type: 'securestring',
      uiDefinition: { constraints: { clearText: false } },
    });
    expect(buildDefinition(model).securityDefinitions).toEqual({
      signature: { type: 'apiKey', in: 'query', name: 'sig' },
    });
  });

  test('a call by the definition is a call of a trigger URL', async () => {
    const { paths, basePath } = buildDefinition(await modelOf());
    const [path, { post }] = Object.entries(paths)[0] ?? ['', { post: { parameters: [] } }];
    const query = (post.parameters as OpenAPIV2.GeneralParameterObject[])
      .filter((parameter) => parameter.in === 'query')
      .map((parameter): [string, string] => [parameter.name, String(parameter.default)]);
    const endpoint =
      'https://env.01.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/0/triggers/manual/paths';
    const url = `${endpoint}${basePath.replace(/\/$/, '')}${path}?${new URLSearchParams(query).toString()}&sig=s`;
    expect(url).toBe(`${endpoint}/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=s`);
  });
});

describe('the component', () => {
  test('has a logical name of the publisher and fits the columns of Dataverse', async () => {
    const component = buildConnector(await modelOf());
    expect(component).toMatchObject({
      name: 'cts_marketplaceleadsender',
      displayName: 'Marketplace Lead Sender',
    });
    expect(component.description.length).toBeLessThanOrEqual(1000);
  });

  test('the icon is a square opaque PNG of the brand color, the same each time', async () => {
    const model = await modelOf({ settings: `${publisherOnly}\nconnector: { brandColor: "#c0ffee" }` });
    const icon = buildConnector(model).icon ?? new Uint8Array();
    expect(buildConnector(model).icon).toEqual(icon);
    const view = new DataView(icon.buffer, icon.byteOffset);
    const [width, height] = [view.getUint32(16), view.getUint32(20)];
    expect([...icon.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    expect(width).toBe(height);
    expect(width).toBeGreaterThanOrEqual(100);
    expect(width).toBeLessThanOrEqual(230);
    expect([icon[24], icon[25]]).toEqual([8, 2]);
    const scanlines = inflateSync(icon.subarray(41, 41 + view.getUint32(33)));
    expect(scanlines.length).toBe(height * (1 + width * 3));
    const pixel = (x: number, y: number) => [
      ...scanlines.subarray(y * (1 + width * 3) + 1 + x * 3).subarray(0, 3),
    ];
    for (const corner of [0, width - 1]) expect(pixel(corner, corner)).toEqual([0xc0, 0xff, 0xee]);
    expect(pixel(Math.round(width * 0.3), Math.round(height * 0.7))).toEqual([255, 255, 255]);
  });

  test('the readme has the chapters of the template and each field', async () => {
    const readme = buildReadme(await modelOf());
    for (const chapter of [
      'Publisher: Contoso',
      'Prerequisites',
      'Supported Operations',
      'Obtaining Credentials',
      'Known Issues and Limitations',
      'Deployment Instructions',
    ])
      expect(readme).toContain(`\n## ${chapter}\n`);
    expect(readme).toContain('| `UserDetails/Email` | Email | Mail address of the contact. |');
    expect(readme).toContain('source-action\\|publisher.offer');
  });
});

type Schema = ReturnType<typeof buildDefinition>['definitions'][string];

function leaves(schema: Schema, path = ''): readonly (readonly [string, Schema])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
    part.properties ? leaves(part, `${path}/${name}`) : [[`${path}/${name}`, part] as const],
  );
}
