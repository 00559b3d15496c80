import type { Json } from './read-samples.ts';

/** How the names of the lead are written on the wire; the documentation prints more than one way. */
export type Casing = 'as-is' | 'pascal' | 'camel' | 'camel-wrapper';

export const casings: readonly Casing[] = ['as-is', 'pascal', 'camel', 'camel-wrapper'];

export interface LeadShape {
  readonly casing?: Casing;
  /** Leaves that become null, by name (`Phone`), or every one with `*`. */
  readonly nullFields?: readonly string[];
}

/** The lead in another casing and with nulls, as senders of other days may send it. */
export function shapeLead(lead: Json, shape: LeadShape): Json {
  const nulled = (shape.nullFields ?? []).map((name) => name.toLowerCase());
  return walk(lead, shape.casing ?? 'as-is', nulled, 0);
}

function walk(value: Json, casing: Casing, nulled: readonly string[], depth: number): Json {
  if (Array.isArray(value))
    return (value as readonly Json[]).map((part) => walk(part, casing, nulled, depth + 1));
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value as { readonly [key: string]: Json }).map(([name, member]) => {
    const isLeaf = member === null || typeof member !== 'object';
    const gone = isLeaf && (nulled.includes('*') || nulled.includes(name.toLowerCase()));
    return [
      rename(name, casing, depth, isLeaf),
      gone ? null : walk(member, casing, nulled, depth + 1),
    ] as const;
  });
  return Object.fromEntries(members);
}

function rename(name: string, casing: Casing, depth: number, isLeaf: boolean): string {
  const first = name.slice(0, 1);
  switch (casing) {
    case 'as-is':
      return name;
    case 'pascal':
      return first.toUpperCase() + name.slice(1);
    case 'camel':
      return first.toLowerCase() + name.slice(1);
    case 'camel-wrapper':
      return (depth === 0 && !isLeaf ? first.toLowerCase() : first.toUpperCase()) + name.slice(1);
  }
}
