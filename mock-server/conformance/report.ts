import type { CaseResult, Tally, Totals } from './run-cases.ts';
import { totalsOf } from './run-cases.ts';

/** The machine-readable report: every case, and right and all for each score. */
export interface ConformanceReport {
  readonly cases: readonly {
    readonly id: string;
    readonly kind: string;
    readonly passed: boolean;
    readonly expected: unknown;
    readonly got: unknown;
  }[];
  readonly totals: Totals;
}

/** The report of a set of results for `--json`. */
export function reportOf(results: readonly CaseResult[]): ConformanceReport {
  return {
    cases: results.map(({ one, passed, expected, got }) => ({
      id: one.id,
      kind: one.kind,
      passed,
      expected: plain(expected),
      got: plain(got),
    })),
    totals: totalsOf(results),
  };
}

/** JSON has no NaN and no infinities: they are written as their names. */
function plain(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}

/** The report as text: totals, then per confidence and per function, then every failure. */
export function* reportLines(results: readonly CaseResult[]): Generator<string> {
  const totals = totalsOf(results);
  yield `values        ${show(totals.value)}`;
  yield `must fail     ${show(totals.mustFail)}`;
  yield `exact texts   ${show(totals.errorText)}`;
  if (totals.schema.total > 0) yield `schema        ${show(totals.schema)}`;
  yield '';
  yield* table(
    'by confidence',
    group(results, ({ one }) => one.confidence),
  );
  yield '';
  yield* table(
    'by function',
    group(results, ({ one }) => one.function),
  );
  const failures = results.filter(({ passed }) => !passed);
  if (failures.length === 0) return;
  yield '';
  yield `${failures.length} of ${results.length} cases are not as expected:`;
  for (const { one, subject, expected, got } of failures) {
    yield `  ${one.id} (${one.kind}, ${one.confidence})`;
    yield `    ${subject}`;
    yield `    expected ${text(expected)}`;
    yield `    got      ${text(got)}`;
  }
}

function show({ passed, total }: Tally): string {
  return `${passed}/${total}`;
}

function text(value: unknown): string {
  return (
    JSON.stringify(plain(value), (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part)) ??
    'nothing'
  );
}

function group(
  results: readonly CaseResult[],
  key: (result: CaseResult) => string,
): ReadonlyMap<string, readonly CaseResult[]> {
  const groups = new Map<string, CaseResult[]>();
  for (const result of results) {
    const name = key(result);
    const members = groups.get(name);
    if (members === undefined) groups.set(name, [result]);
    else members.push(result);
  }
  return groups;
}

function* table(title: string, groups: ReadonlyMap<string, readonly CaseResult[]>): Generator<string> {
  const width = Math.max(title.length, ...[...groups.keys()].map((name) => name.length));
  yield `${title.padEnd(width)}  ${'all'.padEnd(11)}${'values'.padEnd(11)}${'must fail'.padEnd(11)}exact texts`;
  for (const [name, results] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const totals = totalsOf(results);
    const all = show({ passed: results.filter(({ passed }) => passed).length, total: results.length });
    const cells = [all, show(totals.value), show(totals.mustFail)].map((cell) => cell.padEnd(11)).join('');
    yield `${name.padEnd(width)}  ${cells}${show(totals.errorText)}`;
  }
}
