import type { LeadModel } from '../model/lead-model.ts';
import type { ConnectorDocument } from './connector-document.ts';
import { definitions } from './definitions.ts';
import { info } from './info.ts';
import { metadata } from './metadata.ts';
import { paths } from './paths.ts';
import { security, securityDefinitions } from './security.ts';

/**
 * The OpenAPI 2.0 definition of the connector. The host is only a placeholder, which the policy replaces; the
 * base path stays `/`, because that policy replaces it too.
 */
export function buildDefinition(model: LeadModel): ConnectorDocument {
  const { settings } = model;
  const catalogue = metadata(settings);
  return {
    swagger: '2.0',
    info: info(settings),
    host: hostOf(settings.publisher.website) ?? 'example.com',
    basePath: '/',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths,
    definitions: definitions(model),
    parameters: {},
    responses: {},
    securityDefinitions,
    security,
    tags: [],
    ...(catalogue && { 'x-ms-connector-metadata': catalogue }),
  };
}

function hostOf(website: string | undefined): string | undefined {
  return website === undefined ? undefined : new URL(website).host;
}
