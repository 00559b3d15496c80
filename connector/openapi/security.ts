import type { OpenAPIV2 } from 'openapi-types';

/** The signature at the end of a trigger URL is an API key in the query; it stands in the connection only. */
export const securityDefinitions: Record<string, OpenAPIV2.SecuritySchemeApiKey> = {
  signature: { type: 'apiKey', in: 'query', name: 'sig' },
};

export const security: OpenAPIV2.SecurityRequirementObject[] = [{ signature: [] }];
