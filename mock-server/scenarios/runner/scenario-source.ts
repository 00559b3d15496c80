import { buildPackages } from '../../../connector/build/build-packages.ts';
import { buildSolutions } from '../../../connector/build-solutions.ts';
import type { LeadModel } from '../../../connector/model/lead-model.ts';
import { readTree } from '../../../connector/solution/read-tree.ts';
import { readZip } from '../../../connector/solution/read-zip.ts';
import { openHistory } from '../../corpus/open-history.ts';
import { flowsOfSolution, type FlowSource } from '../../lab/flow-source.ts';
import { retryProfiles } from '../../../connector/model/retry-profiles.ts';

/** Column that a scenario with `merge.way: unique` uses, and the fake's key on it. */
export const keyColumn = 'cts_marketplacekey';

/**
 * The package that the model makes with these options of `solution.yaml`, read back from its zip, with its history open
 * where it does not matter that it is hidden.
 */
export function scenarioSource(model: LeadModel, options: Readonly<Record<string, unknown>>): FlowSource {
  const { merge, heartbeat, retry, ...rest } = options as {
    readonly merge?: object;
    readonly heartbeat?: object;
    readonly retry?: keyof typeof retryProfiles;
  };
  const { flow } = model.settings;
  const changed: LeadModel = {
    ...model,
    settings: {
      ...model.settings,
      flow: {
        ...flow,
        ...rest,
        merge: { ...flow.merge, ...merge },
        heartbeat: { ...flow.heartbeat, ...heartbeat },
        ...(retry !== undefined && { retry: retryProfiles[retry] }),
      },
    },
  };
  const packages = buildPackages(buildSolutions(changed), { kinds: ['unmanaged'], combined: false });
  const built = packages.find((entry) => entry.content.workflows.length > 0);
  if (built === undefined) throw new TypeError('The settings make no flow.');
  const source = flowsOfSolution(readTree(readZip(built.bytes, built.fileName)));
  return openHistory({ ...source, flows: source.flows.map((entry) => ({ ...entry, on: true })) });
}
