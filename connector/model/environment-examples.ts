import settingsSchema from '../solution.schema.json' with { type: 'json' };
import type { SchemaNode } from './schema/schema-node.ts';

const environment: SchemaNode = settingsSchema.properties.environment;

/** A value of the right form for each environment variable that a flow cannot do without, by its key in the settings. */
export const environmentExamples: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(environment.properties ?? {}).flatMap(([key, { examples = [] }]) => {
    const [example] = examples;
    return typeof example === 'string' ? [[key, example]] : [];
  }),
);
