import { componentId } from './component-id.ts';
import type {
  ConnectionReference,
  ConnectorComponent,
  SolutionContent,
  WorkflowComponent,
} from './solution-content.ts';

/** The id of a flow in this solution. */
export function workflowId(
  content: Pick<SolutionContent, 'uniqueName'>,
  workflow: Pick<WorkflowComponent, 'key'>,
): string {
  return componentId(content.uniqueName, workflow.key);
}

/** The id of a custom connector packed into this solution; the same wherever it is packed. */
export function connectorId(
  content: Pick<SolutionContent, 'uniqueName'>,
  connector: Pick<ConnectorComponent, 'key' | 'homeSolution'>,
): string {
  return componentId(connector.homeSolution ?? content.uniqueName, connector.key);
}

/** The id of the custom connector that a reference means; `undefined` for Microsoft's connectors. */
export function referencedConnectorId(
  content: Pick<SolutionContent, 'uniqueName'>,
  reference: Pick<ConnectionReference, 'connectorKey' | 'connectorSolution'>,
): string | undefined {
  if (reference.connectorKey === undefined) return undefined;
  return componentId(reference.connectorSolution ?? content.uniqueName, reference.connectorKey);
}
