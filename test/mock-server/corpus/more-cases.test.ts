import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, it } from 'vitest';

import { readCorpus } from '../../../mock-server/corpus/corpus-file.ts';
import { runCorpus } from '../../../mock-server/corpus/run-corpus.ts';
import { builtSource } from '../../../mock-server/lab/built-source.ts';
import type { FlowSource } from '../../../mock-server/lab/flow-source.ts';

const root = new URL('../../../', import.meta.url);
const cases = await readCorpus(fileURLToPath(new URL('test/leads/more-cases.json', root)));
let source: FlowSource;

beforeAll(async () => {
  source = await builtSource(fileURLToPath(new URL('connector/', root)));
});

describe('further lead cases', () => {
  it.each(['off', 'on'] as const)(
    'end as they should, schema validation %s',
    { timeout: 180_000 },
    async (schemaValidation) => {
      const blank: unknown[] = [];
      const unprotected: unknown[] = [];
      const { cases: results, totals } = await runCorpus(cases, {
        source,
        schemaValidation,
        onResult: ({ id }, deliveries) => {
          for (const { outcome, row } of deliveries) {
            const columns = Object.entries(row ?? {}).filter(([, text]) => text === '');
            if (columns.length > 0) blank.push([id, columns]);
            if (outcome?.outcome === 'suppressed' && row?.['donotemail'] !== true) unprotected.push(id);
          }
        },
      });
      expect(
        results
          .filter(({ passed }) => !passed)
          .map((result) => [result.id, result.title, result.differences]),
      ).toEqual([]);
      expect(totals).toEqual({ passed: cases.length, total: cases.length });
      expect(cases.length).toBeGreaterThan(500);
      expect({ blank, unprotected }).toEqual({ blank: [], unprotected: [] });
    },
  );
});

describe('a wrong expectation', () => {
  const body = {
    UserDetails: {
      FirstName: 'Grace',
      LastName: 'Hopper',
      Email: 'grace@northwind.example',
      Phone: '1',
      Country: 'GB',
      Company: 'Northwind',
      Title: 'Admiral',
    },
    LeadSource: 'SPZA-INS|northwind.cobol',
    ActionCode: 'INS',
    OfferTitle: 'Compiler',
    Description: 'By May.',
  };
  const right = {
    firstName: 'Grace',
    lastName: 'Hopper',
    email: 'grace@northwind.example',
    phone: '1',
    country: 'GB',
    company: 'Northwind',
    title: 'Admiral',
    source: 'SPZA',
    action: 'INS',
    publisherId: 'northwind',
    offerId: 'cobol',
    offerTitle: 'Compiler',
    description: 'By May.',
    campaign: null,
    isTest: false,
    doNotContact: false,
  };
  const expectations = [
    ...Object.keys(right).map((member) => ({ lead: { [member]: 'something else' } })),
    { lead: { unheardOf: 'x' } },
    { flags: ['wrong-type'] },
    { http: '400' },
    { outcome: 'test' },
    { sinks: { dataverse: { lastname: null } } },
    { sinks: { dataverse: { subject: 'INS' } } },
  ];

  it('is seen, whatever it is about', async () => {
    const request = { method: 'POST', contentType: 'application/json', body };
    const asked = expectations.map((wrong, index) => ({
      id: JSON.stringify(wrong) + index,
      request,
      expect: { outcome: 'create', ...wrong },
    }));
    const all = [...asked, { id: 'right', request, expect: { outcome: 'create', http: '2xx', lead: right } }];
    const { cases: results } = await runCorpus(all, { source });
    expect(results.filter(({ passed }) => passed).map(({ id }) => id)).toEqual(['right']);
  });

  it.each([
    '503 for an hour',
    'reset',
    'connection reset',
    'times out',
    'time-out',
    'html page',
    'down',
    'answers 404',
  ])('a destination that fails, said as "%s", is no row', async (sink) => {
    const request = { method: 'POST', contentType: 'application/json', body };
    const { cases: results } = await runCorpus(
      [{ id: 'sink', request, scenario: { sink }, expect: { outcome: 'dead-letter', http: '2xx' } }],
      { source },
    );
    expect(results.map(({ differences }) => differences)).toEqual([[]]);
  });
});
