import { buildPackages } from '../../connector/build/build-packages.ts';
import { buildSolutions } from '../../connector/build-solutions.ts';
import type { LeadModel } from '../../connector/model/lead-model.ts';
import { readModel } from '../../connector/model/read-model.ts';
import { KitError } from '../../connector/problems/problem.ts';
import { readTree } from '../../connector/solution/read-tree.ts';
import { readZip } from '../../connector/solution/read-zip.ts';
import type { DataverseSettings } from '../crm/dataverse/dataverse-settings.ts';
import type { Column } from '../crm/dataverse/entity.ts';
import { lead } from '../crm/dataverse/tables/lead.ts';
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
  const solution = readTree(readZip(flows.bytes, flows.fileName), { source: flows.fileName, form: 'zip' });
  return { ...flowsOfSolution(solution), settings: { dataverse: environmentOf(model) } };
}

/** The columns and the unique key that the settings say the publisher has made. */
function environmentOf(model: LeadModel): DataverseSettings {
  const { mapping, merge } = model.settings.flow;
  const text = (name: string, max: number): Column => ({ name, type: 'string', max });
  const standard = new Set(lead.columns.map((column) => column.name));
  const mapped = Object.values(mapping)
    .filter(({ column }) => !standard.has(column))
    .map(({ column, maxLength }) => text(column, maxLength));
  if (merge.keyColumn === undefined) return { columns: { lead: mapped } };
  return {
    columns: { lead: [...mapped, text(merge.keyColumn, merge.keyColumnLength)] },
    keys: { lead: [{ name: merge.keyColumn, columns: [merge.keyColumn] }] },
  };
}
