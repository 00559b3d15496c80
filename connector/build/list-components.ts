import { operations } from '../operations/operation-catalogue.ts';
import { connectorId, workflowId } from '../solution/content-ids.ts';
import type { ConnectorComponent, SolutionContent } from '../solution/solution-content.ts';

/** One line in the table of contents of a package. */
export interface Component {
  readonly kind: 'flow' | 'connector' | 'connection reference' | 'environment variable';
  /** Logical or schema name; of a flow its display name. */
  readonly name: string;
  readonly displayName: string;
  /** Identity in Dataverse, where the package decides it. */
  readonly id?: string;
  /** State, service or first value, in words. */
  readonly detail: string;
  /** Licence that it needs. */
  readonly licence?: 'standard' | 'premium';
}

/** What a solution holds: components, their ids, and what each needs. */
export function listComponents(content: SolutionContent): readonly Component[] {
  return [
    ...content.workflows.map((workflow): Component => ({
      kind: 'flow',
      name: workflow.displayName,
      displayName: workflow.displayName,
      id: workflowId(content, workflow),
      detail: workflow.state === 'on' ? 'on after the import' : 'draft: turn it on after the import',
      // The Request trigger and custom connectors are premium whatever else a flow uses.
      licence: 'premium',
    })),
    ...content.connectors.map((connector): Component => ({
      kind: 'connector',
      name: connector.name,
      displayName: connector.displayName,
      id: connectorId(content, connector),
      detail: `actions: ${operationSummaries(connector).join(', ')}`,
      licence: 'premium',
    })),
    ...content.connectionReferences.map((reference): Component => {
      const tier = operations.all.find(({ apiName }) => apiName === reference.apiName)?.tier;
      return {
        kind: 'connection reference',
        name: reference.logicalName,
        displayName: reference.displayName,
        detail: reference.apiName,
        licence: reference.connectorKey === undefined && tier === 'standard' ? 'standard' : 'premium',
      };
    }),
    ...content.environmentVariables.map((variable): Component => ({
      kind: 'environment variable',
      name: variable.schemaName,
      displayName: variable.displayName,
      detail: `${variable.type}, ${variable.defaultValue === undefined ? 'asked for at the import' : `first value "${variable.defaultValue}"`}`,
    })),
  ];
}

function operationSummaries({ definition }: ConnectorComponent): readonly string[] {
  const { paths } = definition as { paths: Record<string, Record<string, { summary?: string }>> };
  return Object.values(paths).flatMap((path) => Object.values(path).flatMap(({ summary }) => summary ?? []));
}
