import { caseKinds } from './case-kinds.ts';
import type { CaseOutcome, ConformanceCase, Score } from './conformance-case.ts';

export interface Tally {
  readonly passed: number;
  readonly total: number;
}

/** A case with what it came to. */
export interface CaseResult extends CaseOutcome {
  readonly one: Omit<ConformanceCase, 'fields'>;
}

export type Totals = Readonly<Record<Score, Tally>>;

/** Runs every case; one of an unknown kind fails. Bugs of the runner are failures of their case, with the error. */
export async function runCases(cases: readonly ConformanceCase[]): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  for (const one of cases) results.push({ one, ...(await runOne(one)) });
  return results;
}

async function runOne(one: ConformanceCase): Promise<CaseOutcome> {
  const run = Object.hasOwn(caseKinds, one.kind) ? caseKinds[one.kind] : undefined;
  if (run === undefined) return broken(one, `There is no kind '${one.kind}'.`);
  try {
    return await run(one);
  } catch (error) {
    return broken(one, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}

function broken(one: ConformanceCase, complaint: string): CaseOutcome {
  const mustFail = one.fields.get('error') !== undefined;
  return {
    passed: false,
    subject: one.id,
    expected: undefined,
    got: { broken: complaint },
    scores: mustFail ? { mustFail: false } : one.kind === 'schema' ? { schema: false } : { value: false },
  };
}

/** Right and all, for each score. */
export function totalsOf(results: readonly CaseResult[]): Totals {
  const tally = (score: Score): Tally => {
    const counted = results.map(({ scores }) => scores[score]).filter((right) => right !== undefined);
    return { passed: counted.filter(Boolean).length, total: counted.length };
  };
  return {
    value: tally('value'),
    mustFail: tally('mustFail'),
    errorText: tally('errorText'),
    schema: tally('schema'),
  };
}
