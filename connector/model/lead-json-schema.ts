import { byName } from './by-name.ts';
import type { LeadField, LeadModel } from './lead-model.ts';

type SchemaNode = Readonly<Record<string, unknown>>;

/** The lead as plain JSON Schema: labels, types and nesting of these fields, nothing required. */
export function leadJsonSchema(
  fields: readonly LeadField[],
  groups: LeadModel['groups'],
  above: readonly string[] = [],
): SchemaNode {
  return {
    type: 'object',
    ...groups.get(above.join('/')),
    properties: byName(fields, above.length, (name, group) => {
      const [leaf] = group;
      return leaf && leaf.path.length === above.length + 1
        ? leafOf(leaf)
        : leadJsonSchema(group, groups, [...above, name]);
    }),
  };
}

function leafOf({ type, title, description, maxLength }: LeadField): SchemaNode {
  return { type, title, description, ...(maxLength !== undefined && { maxLength }) };
}
