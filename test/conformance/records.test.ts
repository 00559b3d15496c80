import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { runRecordsFolder } from '../../mock-server/conformance/run-records.ts';

const results = await runRecordsFolder(fileURLToPath(new URL('./data/records/', import.meta.url)));

describe('records of the runtime', () => {
  it('are all there', () => {
    expect(results.filter(({ kind }) => kind === 'record').length).toBeGreaterThan(375);
    expect(results.filter(({ kind }) => kind === 'save-error').length).toBeGreaterThan(85);
  });

  it.each(results)('$kind $id', ({ differences }) => {
    expect(differences).toEqual([]);
  });
});
