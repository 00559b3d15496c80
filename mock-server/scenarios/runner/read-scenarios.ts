import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { checkAgainstSchema } from '../../../connector/model/check-against-schema.ts';
import { kitFolder } from '../../../connector/model/kit-folder.ts';
import { readYaml } from '../../../connector/model/read-yaml.ts';
import { KitError } from '../../../connector/problems/problem.ts';
import schema from '../scenario.schema.json' with { type: 'json' };
import type { Scenario } from './scenario.ts';

/** Folder of the scenarios that ship with the kit. */
export const scenarioFolder = join(kitFolder, 'mock-server', 'scenarios');

/** The scenarios of a folder in the order of names. Throws a `KitError` with every problem of every file. */
export async function readScenarios(folder: string): Promise<readonly Scenario[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  const read = await Promise.all(files.map((file) => readScenario(join(folder, file))));
  return read;
}

/** One scenario file. Throws a `KitError`. */
export async function readScenario(file: string): Promise<Scenario> {
  const { document, problems } = await readYaml(file);
  if (document === undefined) throw new KitError(problems);
  const checked = checkAgainstSchema(document, schema);
  if (checked.problems.length > 0) throw new KitError(checked.problems);
  return { ...(checked.data as Omit<Scenario, 'name'>), name: basename(file, '.yaml') };
}
