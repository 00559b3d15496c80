import { isArray } from '../runner/value/type-name.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import type { Value } from '../runner/value/value.ts';

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-15T09:30:00Z',
  date: '2026-01-15',
  email: 'someone@example.com',
  uri: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000001',
};

/** The smallest whole value that a JSON schema (draft 4) takes: every property, one item, the first of an enumeration. */
export function valueOfSchema(schema: Value, name: string): Value {
  if (!(schema instanceof ObjectValue)) return name;
  const given = schema.get('default') ?? schema.get('example') ?? firstOf(schema.get('enum'));
  if (given !== undefined && given !== null) return given;
  for (const choice of ['anyOf', 'oneOf', 'allOf']) {
    const first = firstOf(schema.get(choice));
    if (first !== undefined) return valueOfSchema(first, name);
  }
  switch (typeOf(schema)) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return [valueOfSchema(schema.get('items') ?? null, name.replace(/s$/i, ''))];
    case 'integer':
      return minimumOf(schema);
    case 'number':
      return minimumOf(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default: {
      const format = schema.get('format');
      return (typeof format === 'string' ? formats[format] : undefined) ?? textOf(schema, name);
    }
  }
}

function objectOf(schema: ObjectValue): ObjectValue {
  const properties = schema.get('properties');
  if (!(properties instanceof ObjectValue)) return new ObjectValue();
  return new ObjectValue(
    [...properties.members].map(([name, property]): [string, Value] => [name, valueOfSchema(property, name)]),
  );
}

function typeOf(schema: ObjectValue): string {
  const type = schema.get('type');
  const first = type !== undefined && isArray(type) ? type.find((entry) => entry !== 'null') : type;
  if (typeof first === 'string') return first;
  if (schema.get('properties') !== undefined) return 'object';
  return schema.get('items') === undefined ? 'string' : 'array';
}

function minimumOf(schema: ObjectValue): Value {
  const minimum = schema.get('minimum');
  return typeof minimum === 'bigint' || typeof minimum === 'number' ? minimum : 1n;
}

function textOf(schema: ObjectValue, name: string): string {
  const [least, most] = [schema.get('minLength'), schema.get('maxLength')];
  const padded = typeof least === 'bigint' ? name.padEnd(Number(least), 'x') : name;
  return typeof most === 'bigint' ? padded.slice(0, Number(most)) : padded;
}

function firstOf(value: Value | undefined): Value | undefined {
  return value !== undefined && isArray(value) ? value[0] : undefined;
}
