import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { caseFilesIn, loadCases } from '../../mock-server/conformance/load-cases.ts';
import { runCases } from '../../mock-server/conformance/run-cases.ts';

const kinds = new Set(['action', 'run', 'http']);
const { cases } = loadCases(caseFilesIn(fileURLToPath(new URL('./data/', import.meta.url))));
const results = await runCases(cases.filter(({ kind }) => kinds.has(kind)));

describe('cases of actions and runs', () => {
  it('are all there', () => {
    expect(results.length).toBeGreaterThanOrEqual(39);
  });

  it.each(results.map((result) => ({ ...result, id: result.one.id })))('$id', ({ passed, subject }) => {
    expect(passed ? '' : subject).toBe('');
  });
});
