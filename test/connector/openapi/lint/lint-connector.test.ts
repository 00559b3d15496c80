import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { connectorRules, lintConnector } from '../../../../connector/openapi/lint/lint-connector.ts';
import { sharedSamples } from '../../../helpers/shared-samples.ts';
import { patched, type PatchOperation } from './json-patch.ts';
import { definitionChanges, expectedRules, propertiesChanges } from './rule-changes.ts';

const data = fileURLToPath(new URL('./data/', import.meta.url));
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const own = (name: string) => ({
  definition: json(`${data}${name}.apiDefinition.swagger.json`),
  apiProperties: json(`${data}${name}.apiProperties.json`),
  place: { file: `${name}.json` },
});
const hub = own('hub');
const rulesOf = (input: Parameters<typeof lintConnector>[0]) => [
  ...new Set(lintConnector(input).map(({ rule }) => rule)),
];

test.each(['hub', 'sender'])('the connector %s breaks no rule', (name) => {
  expect(lintConnector(own(name))).toEqual([]);
});

const { mutants } = json(`${data}hub.mutants.json`) as {
  readonly mutants: readonly { readonly rule: string; readonly patch: readonly PatchOperation[] }[];
};

describe('each mutant of the hub is found by its rule', () => {
  test.each(mutants)('$rule', ({ rule, patch }) => {
    expect(rulesOf({ ...hub, definition: patched(hub.definition, patch) })).toContain(expectedRules[rule]);
  });

  test('all 80 of them', () => {
    expect(mutants.map(({ rule }) => rule).toSorted()).toEqual(Object.keys(expectedRules).toSorted());
    expect(mutants).toHaveLength(80);
  });
});

describe('every other rule has a change that breaks it', () => {
  test.each(definitionChanges.map(([rule, ...patch]) => ({ rule, patch })))('$rule', ({ rule, patch }) => {
    const many = rule === 'C-O14-limits' ? manyOperations(257) : undefined;
    expect(rulesOf({ ...hub, definition: many ?? patched(hub.definition, patch) })).toContain(rule);
  });

  test.each(propertiesChanges.map(([rule, ...patch]) => ({ rule, patch })))('$rule', ({ rule, patch }) => {
    expect(rulesOf({ ...hub, apiProperties: patched(hub.apiProperties, patch) })).toContain(rule);
  });

  test('no rule is left out', () => {
    const broken = new Set([
      ...Object.values(expectedRules),
      ...[...definitionChanges, ...propertiesChanges].map(([rule]) => rule),
    ]);
    expect(connectorRules.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
    expect(new Set(connectorRules.map(({ id }) => id)).size).toBe(connectorRules.length);
  });
});

function manyOperations(count: number): unknown {
  const paths = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `/p${index}`,
      { get: { operationId: `Op${index}`, responses: {} } },
    ]),
  );
  return { swagger: '2.0', info: { title: 'Many', version: '1' }, paths };
}

test('a finding names its place by JSON path', () => {
  const definition = patched(hub.definition, [{ op: 'remove', path: '/paths/~1leads/get/summary' }]);
  expect(lintConnector({ ...hub, definition })).toMatchObject([
    {
      code: 'CONNECTOR_RULE',
      rule: 'C-O2-summary',
      severity: 'error',
      at: { file: 'hub.json', path: "$.paths['/leads'].get" },
    },
  ]);
});

test('whatever JSON it is given, the lint answers', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(
        Array.isArray(
          lintConnector({
            definition: JSON.parse(text),
            apiProperties: JSON.parse(text),
            place: { file: 'x' },
          }),
        ),
      ).toBe(true);
    }),
  );
  const members = [
    'paths',
    'info',
    'definitions',
    'parameters',
    'responses',
    'security',
    'securityDefinitions',
    'schemes',
    'consumes',
  ];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...members), fc.jsonValue()), (definition) => {
      expect(
        Array.isArray(lintConnector({ definition: { swagger: '2.0', ...definition }, place: { file: 'x' } })),
      ).toBe(true);
    }),
  );
});

const { folder: samples, there, note } = sharedSamples('connectors/connectors/');

/** Real connectors and what is known of them; A10 and the wording of trigger descriptions are our own additions. */
describe.skipIf(!there)(`real connectors${note}`, () => {
  test.each([
    ['ubiqod', ['C-O3-summary-characters']],
    [
      'captisa-forms',
      ['C-O4-description-sentence', 'C-P1-parameter-label', 'C-P2-property-label', 'C-P4-path-encoding'],
    ],
    ['feathery-forms', ['C-O5-trigger-summary', 'C-P2-property-label', 'C-P7-items']],
    [
      'wpforms',
      [
        'C-I5-description-words',
        'C-O10-empty-schema', // three shared responses hold {}
        'C-O15-mime',
        'C-O3-summary-characters',
        'C-O4-description',
        'C-O4-description-sentence',
        'C-P1-parameter-label',
        'C-P2-property-label',
        'C-P4-path-encoding',
        'C-S14-url-encoding', // on a query parameter
      ],
    ],
    [
      'leadinfo',
      [
        'C-A7-oauth',
        'C-O15-mime',
        'C-O4-description',
        'C-O4-description-sentence',
        'C-O5-trigger-summary',
        'C-P1-parameter-label',
        'C-P2-property-label',
        'C-P4-path-encoding',
        'C-W3-required',
      ],
    ],
    ['exchange-rate', ['C-I5-description-words', 'C-I6-contact', 'C-O4-description-sentence']],
  ])('%s', (name, rules) => {
    const found = rulesOf({
      definition: json(`${samples}${name}/apiDefinition.swagger.json`),
      apiProperties: json(`${samples}${name}/apiProperties.json`),
      place: { file: name },
    });
    const known = new Set(
      found.filter((rule) => rule !== 'C-A10-policy' && rule !== 'C-O5-trigger-description'),
    );
    expect(known).toEqual(new Set(rules));
  });
});
