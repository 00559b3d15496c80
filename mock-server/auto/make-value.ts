import { writeJson } from '../runner/json/write-json.ts';
import { Decimal } from '../runner/value/decimal.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import { isArray } from '../runner/value/type-name.ts';
import type { Value } from '../runner/value/value.ts';
import type { Shape } from './shape.ts';
import { valueOfSchema } from './value-of-schema.ts';

/** Names that say what stands there, first match wins; the end of the name counts most. */
const byName: readonly (readonly [RegExp, Value])[] = [
  [/(?:^|[a-z_])(?:guid|id)$/i, '00000000-0000-4000-8000-000000000001'],
  [/(?:e-?mail|mail|upn|userprincipalname|address)$/i, 'someone@example.com'],
  [/(?:^|[a-z_])(?:on|at|date|time|datetime|timestamp)$/i, '2026-01-15T09:30:00Z'],
  [/(?:url|uri|link|href)$/i, 'https://example.com/'],
  [/^(?:is|has|can|should)[A-Z_]/, true],
  [/(?:count|number|size|length|total|index|version|year|amount|code)$/i, 1n],
];

/** A value of this shape: the same one every time. `name`: what it is called where it stands. */
export function makeValue(shape: Shape, name = 'value'): Value {
  if (shape.schema !== undefined) {
    const value = mergeMembers(shape, valueOfSchema(shape.schema, name), name);
    return shape.uses.has('text') && typeof value !== 'string' ? writeJson(value) : value;
  }
  const [compared] = shape.compared.filter((value) => value !== null && value !== '');
  const isPlain = shape.members.size === 0 && !shape.uses.has('list') && !shape.uses.has('json');
  if (compared !== undefined && isPlain) return compared;
  if (shape.uses.has('json')) return writeJson(makeValue(shape.parsed, name));
  if (shape.uses.has('base64')) return base64Of(makeValue(shape.decoded, name));
  if (shape.uses.has('list')) return shape.items().map((item) => makeValue(item, name.replace(/s$/i, '')));
  if (shape.members.size > 0) {
    return new ObjectValue(
      [...shape.members].map(([key, member]): [string, Value] => [key, makeValue(member, key)]),
    );
  }
  const value = plainValue(shape, name);
  return shape.uses.has('piece') ? writeJson(value) : value;
}

function plainValue(shape: Shape, name: string): Value {
  if (shape.uses.has('uri')) return 'https://example.com/';
  if (shape.uses.has('xml')) return `<${elementName(name)}>1</${elementName(name)}>`;
  if (shape.uses.has('date')) return '2026-01-15T09:30:00Z';
  if (shape.uses.has('boolean')) return true;
  const named = byName.find(([pattern]) => pattern.test(name))?.[1];
  if (shape.uses.has('number')) return isNumber(named) ? named : 1n;
  if (named === undefined) return name;
  return shape.uses.has('text') && typeof named !== 'string' ? writeJson(named) : named;
}

function base64Of(value: Value): string {
  const text = typeof value === 'string' ? value : writeJson(value);
  return Buffer.from(text, 'utf8').toString('base64');
}

function elementName(name: string): string {
  return /^[A-Za-z_][\w.-]*$/.test(name) ? name : 'value';
}

function isNumber(value: Value | undefined): value is bigint | number | Decimal {
  return typeof value === 'bigint' || typeof value === 'number' || value instanceof Decimal;
}

/** What the schema gives, with what the flow asks for beyond it, and texts that the flow can read. */
function mergeMembers(shape: Shape, value: Value, name: string): Value {
  if (typeof value === 'string') return textFor(shape, value, name);
  if (isArray(value)) {
    const [first] = value;
    return first === undefined || !shape.uses.has('list')
      ? value
      : [mergeMembers(shape.items()[0] ?? shape.item, first, name)];
  }
  if (!(value instanceof ObjectValue)) {
    const [compared] = shape.compared.filter((wanted) => typeof wanted === typeof value);
    return compared ?? value;
  }
  const members = new Map(value.members);
  for (const [key, member] of shape.members) {
    const known = value.nameOf(key);
    if (known === undefined) members.set(key, makeValue(member, key));
    else members.set(known, mergeMembers(member, members.get(known) ?? null, known));
  }
  return new ObjectValue(members);
}

/** The schema says text; what the flow does with it says which. */
function textFor(shape: Shape, given: string, name: string): string {
  const [compared] = shape.compared.filter((wanted) => typeof wanted === 'string');
  if (typeof compared === 'string') return compared;
  if (shape.uses.size === 0 || (shape.uses.size === 1 && shape.uses.has('text'))) return given;
  if (shape.uses.has('base64')) return base64Of(makeValue(shape.decoded, name));
  if (shape.uses.has('piece')) return writeJson(given);
  const made = shape.uses.has('json') ? makeValue(shape.parsed, name) : plainValue(shape, name);
  return typeof made === 'string' && !shape.uses.has('json') ? made : writeJson(made);
}
