import { describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';

import { caseFilesIn, loadCases } from '../../mock-server/conformance/load-cases.ts';
import { runCases, totalsOf } from '../../mock-server/conformance/run-cases.ts';

const folder = fileURLToPath(new URL('./data/', import.meta.url));
const kinds = new Set(['expression', 'template', 'json-read', 'schema', 'parse-error']);
const { cases, unusable } = loadCases(caseFilesIn(folder));
const results = await runCases(cases.filter(({ kind }) => kinds.has(kind)));

/** Share of the cases of a confidence that must come out right: values and refusals, and exact sentences. */
const goals = [
  { confidence: 'documented', cases: 1, texts: 1 },
  { confidence: 'cloud-verified', cases: 1, texts: 1 },
  { confidence: 'issue-text', cases: 1, texts: 1 },
  { confidence: 'derived', cases: 1, texts: 1 },
  { confidence: 'dotnet', cases: 1, texts: 1 },
  { confidence: 'cloud-reported', cases: 0.98, texts: 0.95 },
  { confidence: 'engine-2020', cases: 0.98, texts: 0.95 },
  { confidence: 'standard-host-reported', cases: 0.95, texts: 1 },
  { confidence: 'dotnet-icu', cases: 0.95, texts: 1 },
  { confidence: 'dotnet-tzdata', cases: 0.95, texts: 1 },
] as const;

describe('cases of the language', () => {
  it('are all there', () => {
    expect(unusable).toEqual([]);
    expect(results.length).toBeGreaterThan(5900);
  });

  it.each(goals)('$confidence', ({ confidence, cases: share, texts }) => {
    const those = results.filter(({ one }) => one.confidence === confidence);
    const { value, mustFail, errorText, schema } = totalsOf(those);
    const right = value.passed + mustFail.passed + schema.passed;
    const all = value.total + mustFail.total + schema.total;
    const wrong = those.filter(({ passed }) => !passed).map(({ one, subject, got }) => ({ id: one.id, subject, got }));
    const allowed = Math.floor(all * (1 - share) + errorText.total * (1 - texts));
    expect(all).toBeGreaterThan(0);
    expect(wrong.length > allowed ? wrong : []).toEqual([]);
    expect(right).toBeGreaterThanOrEqual(Math.ceil(all * share));
    expect(errorText.passed).toBeGreaterThanOrEqual(Math.ceil(errorText.total * texts));
  });
});
