import type { LeadModel } from '../model/lead-model.ts';
import { buildConnector } from '../openapi/build-connector.ts';
import type { SolutionContent } from '../solution/solution-content.ts';

/** What the flow's room contributes to a solution. */
export type FlowPart = Pick<
  SolutionContent,
  'workflows' | 'connectionReferences' | 'environmentVariables' | 'missingDependencies'
>;

/** The two solutions: the flow does not need the connector, so each can be imported alone. */
export interface Solutions {
  readonly flow: SolutionContent;
  readonly connector: SolutionContent;
}

/** Puts the flow's part and the connector of a model into their solutions. */
export function assembleSolutions(model: LeadModel, flow: FlowPart): Solutions {
  const { publisher, version, flowSolution, connectorSolution } = model.settings;
  return {
    flow: { ...flowSolution, version, publisher, connectors: [], ...flow },
    connector: {
      ...connectorSolution,
      version,
      publisher,
      workflows: [],
      connectors: [buildConnector(model)],
      connectionReferences: [],
      environmentVariables: [],
    },
  };
}

/** Both in one, under the names of the flow's solution; all ids stay those of the two. */
export function combineSolutions({ flow, connector }: Solutions): SolutionContent {
  return { ...flow, connectors: [...flow.connectors, ...connector.connectors] };
}
