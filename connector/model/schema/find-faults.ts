import { isMap, resolved, type JsonMap, type SchemaNode } from './schema-node.ts';

/** One keyword that a value breaks. */
export interface SchemaFault {
  readonly keyword: string;
  /** Names and indexes from the root of the document to the value. */
  readonly path: readonly string[];
  readonly value: unknown;
  /** The schema with the keyword. */
  readonly schema: SchemaNode;
  /** The key that is missing, surplus or badly named. */
  readonly key?: string;
}

type Find = (
  value: unknown,
  node: SchemaNode,
  path: readonly string[],
  root: SchemaNode,
) => readonly SchemaFault[];

/**
 * Every keyword of a schema that a value breaks, in the order of the schema. Values are as YAML gives them: no
 * `undefined`, whole numbers are numbers without a fraction.
 */
export function findFaults(
  value: unknown,
  node: SchemaNode,
  path: readonly string[] = [],
  root: SchemaNode = node,
): readonly SchemaFault[] {
  const schema = resolved(node, root);
  return Object.keys(schema).flatMap((keyword) => keywords[keyword]?.(value, schema, path, root) ?? []);
}

/** A check of one value by one keyword: true where it holds, or where the keyword is not about such values. */
const holds =
  (keyword: string, test: (value: unknown, node: SchemaNode) => boolean): Find =>
  (value, schema, path) =>
    test(value, schema) ? [] : [{ keyword, path, value, schema }];

/** Characters as people count them: code points. */
const length = (value: string): number => Array.from(value).length;

/** The keywords that find something; all others describe. */
export const keywords: Readonly<Record<string, Find>> = {
  type: holds('type', (value, { type = [] }) => [type].flat().some((name) => isType(value, name))),
  enum: holds('enum', (value, node) => node.enum?.includes(value) ?? true),
  pattern: holds(
    'pattern',
    (value, { pattern = '' }) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  ),
  minLength: holds(
    'minLength',
    (value, { minLength = 0 }) => typeof value !== 'string' || length(value) >= minLength,
  ),
  maxLength: holds(
    'maxLength',
    (value, { maxLength = 0 }) => typeof value !== 'string' || length(value) <= maxLength,
  ),
  minimum: holds('minimum', (value, { minimum = 0 }) => typeof value !== 'number' || value >= minimum),
  maximum: holds('maximum', (value, { maximum = 0 }) => typeof value !== 'number' || value <= maximum),
  minItems: holds('minItems', (value, { minItems = 0 }) => !Array.isArray(value) || value.length >= minItems),
  minProperties: holds(
    'minProperties',
    (value, { minProperties = 0 }) => !isMap(value) || Object.keys(value).length >= minProperties,
  ),
  items: (value, { items = {} }, path, root) =>
    Array.isArray(value)
      ? value.flatMap((each, index) => findFaults(each, items, [...path, String(index)], root))
      : [],
  required: (value, schema, path) =>
    isMap(value)
      ? (schema.required ?? [])
          .filter((key) => !Object.hasOwn(value, key))
          .map((key) => ({ keyword: 'required', path, value, schema, key }))
      : [],
  properties: (value, { properties = {} }, path, root) =>
    members(value).flatMap(([key, member]) => {
      const node = Object.hasOwn(properties, key) ? properties[key] : undefined;
      return node ? findFaults(member, node, [...path, key], root) : [];
    }),
  patternProperties: (value, { patternProperties = {} }, path, root) =>
    members(value).flatMap(([key, member]) =>
      Object.entries(patternProperties)
        .filter(([pattern]) => new RegExp(pattern, 'u').test(key))
        .flatMap(([, node]) => findFaults(member, node, [...path, key], root)),
    ),
  additionalProperties: (value, schema, path, root) => {
    const { additionalProperties: rest = true } = schema;
    return members(value)
      .filter(([key]) => !isNamed(key, schema))
      .flatMap(([key, member]) => {
        if (typeof rest === 'object') return findFaults(member, rest, [...path, key], root);
        return rest ? [] : [{ keyword: 'additionalProperties', path, value, schema, key }];
      });
  },
  propertyNames: (value, { propertyNames = {} }, path, root) =>
    members(value).flatMap(([key]) =>
      findFaults(key, propertyNames, path, root).map((fault) => ({ ...fault, key })),
    ),
  allOf: (value, { allOf = [] }, path, root) => allOf.flatMap((node) => findFaults(value, node, path, root)),
  oneOf: (value, schema, path, root) =>
    (schema.oneOf ?? []).filter((node) => findFaults(value, node, path, root).length === 0).length === 1
      ? []
      : [{ keyword: 'oneOf', path, value, schema }],
  not: (value, schema, path, root) =>
    schema.not && findFaults(value, schema.not, path, root).length === 0
      ? [{ keyword: 'not', path, value, schema }]
      : [],
  if: (value, schema, path, root) => {
    const branch = findFaults(value, schema.if ?? {}, path, root).length === 0 ? schema.then : schema.else;
    return branch ? findFaults(value, branch, path, root) : [];
  },
};

function members(value: unknown): readonly (readonly [string, unknown])[] {
  return isMap(value) ? Object.entries(value) : [];
}

function isNamed(key: string, { properties = {}, patternProperties = {} }: SchemaNode): boolean {
  return (
    Object.hasOwn(properties, key) ||
    Object.keys(patternProperties).some((pattern) => new RegExp(pattern, 'u').test(key))
  );
}

function isType(value: unknown, type: string): boolean {
  const test = types[type];
  return test !== undefined && test(value);
}

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  array: (value) => Array.isArray(value),
  object: (value): value is JsonMap => isMap(value),
};
