import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import { toText } from '../../value/to-text.ts';
import { memberPath } from '../json-path.ts';
import { asDouble, isNumeric } from './same-json.ts';
import { isSchemaType } from './schema-node.ts';
import type { Bound, SchemaNode, SchemaType } from './schema-node.ts';
import { member, openDocument, placeId, resolveReference, SchemaReadFault, step } from './schema-place.ts';
import type { Place, SchemaDocument } from './schema-place.ts';

export { SchemaReadFault } from './schema-place.ts';

type Draft = { -readonly [Key in keyof SchemaNode]: SchemaNode[Key] };

interface Reading {
  readonly document: SchemaDocument;
  readonly nodes: Map<ObjectValue, SchemaNode>;
}

const known = new WeakMap<ObjectValue, SchemaNode>();

/**
 * Reads a schema: draft-04 with what the service's library takes of later drafts (`const`, `contains`,
 * `propertyNames`, `if`, numeric `exclusiveMinimum`, Boolean schemas). Read once per schema object.
 * @throws SchemaReadFault
 */
export function readSchema(schema: Value): SchemaNode {
  if (!(schema instanceof ObjectValue)) return readNode(startReading(schema));
  let node = known.get(schema);
  if (node === undefined) {
    node = readNode(startReading(schema));
    known.set(schema, node);
  }
  return node;
}

function startReading(schema: Value): Reading {
  return { document: openDocument(schema), nodes: new Map() };
}

function readNode(reading: Reading, start: Place = reading.document.root): SchemaNode {
  const place = followReferences(reading.document, start);
  const { value } = place;
  const node: Draft = {
    id: placeId(place),
    properties: new Map(),
    required: [],
    dependentKeys: new Map(),
    dependentSchemas: new Map(),
    uniqueItems: false,
    allOf: [],
    anyOf: [],
    oneOf: [],
  };
  if (value === false) node.never = true;
  if (!(value instanceof ObjectValue)) return node;
  const done = reading.nodes.get(value);
  if (done !== undefined) return done;
  // Registered before its parts are read: a schema may refer to itself.
  reading.nodes.set(value, node);
  readScalars(node, value.members, place);
  readParts(node, reading, place);
  return node;
}

/** A `$ref` stands for its target, whatever else is beside it. */
function followReferences(document: SchemaDocument, start: Place): Place {
  let place = start;
  const seen = new Set<Value>();
  for (;;) {
    const reference = member(place.value, '$ref');
    if (typeof reference !== 'string' || seen.has(place.value)) return place;
    seen.add(place.value);
    place = resolveReference(document, reference, place);
  }
}

function readScalars(node: Draft, members: ReadonlyMap<string, Value>, place: Place): void {
  const types = members.get('type');
  if (types !== undefined) node.types = readTypes(types, place);
  const allowed = members.get('enum');
  if (isArray(allowed ?? null)) node.enum = list(allowed);
  const constant = members.get('const');
  if (constant !== undefined) node.const = { value: constant };
  const format = members.get('format');
  if (typeof format === 'string') node.format = format;
  for (const name of counts) {
    const count = numberOf(members.get(name));
    if (count !== undefined) node[name] = count;
  }
  const multiple = numberOf(members.get('multipleOf'));
  if (multiple !== undefined) node.multipleOf = multiple;
  const maximum = boundOf(members, 'maximum', 'exclusiveMaximum', Math.min);
  if (maximum !== undefined) node.maximum = maximum;
  const minimum = boundOf(members, 'minimum', 'exclusiveMinimum', Math.max);
  if (minimum !== undefined) node.minimum = minimum;
  node.uniqueItems = members.get('uniqueItems') === true;
  node.required = names(members.get('required'));
}

function readParts(node: Draft, reading: Reading, place: Place): void {
  for (const name of ['allOf', 'anyOf', 'oneOf'] as const)
    node[name] = list(member(place.value, name)).map((_, index) =>
      readNode(reading, step(step(place, name), String(index))),
    );
  for (const name of ['not', 'if', 'then', 'else', 'contains', 'propertyNames'] as const) {
    const part = readPart(reading, place, name);
    if (part !== undefined) node[name] = part;
  }
  for (const name of ['additionalProperties', 'additionalItems'] as const) {
    const part = member(place.value, name) === false ? false : readPart(reading, place, name);
    if (part !== undefined) node[name] = part;
  }
  const items = member(place.value, 'items');
  const itemsPlace = step(place, 'items');
  if (isArray(items ?? null))
    node.items = list(items).map((_, index) => readNode(reading, step(itemsPlace, String(index))));
  else {
    const part = readPart(reading, place, 'items');
    if (part !== undefined) node.items = part;
  }
  node.properties = readMap(reading, place, 'properties');
  const dependencies = member(place.value, 'dependencies');
  if (!(dependencies instanceof ObjectValue)) return;
  node.dependentKeys = new Map(
    Array.from(
      dependencies.members,
      ([name, keys]) => [name, typeof keys === 'string' ? [keys] : keys] as const,
    )
      .filter(([, keys]) => isArray(keys))
      .map(([name, keys]) => [name, names(keys)]),
  );
  node.dependentSchemas = readMap(reading, place, 'dependencies');
}

function readPart(reading: Reading, place: Place, name: string): SchemaNode | undefined {
  return isSchema(member(place.value, name)) ? readNode(reading, step(place, name)) : undefined;
}

function readMap(reading: Reading, place: Place, name: string): ReadonlyMap<string, SchemaNode> {
  if (!(member(place.value, name) instanceof ObjectValue)) return new Map();
  const inner = step(place, name);
  if (!(inner.value instanceof ObjectValue)) return new Map();
  return new Map(
    Array.from(inner.value.members.keys())
      .filter((key) => isSchema(member(inner.value, key)))
      .map((key) => [key, readNode(reading, step(inner, key))]),
  );
}

const counts = ['maxLength', 'minLength', 'maxProperties', 'minProperties', 'maxItems', 'minItems'] as const;

function isSchema(value: Value | undefined): boolean {
  return value instanceof ObjectValue || typeof value === 'boolean';
}

function list(value: Value | undefined): readonly Value[] {
  return value !== undefined && isArray(value) ? value : [];
}

function names(value: Value | undefined): readonly string[] {
  return list(value).filter((name) => typeof name === 'string');
}

function numberOf(value: Value | undefined): number | undefined {
  return value !== undefined && isNumeric(value) ? asDouble(value) : undefined;
}

/** `exclusive…` is a Boolean beside the bound (draft-04) or a bound of its own. */
function boundOf(
  members: ReadonlyMap<string, Value>,
  name: string,
  exclusiveName: string,
  tighter: (a: number, b: number) => number,
): Bound | undefined {
  const value = numberOf(members.get(name));
  const own = numberOf(members.get(exclusiveName));
  if (own !== undefined && (value === undefined || tighter(own, value) === own))
    return { value: own, exclusive: true };
  return value === undefined ? undefined : { value, exclusive: members.get(exclusiveName) === true };
}

function readTypes(value: Value, place: Place): readonly SchemaType[] {
  return (isArray(value) ? value : [value]).map((name) => {
    if (typeof name === 'string' && isSchemaType(name)) return name;
    throw new SchemaReadFault(
      `Invalid JSON schema type: ${toText(name)}. Path '${memberPath(place.path, 'type')}'.`,
    );
  });
}
