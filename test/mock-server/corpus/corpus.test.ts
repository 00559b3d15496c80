import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, it } from 'vitest';

import type { Fault } from '../../../mock-server/crm/faults.ts';
import { readCorpus, type CorpusCase } from '../../../mock-server/corpus/corpus-file.ts';
import { runCorpus, type CorpusOptions } from '../../../mock-server/corpus/run-corpus.ts';
import type { Delivery } from '../../../mock-server/corpus/run-case.ts';
import { builtSource } from '../../../mock-server/lab/built-source.ts';
import type { FlowSource } from '../../../mock-server/lab/flow-source.ts';

const root = new URL('../../../', import.meta.url);
const folder = fileURLToPath(new URL('connector/', root));
const cases = await readCorpus(fileURLToPath(new URL('test/leads/corpus.json', root)));
const columns = { FirstName: 'firstname', LastName: 'lastname', Company: 'companyname', Title: 'jobtitle' };
let source: FlowSource;

beforeAll(async () => {
  source = await builtSource(folder);
});

async function failures(options: Omit<CorpusOptions, 'source'>): Promise<readonly string[]> {
  const { cases: results } = await runCorpus(cases, { ...options, source });
  return results
    .filter((result) => !result.passed)
    .map((result) => `${result.id}: ${result.differences.join('; ')}`);
}

describe('lead corpus', () => {
  it(
    'ends in another outcome than the first choice only where docs/leads.md says so',
    { timeout: 120_000 },
    async () => {
      const { cases: results, totals } = await runCorpus(cases, { source, schemaValidation: 'off' });
      const page = readFileSync(fileURLToPath(new URL('docs/leads.md', root)), 'utf8');
      const explained = [...page.matchAll(/^\| ([A-Z]\d\d) \|/gm)].map(([, id]) => id);
      expect(results.filter((result) => result.alternative).map(({ id }) => id)).toEqual(explained);
      expect(totals).toEqual({ passed: cases.length, total: cases.length });
    },
  );

  it('ends every case as it should, schema validation on', { timeout: 120_000 }, async () => {
    expect(await failures({ schemaValidation: 'on' })).toEqual([]);
  });

  it('writes the values of section F literally', { timeout: 60_000 }, async () => {
    const hostile = cases.filter(({ id }) => id.startsWith('F'));
    const wrong: string[] = [];
    await runCorpus(hostile, {
      source,
      onResult: ({ id }, [delivery]) => {
        const body = hostile.find((entry) => entry.id === id)?.request.body as {
          readonly UserDetails: Readonly<Record<string, string>>;
        };
        for (const [name, column] of Object.entries(columns)) {
          const sent = body.UserDetails[name] ?? '';
          const stored = delivery?.row?.[column];
          if (stored !== sent.replaceAll(/[\r\n\t]+/g, ' ').trim())
            wrong.push(`${id} ${name}: ${JSON.stringify(stored)}`);
        }
      },
    });
    expect(hostile.length).toBeGreaterThanOrEqual(15);
    expect(wrong).toEqual([]);
  });

  const down: Fault = { api: 'dataverse', effect: { kind: 'status', status: 503 } };
  const noMail: Fault = { api: 'shared_office365', effect: { kind: 'status', status: 500 } };

  /** Every run of the corpus under faults, by case. */
  async function runsUnder(faults: readonly Fault[]): Promise<readonly (readonly [CorpusCase, Delivery])[]> {
    const seen: (readonly [CorpusCase, Delivery])[] = [];
    const byId = new Map(cases.map((entry) => [entry.id, entry]));
    await runCorpus(cases, {
      source,
      faults,
      onResult: (result, deliveries) => {
        const entry = byId.get(result.id);
        if (entry !== undefined) for (const delivery of deliveries) seen.push([entry, delivery]);
      },
    });
    return seen;
  }

  it('sets every lead aside while the CRM is down', { timeout: 180_000 }, async () => {
    const runs = await runsUnder([down]);
    const lost = runs.filter(([, { outcome, http }]) => {
      if (outcome === undefined) return http < 400;
      if (outcome.outcome === 'test') return outcome.status !== 'Succeeded';
      return outcome.outcome !== 'dead-letter' || outcome.row !== undefined;
    });
    expect(lost.map(([{ id }, { outcome, http }]) => [id, http, outcome])).toEqual([]);
    expect(runs.length).toBeGreaterThan(cases.length);
  });

  it(
    'ends in a failed run that says both reasons while CRM and mail are down',
    { timeout: 180_000 },
    async () => {
      const runs = await runsUnder([down, noMail]);
      const silent = runs.filter(([, { outcome, http }]) => {
        if (outcome === undefined) return http < 400;
        if (outcome.outcome === 'test') return outcome.status !== 'Succeeded';
        return (
          outcome.outcome !== 'failed' ||
          outcome.status !== 'Failed' ||
          outcome.error?.includes('The dead letter failed, too: ') !== true
        );
      });
      expect(silent.map(([{ id }, { outcome, http }]) => [id, http, outcome])).toEqual([]);
    },
  );
});
