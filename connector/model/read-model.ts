import { access } from 'node:fs/promises';
import { join } from 'node:path';

import leadSchema from '../lead.schema.schema.json' with { type: 'json' };
import type { Problem } from '../problems/problem.ts';
import settingsSchema from '../solution.schema.json' with { type: 'json' };
import { checkAgainstSchema } from './check-against-schema.ts';
import { checkSettings } from './check-settings.ts';
import type { LeadModel } from './lead-model.ts';
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
  const [lead, settings] = await Promise.all([
    readLead(folder),
    readYaml(await existing(folder, 'solution')),
  ]);
  if (!settings.document) return { problems: [...lead.problems, ...settings.problems] };
  const checked = checkAgainstSchema(settings.document, settingsSchema);
  const raw = checked.data as RawSettings;
  const related = checked.faulty.has('')
    ? []
    : checkSettings(raw, lead.fields, settings.document, checked.faulty);
  const problems = [...lead.problems, ...[...checked.problems, ...related].sort(byPlace)];
  if (!lead.fields || !lead.groups || problems.some(({ severity }) => severity === 'error'))
    return { problems };
  const { fields, groups } = lead;
  return {
    model: { fields, groups, schema: leadJsonSchema(fields, groups), settings: readSettings(raw) },
    problems,
  };
}

interface ReadLead extends Partial<Pick<LeadModel, 'fields' | 'groups'>> {
  readonly problems: readonly Problem[];
}

async function readLead(folder: string): Promise<ReadLead> {
  const { document, problems } = await readYaml(await existing(folder, 'lead.schema'));
  if (!document) return { problems };
  const checked = checkAgainstSchema(document, leadSchema);
  if (checked.problems.length > 0) return { problems: checked.problems };
  return readLeadFields(document);
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

function byPlace({ at: left }: Problem, { at: right }: Problem): number {
  return (left?.line ?? 0) - (right?.line ?? 0) || (left?.column ?? 0) - (right?.column ?? 0);
}
