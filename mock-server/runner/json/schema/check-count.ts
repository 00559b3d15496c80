import { raise } from './scope.ts';
import type { Scope, Validation } from './scope.ts';

/** A keyword of a schema and its number, where the schema has it. */
type Bound<Keyword> = readonly [Keyword, number | undefined];

/** Compares the number of parts with the two bounds; `what` begins the sentence. */
export function checkCount(
  validation: Validation,
  scope: Scope,
  count: bigint,
  what: 'Array item' | 'Object property',
  bounds: {
    readonly most: Bound<'maxItems' | 'maxProperties'>;
    readonly least: Bound<'minItems' | 'minProperties'>;
  },
): void {
  const [mostKeyword, most] = bounds.most;
  const [leastKeyword, least] = bounds.least;
  if (most !== undefined && count > most)
    raise(validation, scope, mostKeyword, `${what} count ${count} exceeds maximum count of ${most}.`, count);
  if (least !== undefined && count < least)
    raise(
      validation,
      scope,
      leastKeyword,
      `${what} count ${count} is less than minimum count of ${least}.`,
      count,
    );
}
