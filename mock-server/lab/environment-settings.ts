import type { DataverseSettings } from '../crm/dataverse/dataverse-settings.ts';
import { customColumns } from './custom-columns.ts';
import type { FlowSource } from './flow-source.ts';

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Settings of the fakes for a source: what its flows show, what the source says, what the caller says, each over
 * the one before. Columns and keys of Dataverse tables are put together; ids among the environment variables are
 * users who exist.
 */
export function environmentSettings(
  source: FlowSource,
  given: Readonly<Record<string, unknown>> = {},
  variables: Readonly<Record<string, string>> = {},
): Readonly<Record<string, unknown>> {
  const users = [...source.variables.values(), ...Object.values(variables)].filter((value) =>
    guid.test(value),
  );
  const layers = [
    { columns: customColumns(source), users: users.map((id) => id.toLowerCase()) },
    source.settings?.['dataverse'],
    given['dataverse'],
  ];
  const dataverse = layers.reduce<DataverseSettings>((whole, layer) => merge(whole, layer ?? {}), {});
  return { ...source.settings, ...given, dataverse };
}

function merge(under: DataverseSettings, over: DataverseSettings): DataverseSettings {
  return {
    ...under,
    ...over,
    columns: mergeLists(under.columns, over.columns, (column) => column.name),
    keys: mergeLists(under.keys, over.keys, (key) => key.name),
  };
}

function mergeLists<T>(
  under: Readonly<Record<string, readonly T[]>> = {},
  over: Readonly<Record<string, readonly T[]>> = {},
  nameOf: (entry: T) => string,
): Readonly<Record<string, readonly T[]>> {
  const tables = new Set([...Object.keys(under), ...Object.keys(over)]);
  return Object.fromEntries(
    [...tables].map((table) => {
      const entries = [...(under[table] ?? []), ...(over[table] ?? [])];
      return [table, [...new Map(entries.map((entry) => [nameOf(entry), entry])).values()]];
    }),
  );
}
