import type { DataverseSettings } from '../crm/dataverse/dataverse-settings.ts';
import type { Column } from '../crm/dataverse/entity.ts';
import { entities } from '../crm/dataverse/dataverse-settings.ts';
import type { FlowSource } from './flow-source.ts';

/** Longest text of a column whose length nobody told. */
const unknownLength = 4000;
/** A publisher's own column: `cts_offer`. */
const ownName = /^[a-z][a-z0-9]{1,7}_[a-z0-9_]+$/;

/**
 * Columns of publishers (those with a prefix) that the flows write to standard tables: an environment into which
 * these flows are imported has them, so the fake does. As text of unknown length.
 */
export function customColumns(source: FlowSource): NonNullable<DataverseSettings['columns']> {
  const found = new Map<string, Set<string>>();
  for (const flow of source.flows) {
    try {
      collect(JSON.parse(flow.text), found);
    } catch {
      // What is no JSON is the loader's to refuse.
    }
  }
  return Object.fromEntries(
    [...found].map(([table, names]) => [
      table,
      [...names].map((name): Column => ({ name, type: 'string', max: unknownLength })),
    ]),
  );
}

function collect(value: unknown, found: Map<string, Set<string>>): void {
  if (value === null || typeof value !== 'object') return;
  const parameters = (value as { parameters?: unknown }).parameters;
  if (parameters !== null && typeof parameters === 'object') {
    const entityName = (parameters as { entityName?: unknown }).entityName;
    const entity = entities.find((entry) => entry.setName === entityName);
    if (entity !== undefined) {
      const known = new Set(entity.columns.map((column) => column.name));
      const names = Object.keys(parameters)
        .map((name) => /^item\/([^/@]+)$/.exec(name)?.[1] ?? '')
        .filter((name) => ownName.test(name) && !known.has(name));
      found.set(entity.logicalName, new Set([...(found.get(entity.logicalName) ?? []), ...names]));
    }
  }
  for (const part of Object.values(value)) collect(part, found);
}
