import { drawIcon } from '../icon/draw-icon.ts';
import type { LeadModel } from '../model/lead-model.ts';
import type { ConnectorComponent, Json } from '../solution/solution-content.ts';
import { buildDefinition } from './build-definition.ts';
import { connectionParameters, policyTemplateInstances } from './build-properties.ts';

/** Fixed key of the connector: its id is made of the connector solution's unique name and this. */
export const connectorKey = 'lead-sender';

/** The custom connector *Lead Sender* as a component of a solution: one action that posts a lead to the flow. */
export function buildConnector(model: LeadModel): ConnectorComponent {
  const { connector, publisher, connectorSolution } = model.settings;
  return {
    key: connectorKey,
    homeSolution: connectorSolution.uniqueName,
    name: `${publisher.prefix}_${connector.name}`,
    displayName: connector.displayName,
    description: connector.description,
    brandColor: connector.brandColor,
    definition: asJson(buildDefinition(model)),
    connectionParameters,
    policyTemplateInstances,
    icon: drawIcon(connector.brandColor),
  };
}

/** The document types of OpenAPI are looser than JSON; what is built is plain JSON. */
function asJson(document: object): Json {
  return JSON.parse(JSON.stringify(document)) as Json;
}
