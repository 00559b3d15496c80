import { readFile } from 'node:fs/promises';

import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import leadSchema from '../../connector/lead.schema.schema.json' with { type: 'json' };
import { fillDefaults } from '../../connector/model/schema/fill-defaults.ts';
import { findFaults, keywords } from '../../connector/model/schema/find-faults.ts';
import { isMap, type SchemaNode } from '../../connector/model/schema/schema-node.ts';
import settingsSchema from '../../connector/solution.schema.json' with { type: 'json' };
import scenarioSchema from '../../mock-server/scenarios/scenario.schema.json' with { type: 'json' };

/** A schema, and a document that fits it. */
const schemas: readonly (readonly [string, SchemaNode, string])[] = [
  ['solution.schema.json', settingsSchema, '../../connector/solution.yaml'],
  ['lead.schema.schema.json', leadSchema, '../../connector/lead.schema.yaml'],
];

/** Paths of every value inside a document. */
function paths(value: unknown, above: readonly string[] = []): readonly (readonly string[])[] {
  const inner = isMap(value) ? Object.entries(value) : Array.isArray(value) ? Object.entries(value) : [];
  return [above, ...inner.flatMap(([key, part]) => paths(part, [...above, key]))];
}

/** A copy with another value (or, for `undefined`, nothing) at a path. */
function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((part, index) => (String(index) === key ? changed(part, rest, to) : part));
  if (!isMap(value)) return value;
  const { [key]: part, ...others } = value;
  const next = changed(part, rest, to);
  return next === undefined ? others : { ...others, [key]: next };
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    'cts',
    'mscrmx',
    '1.0.0.0',
    '1.x',
    'on',
    '#0f4c81',
    'a@b',
    'string',
    'none',
    10_000,
    -1,
    1.5,
    '',
    true,
  ),
  fc.constant(undefined),
);

describe.each(schemas)('%s', (_, schema, file) => {
  test('a value is faulty here exactly where ajv refuses it, and gets the same defaults', async () => {
    const document: unknown = parse(await readFile(new URL(file, import.meta.url), 'utf8'));
    const validate = new Ajv({ strict: false, allErrors: true, useDefaults: true }).compile(schema);
    const seen = { accepted: 0, refused: 0 };
    const edit = fc.tuple(
      fc.constantFrom(...paths(document)),
      fc.constantFrom('', 'other', 'x-own', 'keyColumn'),
      odd,
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 3 }), (edits) => {
        const value = edits.reduce(
          (before, [path, added, to]) => changed(before, added === '' ? path : [...path, added], to),
          document,
        );
        const filled = structuredClone(value) ?? null;
        const accepted = validate(filled);
        seen[accepted ? 'accepted' : 'refused']++;
        expect(findFaults(fillDefaults(value ?? null, schema), schema).length === 0).toBe(accepted);
        expect(accepted ? fillDefaults(value, schema) : filled).toEqual(filled);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(50);
  });
});

const all: readonly (readonly [string, SchemaNode])[] = [
  ...schemas.map(([name, schema]) => [name, schema] as const),
  ['scenario.schema.json', scenarioSchema],
];

test.each(all)('every keyword of %s is checked, or only describes', (_, schema) => {
  const describing = new Set([
    '$schema',
    '$id',
    '$ref',
    'definitions',
    'title',
    'description',
    'default',
    'examples',
    'then',
    'else',
    'x-problem',
    'x-allowed',
  ]);
  const used = (node: SchemaNode): readonly string[] => [
    ...Object.keys(node),
    ...[node.properties, node.definitions, node.patternProperties].flatMap((map) =>
      Object.values(map ?? {}).flatMap(used),
    ),
    ...[node.items, node.not, node.if, node.then, node.else, node.propertyNames].flatMap((part) =>
      part ? used(part) : [],
    ),
    ...[...(node.allOf ?? []), ...(node.oneOf ?? [])].flatMap(used),
    ...(typeof node.additionalProperties === 'object' ? used(node.additionalProperties) : []),
  ];
  expect(used(schema).filter((keyword) => !(keyword in keywords) && !describing.has(keyword))).toEqual([]);
});
