import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { corpusCommand } from '../../scripts/corpus/corpus-command.ts';
import { inTemporaryFolder, runInProcess } from './run-in-process.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const body = {
  UserDetails: {
    FirstName: 'Ann',
    LastName: 'Example',
    Email: 'ann@fabrikam.example',
    Company: 'Fabrikam',
    Country: 'USA',
  },
  LeadSource: 'AzureMarketplace-INS|contoso.one',
  ActionCode: 'INS',
  OfferTitle: 'One',
};
const request = { method: 'POST', contentType: 'application/json', body };
const right = {
  outcome: 'create',
  http: '2xx',
  lead: { country: 'US', offerId: 'one', phone: null },
  sinks: { dataverse: { lastname: 'Example', telephone1: null } },
};

/** Runs the command over these cases and gives its JSON. */
async function run(cases: readonly object[]) {
  return inTemporaryFolder(async (folder) => {
    const file = join(folder, 'cases.json');
    await writeFile(file, JSON.stringify({ cases }));
    const { code, out } = await runInProcess(corpusCommand, ['--cases', file, '--json'], { cwd: root });
    return {
      code,
      ...(JSON.parse(out) as {
        cases: { id: string; passed: boolean; expected: object; got: object }[];
        totals: object;
      }),
    };
  });
}

describe('npm run corpus', () => {
  it('passes what is right, in the promised JSON', async () => {
    const { code, cases, totals } = await run([{ id: 'X1', request, expect: right }]);
    expect(code).toBe(0);
    expect(totals).toEqual({ passed: 1, total: 1 });
    expect(cases).toEqual([
      {
        id: 'X1',
        passed: true,
        expected: right,
        got: expect.objectContaining({ outcome: 'create', http: 202, flags: [] }) as unknown,
      },
    ]);
  });

  it.each([
    ['outcome', { ...right, outcome: 'suppress' }],
    ['answer', { ...right, http: '400' }],
    ['flag', { ...right, flags: ['truncated'] }],
    ['lead', { ...right, lead: { country: 'DE' } }],
    ['empty member of the lead', { ...right, lead: { offerId: null } }],
    ['row', { ...right, sinks: { dataverse: { lastname: 'Sample' } } }],
  ])('fails a wrong %s', async (_, expected) => {
    const { code, totals } = await run([{ id: 'X1', request, expect: expected }]);
    expect(code).toBe(1);
    expect(totals).toEqual({ passed: 0, total: 1 });
  });

  it('fails a case that cannot be sent, and goes on', async () => {
    const { code, cases } = await run([
      { id: 'X1', request, scenario: { sink: 'a sentence that nobody knows' }, expect: right },
      { id: 'X2', request, scenario: { send: ['X9'] }, expect: right },
      { id: 'X3', request, expect: right },
    ]);
    expect(code).toBe(1);
    expect(cases.map(({ passed }) => passed)).toEqual([false, false, true]);
  });

  it('knows the scenarios of the format', async () => {
    const { cases } = await run([
      { id: 'X1', request, scenario: { url: 'sig wrong' }, expect: { outcome: 'reject', http: '401' } },
      { id: 'X2', request, scenario: { flow: 'deleted' }, expect: { outcome: 'reject', http: '400' } },
      {
        id: 'X3',
        request,
        scenario: { sink: '500 for good' },
        expect: { outcome: 'dead-letter', http: '2xx' },
      },
      {
        id: 'X4',
        request,
        scenario: { headers: { 'Content-Encoding': 'br' } },
        expect: { outcome: 'reject', http: '400' },
      },
      {
        id: 'X5',
        request: {
          ...request,
          body: undefined,
          bodyRecipe: { base: body, times: 20, vary: 'UserDetails.Email' },
        },
        expect: right,
      },
      {
        id: 'X6',
        request,
        scenario: { send: [body, body], expect: ['create', 'dedupe (repeated)'] },
        expect: { outcome: 'dedupe', http: '2xx' },
      },
      {
        id: 'X7',
        request,
        scenario: { send: [body, body], expect: ['create', 'create'] },
        expect: { outcome: 'create', http: '2xx' },
      },
    ]);
    expect(cases.map(({ id, passed }) => [id, passed])).toEqual([
      ['X1', true],
      ['X2', true],
      ['X3', true],
      ['X4', true],
      ['X5', true],
      ['X6', true],
      ['X7', false],
    ]);
  });

  it('refuses a file that has not the format, with every place', async () => {
    await inTemporaryFolder(async (folder) => {
      await writeFile(
        join(folder, 'cases.json'),
        JSON.stringify({ cases: [{ id: 'X1' }, 5, { id: 'X2', request, expect: {} }] }),
      );
      const { code, error } = await runInProcess(corpusCommand, ['--cases', join(folder, 'cases.json')], {
        cwd: root,
      });
      expect(code).toBe(2);
      expect(error).toContain('Case X1 has no request');
      expect(error).toContain('cases[1] is no object');
      expect(error).toContain('Case X2 expects no outcome');
    });
  });
});
