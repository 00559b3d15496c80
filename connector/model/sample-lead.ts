import { byName } from './by-name.ts';
import type { LeadField } from './lead-model.ts';

type Sample = Readonly<Record<string, unknown>>;

/** A lead made of the examples of the lead schema; fields without an example are left out. */
export function sampleLead(fields: readonly LeadField[], depth = 0): Sample {
  return byName(
    fields.filter(({ example }) => example !== undefined),
    depth,
    (_, group) => {
      const [leaf] = group;
      return leaf && leaf.path.length === depth + 1 ? typed(leaf) : sampleLead(group, depth + 1);
    },
  );
}

function typed({ type, example = '' }: LeadField): string | number | boolean {
  if (type === 'boolean') return example === 'true';
  return type === 'string' ? example : Number(example);
}
