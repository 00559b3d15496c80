import type { OpenAPIV2 } from 'openapi-types';

import type { SolutionSettings } from '../model/lead-model.ts';

/** Title, description, version and contact. Connector versions have three parts: the first three of ours. */
export function info({ connector, version }: SolutionSettings): OpenAPIV2.InfoObject {
  const { name, url, email } = connector.contact;
  return {
    title: connector.displayName,
    description: connector.description,
    version: version.split('.').slice(0, 3).join('.'),
    contact: { name, ...(url !== undefined && { url }), ...(email !== undefined && { email }) },
  };
}
