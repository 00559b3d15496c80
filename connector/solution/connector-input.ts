import type { ConnectorInput } from '../openapi/lint/connector-view.ts';
import type { ReadConnector } from './read-components.ts';
import { placeIn, type ReadSolution } from './read-tree.ts';
import { child, textOf } from './xml/xml-node.ts';

/** A packed connector as the connector rules take it: the definition, and the properties put together again. */
export function connectorInput(solution: ReadSolution, connector: ReadConnector): ConnectorInput | undefined {
  const { definition, connectionParameters, policyTemplateInstances, element, entry } = connector;
  if (definition === undefined || definition.fault !== undefined) return undefined;
  return {
    definition: definition.value,
    place: placeIn(solution, definition.entry),
    propertiesPlace: placeIn(solution, entry),
    apiProperties: {
      properties: {
        connectionParameters: connectionParameters?.value,
        policyTemplateInstances: policyTemplateInstances?.value,
        iconBrandColor: textOf(child(element, 'iconbrandcolor')),
      },
    },
  };
}
