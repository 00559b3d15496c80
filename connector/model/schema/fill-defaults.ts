import { isMap, resolved, type SchemaNode } from './schema-node.ts';

/** A copy of a value with the defaults of the schema's properties filled in, on every level. */
export function fillDefaults(value: unknown, node: SchemaNode, root: SchemaNode = node): unknown {
  const { properties = {} } = resolved(node, root);
  if (!isMap(value)) return value;
  const filled: Record<string, unknown> = { ...value };
  for (const [key, property] of Object.entries(properties)) {
    const given = Object.hasOwn(value, key) ? value[key] : property.default;
    if (given !== undefined) filled[key] = fillDefaults(given, property, root);
  }
  return filled;
}
