import type { FlowSource } from '../lab/flow-source.ts';

/**
 * The same flows with their history open: `secureData` taken out of the definitions, nothing else changed. For tests
 * that compare how a lead was understood; a built flow hides that.
 */
export function openHistory(source: FlowSource): FlowSource {
  return {
    ...source,
    flows: source.flows.map((flow) => ({
      ...flow,
      text: JSON.stringify(JSON.parse(flow.text), (name, value: unknown) =>
        name === 'secureData' ? undefined : value,
      ),
    })),
  };
}
