import { access } from 'node:fs/promises';
import { join } from 'node:path';

import leadSchema from '../lead.schema.schema.json' with { type: 'json' };
import type { Problem } from '../problems/problem.ts';
import settingsSchema from '../solution.schema.json' with { type: 'json' };
import { checkAgainstSchema } from './check-against-schema.ts';
import { checkSettings } from './check-settings.ts';
import type { LeadField, LeadModel } from './lead-model.ts';
import { leadJsonSchema } from './lead-json-schema.ts';
import { readLeadFields } from './read-lead-fields.ts';
import { readSettings, type RawSettings } from './read-settings.ts';
import { readYaml } from './read-yaml.ts';

export interface ReadModel {
  /** Missing if there is a problem of severity `error`. */
  readonly model?: LeadModel;
  readonly problems: readonly Problem[];
}

/**
 * Reads `lead.schema.yaml` and `solution.yaml` of a folder (or `.json` where there is no `.yaml`), checks both
 * and each against the other, and gives every problem at once. File names in problems begin with `folder`.
 */
export async function readModel(folder: string): Promise<ReadModel> {
  const [lead, settings] = await Promise.all([readLead(folder), readRawSettings(folder)]);
  const problems = [...lead.problems, ...settings.problems];
  if (settings.raw && settings.document && lead.fields)
    problems.push(...checkSettings(settings.raw, lead.fields, settings.document));
  if (!settings.raw || !lead.fields || problems.some(({ severity }) => severity === 'error'))
    return { problems };
  return {
    model: {
      fields: lead.fields,
      schema: leadJsonSchema(lead.fields),
      settings: readSettings(settings.raw),
    },
    problems,
  };
}

async function readLead(
  folder: string,
): Promise<{ readonly fields?: readonly LeadField[]; readonly problems: readonly Problem[] }> {
  const { document, problems } = await readYaml(await existing(folder, 'lead.schema'));
  if (!document) return { problems };
  const checked = checkAgainstSchema(document, leadSchema);
  if (checked.problems.length > 0) return { problems: checked.problems };
  return readLeadFields(document);
}

async function readRawSettings(folder: string) {
  const { document, problems } = await readYaml(await existing(folder, 'solution'));
  if (!document) return { problems };
  const checked = checkAgainstSchema(document, settingsSchema);
  if (checked.problems.length > 0) return { problems: checked.problems };
  return { document, raw: checked.data as RawSettings, problems: [] };
}

async function existing(folder: string, name: string): Promise<string> {
  const [yaml, json] = [join(folder, `${name}.yaml`), join(folder, `${name}.json`)];
  for (const file of [yaml, json]) {
    try {
      await access(file);
      return file;
    } catch {
      // The next name is tried; where none is there, reading the first says so.
    }
  }
  return yaml;
}
