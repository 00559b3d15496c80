import { operationsFromOpenApi } from '../../connector/operations/from-openapi.ts';
import type { Operation } from '../../connector/operations/operation.ts';
import type { FlowSource } from './flow-source.ts';

/**
 * Operations of the custom connectors in a solution, under the API names by which its flows call them
 * (`connectionReferences.<key>.api: { name, logicalName }`).
 */
export function customOperations(source: FlowSource): readonly Operation[] {
  const connectors = source.solution?.connectors ?? [];
  if (connectors.length === 0) return [];
  return source.flows.flatMap((flow) =>
    apisOf(flow.text).flatMap(({ name, logicalName }) => {
      const connector = connectors.find((entry) => entry.name === logicalName);
      return connector === undefined ? [] : operationsFromOpenApi(connector.definition?.value, name);
    }),
  );
}

function apisOf(clientData: string): readonly { readonly name: string; readonly logicalName: string }[] {
  try {
    const { properties } = JSON.parse(clientData) as {
      properties?: {
        connectionReferences?: Record<string, { api?: { name?: unknown; logicalName?: unknown } }>;
      };
    };
    return Object.values(properties?.connectionReferences ?? {}).flatMap(({ api }) =>
      typeof api?.name === 'string' && typeof api.logicalName === 'string'
        ? [{ name: api.name, logicalName: api.logicalName }]
        : [],
    );
  } catch {
    return [];
  }
}
