/** Whether .NET takes the text for the name of a culture, known or not: `en-US`, `north-west-xx`, not `e!`. */
export function isCultureName(name: string): boolean {
  return name.length <= 85 && /^[a-z0-9]{2,11}(?:[-_][a-z0-9]+)*$/i.test(name);
}

/**
 * Looks a culture up in a table of differences: the entries of the name's prefixes (`zh`, `zh-Hant`, `zh-Hant-TW`)
 * laid over `base`, ignoring case; `undefined` where not even the language is in the table.
 */
export function findCulture<Data extends object>(
  name: string,
  base: Data,
  table: ReadonlyMap<string, Partial<Data>>,
): Data | undefined {
  const parts = name.toLowerCase().replace(/_.*$/, '').split('-');
  let data: Data | undefined;
  for (let count = 1; count <= parts.length; count += 1) {
    const entry = table.get(parts.slice(0, count).join('-'));
    if (entry !== undefined) data = { ...(data ?? base), ...entry };
    else if (data === undefined) return undefined;
  }
  return data;
}

/** The table with lower-case names. */
export function byLowerCase<Data>(table: Readonly<Record<string, Data>>): ReadonlyMap<string, Data> {
  return new Map(Object.entries(table).map(([name, data]) => [name.toLowerCase(), data]));
}
