import type { LeadField } from './lead-model.ts';

interface SchemaNode {
  readonly type: string;
  readonly title?: string;
  readonly description?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
}

/** The lead as plain JSON Schema: labels, types and nesting of these fields, nothing required. */
export function leadJsonSchema(fields: readonly LeadField[]): Readonly<Record<string, unknown>> {
  return { ...objectOf(fields, 0) };
}

function objectOf(fields: readonly LeadField[], depth: number): SchemaNode {
  const names = [...new Set(fields.map((field) => field.path[depth] ?? ''))];
  return {
    type: 'object',
    properties: Object.fromEntries(
      names.map((name) => [
        name,
        nodeOf(
          fields.filter((field) => field.path[depth] === name),
          depth,
        ),
      ]),
    ),
  };
}

function nodeOf(group: readonly LeadField[], depth: number): SchemaNode {
  const [leaf] = group;
  if (!leaf || leaf.path.length > depth + 1) return objectOf(group, depth + 1);
  return {
    type: leaf.type,
    title: leaf.title,
    description: leaf.description,
    ...(leaf.maxLength !== undefined && { maxLength: leaf.maxLength }),
  };
}
