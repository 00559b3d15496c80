import { buildPackages } from '../../connector/build/build-packages.ts';
import { buildSolutions } from '../../connector/build-solutions.ts';
import { readModel } from '../../connector/model/read-model.ts';
import { KitError } from '../../connector/problems/problem.ts';
import { readTree } from '../../connector/solution/read-tree.ts';
import { readZip } from '../../connector/solution/read-zip.ts';
import { flowsOfSolution, type FlowSource } from './flow-source.ts';

/**
 * The flow's solution as `build-solution` would make it now: built from the schema and the settings in `folder`,
 * packed, and read back from the zip's bytes. Throws a `KitError` where the two files have errors.
 */
export async function builtSource(folder: string): Promise<FlowSource> {
  const { model, problems } = await readModel(folder);
  if (model === undefined) throw new KitError(problems);
  const packages = buildPackages(buildSolutions(model), { kinds: ['unmanaged'], combined: false });
  const flows = packages.find((entry) => entry.content.workflows.length > 0);
  if (flows === undefined) throw new TypeError('The settings make no flow.');
  return flowsOfSolution(
    readTree(readZip(flows.bytes, flows.fileName), { source: flows.fileName, form: 'zip' }),
  );
}
