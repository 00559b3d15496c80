import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import leadSchema from '../../connector/lead.schema.schema.json' with { type: 'json' };
import { fillDefaults } from '../../connector/model/schema/fill-defaults.ts';
import { findFaults, keywords } from '../../connector/model/schema/find-faults.ts';
import type { SchemaNode } from '../../connector/model/schema/schema-node.ts';
import settingsSchema from '../../connector/solution.schema.json' with { type: 'json' };

const schemas: readonly (readonly [string, SchemaNode])[] = [
  ['solution.schema.json', settingsSchema as SchemaNode],
  ['lead.schema.schema.json', leadSchema as SchemaNode],
];

/** Values near what a schema allows: its own examples of each keyword, with anything in between. */
function valuesFor(node: SchemaNode, root: SchemaNode, depth = 0): fc.Arbitrary<unknown> {
  const schema =
    node.$ref === undefined ? node : (root.definitions?.[node.$ref.split('/').at(-1) ?? ''] ?? {});
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom(
      'cts',
      'mscrmx',
      '1.0.0.0',
      'on',
      '#0f4c81',
      'a@b',
      'string',
      10_000,
      -1,
      1.5,
      72_700,
      '',
    ),
  );
  if (depth > 4) return odd;
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0)
    return fc.oneof(
      odd,
      fc.constantFrom(
        schema.default ?? null,
        ...(schema.enum ?? [schema.minimum ?? 0, schema.maximum ?? 'x']),
      ),
    );
  const known = fc.record(
    Object.fromEntries(properties.map(([name, part]) => [name, valuesFor(part, root, depth + 1)])),
    { requiredKeys: [...(schema.required ?? [])] },
  );
  const extra = fc.dictionary(fc.constantFrom('other', 'x-own', 'Deal', 'x-ms-visibilty'), odd, {
    maxKeys: 1,
  });
  return fc.oneof(
    { weight: 1, arbitrary: odd },
    { weight: 9, arbitrary: fc.tuple(known, extra).map(([a, b]) => ({ ...a, ...b })) },
  );
}

describe.each(schemas)('%s', (_, schema) => {
  const ajv = new Ajv({ strict: false, allErrors: true, useDefaults: true });
  const validate = ajv.compile(schema);

  test('a value is faulty here exactly where ajv refuses it, and gets the same defaults', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(valuesFor(schema, schema), (value) => {
        const filled = structuredClone(value);
        const accepted = validate(filled);
        seen[accepted ? 'accepted' : 'refused']++;
        expect(findFaults(fillDefaults(value, schema), schema).length === 0).toBe(accepted);
        if (accepted) expect(fillDefaults(value, schema)).toEqual(filled);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(0);
  });

  test('every keyword of the schema is checked, or only describes', () => {
    const describing = new Set([
      '$schema',
      '$ref',
      'definitions',
      'title',
      'description',
      'default',
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
      ...(node.allOf ?? []).flatMap(used),
      ...(typeof node.additionalProperties === 'object' ? used(node.additionalProperties) : []),
    ];
    expect(used(schema).filter((keyword) => !(keyword in keywords) && !describing.has(keyword))).toEqual([]);
  });
});
