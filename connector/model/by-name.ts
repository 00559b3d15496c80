import type { LeadField } from './lead-model.ts';

/** An object with one entry for each name that the fields have at this depth, in the order of the fields. */
export function byName<T>(
  fields: readonly LeadField[],
  depth: number,
  make: (name: string, group: readonly LeadField[]) => T,
): Record<string, T> {
  const names = [...new Set(fields.flatMap((field) => field.path[depth] ?? []))];
  return Object.fromEntries(
    names.map((name) => [
      name,
      make(
        name,
        fields.filter((field) => field.path[depth] === name),
      ),
    ]),
  );
}
