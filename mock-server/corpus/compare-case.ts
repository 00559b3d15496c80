import { isDeepStrictEqual } from 'node:util';

import type { CaseExpectation, CorpusCase } from './corpus-file.ts';
import type { Delivery } from './run-case.ts';

/** A case, what it expects and what it got, in the corpus' words. */
export interface CaseResult {
  readonly id: string;
  readonly title: string | undefined;
  readonly passed: boolean;
  /** An outcome that is right, too, but not the first choice. */
  readonly alternative: boolean;
  readonly expected: unknown;
  readonly got: unknown;
  /** One sentence a difference; empty where it passed. */
  readonly differences: readonly string[];
}

/** The corpus' words for the flow's. */
const words: Readonly<Record<string, string>> = {
  created: 'create',
  'created-flagged': 'create-flagged',
  merged: 'dedupe',
  suppressed: 'suppress',
  test: 'test',
  'dead-letter': 'dead-letter',
};

/** The outcome of a delivery in the corpus' words; `reject` where no run came of it. */
export function outcomeWord(delivery: Delivery): string {
  if (delivery.outcome === undefined)
    return delivery.http >= 400 ? 'reject' : `no run, answer ${delivery.http}`;
  return words[delivery.outcome.outcome] ?? delivery.outcome.outcome;
}

/** The result of a case that could not be sent. */
export function unsent(entry: CorpusCase, error: unknown): CaseResult {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    id: entry.id,
    title: entry.title,
    passed: false,
    alternative: false,
    expected: entry.expect,
    got: { outcome: 'not sent', error: reason },
    differences: [`the case could not be sent: ${reason}`],
  };
}

export function compareCase(entry: CorpusCase, deliveries: readonly Delivery[]): CaseResult {
  const { expect, scenario } = entry;
  const last = deliveries.at(-1);
  const got = deliveries.map(outcomeWord);
  const differences: string[] = [];
  const allowed = [expect.outcome, ...(expect.alsoAcceptable ?? [])];
  const outcome = got.at(-1) ?? 'nothing sent';
  const alternative = outcome !== expect.outcome && allowed.includes(outcome);
  if (scenario?.expect !== undefined) {
    for (const [index, wanted] of scenario.expect.entries()) {
      const word = /^[\w-]+/.exec(wanted)?.[0] ?? wanted;
      const isLast = index === scenario.expect.length - 1;
      if (got[index] !== word && !(isLast && allowed.includes(got[index] ?? ''))) {
        differences.push(`delivery ${index + 1} is ${got[index] ?? 'not there'}, not ${wanted}`);
      }
    }
  } else {
    for (const word of new Set(got)) {
      if (!allowed.includes(word)) differences.push(`outcome is ${word}, not ${allowed.join(' or ')}`);
    }
  }
  for (const delivery of deliveries) differences.push(...httpDifferences(expect, delivery, alternative));
  const created = deliveries.filter((delivery) => outcomeWord(delivery).startsWith('create'));
  const rows = new Set(created.map((delivery) => delivery.outcome?.row));
  if (rows.size !== created.length) differences.push(`${created.length} leads made ${rows.size} rows`);
  for (const delivery of created)
    if (delivery.row === undefined) differences.push('the row is not in the table');
  if (last !== undefined && !alternative) differences.push(...leadDifferences(expect, last));
  return {
    id: entry.id,
    title: entry.title,
    passed: differences.length === 0,
    alternative,
    expected: expect,
    got: {
      outcome,
      ...(got.length > 1 && { outcomes: summary(got) }),
      http: last?.http,
      flags: last?.outcome?.flags ?? [],
      lead: last?.outcome?.lead,
      row: last?.row,
      ...(last?.outcome?.error !== undefined && { error: last.outcome.error }),
    },
    differences: [...new Set(differences)],
  };
}

/** Twelve times the same word is no news. */
function summary(outcomes: readonly string[]): unknown {
  if (outcomes.length <= 10) return outcomes;
  return Object.fromEntries(
    [...new Set(outcomes)].map((word) => [word, outcomes.filter((entry) => entry === word).length]),
  );
}

function httpDifferences(
  expect: CaseExpectation,
  delivery: Delivery,
  alternative: boolean,
): readonly string[] {
  const wanted = alternative || expect.http === undefined ? undefined : expect.http.toLowerCase();
  if (wanted === undefined) return [];
  const matches = wanted.endsWith('xx')
    ? String(delivery.http).startsWith(wanted.slice(0, 1))
    : String(delivery.http) === wanted;
  return matches ? [] : [`answer is ${delivery.http}, not ${expect.http}`];
}

function leadDifferences(expect: CaseExpectation, delivery: Delivery): readonly string[] {
  const { outcome, row } = delivery;
  const missing = (expect.flags ?? []).filter((flag) => outcome?.flags.includes(flag) !== true);
  const columns = expect.sinks?.['dataverse'];
  return [
    ...missing.map((flag) => `flag ${flag} is missing`),
    ...memberDifferences('lead', expect.lead ?? {}, outcome?.lead ?? {}),
    ...(isRecord(columns) ? memberDifferences('row', columns, row ?? {}) : []),
  ];
}

function memberDifferences(
  name: string,
  expected: Readonly<Record<string, unknown>>,
  got: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(expected).flatMap(([member, wanted]) => {
    const found = got[member] ?? null;
    return isDeepStrictEqual(found, wanted)
      ? []
      : [`${name}.${member} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
