import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv';
import * as draft4 from 'ajv-draft-04';

import definitionSchema from '../schemas/apiDefinition.swagger.schema.json' with { type: 'json' };
import overlay from '../schemas/overlay.json' with { type: 'json' };
import propertiesSchema from '../schemas/paconn-apiProperties.schema.json' with { type: 'json' };
import settingsSchema from '../schemas/paconn-settings.schema.json' with { type: 'json' };

const options = { strict: false, allErrors: true, validateFormats: false } as const;

/** Microsoft's published schemas with the additions of the overlay, compiled. */
export function publishedSchemas(): Readonly<
  Record<'definition' | 'properties' | 'settings', ValidateFunction>
> {
  const definition = structuredClone(definitionSchema) as AnySchemaObject;
  const { rootProperties } = overlay.apiDefinition;
  for (const name of rootProperties) definition['properties'][name] = {};
  const properties = withoutId(propertiesSchema);
  Object.assign(properties['properties'].properties.properties, overlay.apiProperties.properties);
  const settings = withoutId(settingsSchema);
  Object.assign(settings['properties'], overlay.settings.properties);
  return {
    definition: new draft4.default.default(options).compile(definition),
    properties: new Ajv(options).compile(properties),
    settings: new Ajv(options).compile(settings),
  };
}

/** The draft-07 files say `id`, which only draft 4 knows. */
function withoutId(schema: object): AnySchemaObject {
  const { id: _, ...rest } = structuredClone(schema) as AnySchemaObject & { id?: string };
  return rest;
}
