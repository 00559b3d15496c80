import type { OpenAPIV2 } from 'openapi-types';

/** Whether a field is shown at once, behind *Show all*, or not at all. */
interface Labels {
  readonly 'x-ms-summary'?: string;
  readonly 'x-ms-visibility'?: 'important' | 'advanced' | 'internal';
}

/** A schema with Microsoft's extensions for connectors. */
export interface ConnectorSchema extends Omit<OpenAPIV2.SchemaObject, 'properties'>, Labels {
  'x-ms-enum-values'?: { value: string; displayName: string }[];
  properties?: Record<string, ConnectorSchema>;
}

export type ConnectorParameter = (
  | (OpenAPIV2.GeneralParameterObject & { in: 'query' })
  | Omit<OpenAPIV2.InBodyParameterObject, 'type'>
) &
  Labels;

export interface ConnectorOperation extends Omit<OpenAPIV2.OperationObject, 'parameters'>, Labels {
  parameters: ConnectorParameter[];
}

/** An OpenAPI 2.0 document as the platform reads it: every section is there, in the order of its own exports. */
export interface ConnectorDocument extends Omit<
  OpenAPIV2.Document,
  'paths' | 'definitions' | 'securityDefinitions'
> {
  host: string;
  basePath: string;
  schemes: ['https'];
  paths: Record<string, { post: ConnectorOperation }>;
  definitions: Record<string, ConnectorSchema>;
  parameters: Record<string, never>;
  responses: Record<string, never>;
  securityDefinitions: Record<string, OpenAPIV2.SecuritySchemeApiKey>;
  'x-ms-connector-metadata'?: { propertyName: string; propertyValue: string }[];
}
