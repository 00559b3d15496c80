import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { outcomes } from '../../connector/flow/tables/flags.ts';
import { readOutcome } from '../../mock-server/corpus/read-outcome.ts';
import type { LeadResult } from '../../mock-server/lab/run-lead.ts';
import { openFlow, textOf, type OpenFlow } from '../connector/flow/open-flow.ts';

const flow: OpenFlow = await openFlow({ notify: 'email' });

/** Statuses that the documentation of the platform knows for a call with a right address and method. */
const documented = [202, 400];
const words = Object.keys(outcomes);

async function send(body: string | Uint8Array, contentType: string | null): Promise<LeadResult> {
  flow.stage.stage.reset();
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return flow.send({
    contentType,
    body: bytes,
    headers: { 'Content-Length': String(bytes.length) },
  });
}

/** What contradicts one run, one word, and what the word promises; empty where nothing does. */
function contradictions(result: LeadResult): readonly string[] {
  const [run] = result.runs;
  if (run === undefined || result.runs.length !== 1) return [`${result.runs.length} runs`];
  const { outcome, flags } = readOutcome(run);
  const mailsTo = (name: string) => result.mails.filter((mail) => textOf(mail['to']).includes(name)).length;
  const isCreated = outcome.startsWith('created');
  const counts = {
    rows: [result.tables['lead']?.length ?? 0, isCreated || outcome === 'suppressed' ? 1 : 0],
    alerts: [mailsTo('alerts@'), outcome === 'dead-letter' ? 1 : 0],
    notices: [mailsTo('sales@'), isCreated ? 1 : 0],
    refusals: [result.refusals.length, 0],
  };
  return [
    ...(words.includes(outcome) ? [] : [`the outcome ${outcome}`]),
    ...Object.entries(counts).flatMap(([name, [got, wanted]]) =>
      got === wanted ? [] : [`${got} ${name} for ${outcome}`],
    ),
    ...(outcome === 'created' && flags.length > 0 ? [`created with ${flags.join()}`] : []),
    ...(['created-flagged', 'dead-letter'].includes(outcome) && flags.length === 0
      ? [`${outcome} without a flag`]
      : []),
    // A run fails only for JSON that is broken, and the lead is set aside.
    ...(run.status !== 'Succeeded' && outcome !== 'dead-letter' ? [`a ${run.status} run`] : []),
  ];
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom(
    '',
    ' ',
    'N/A',
    '-',
    'null',
    'INS',
    'DNC',
    'PLT',
    '\u0000',
    '\u202e',
    'a@b.co',
    "o'brien+x@y.z",
    '{"a":"b"}',
    '{',
    '|',
    '-',
    'AzureMarketplace-INS|a.b',
  ),
  fc.string({
    unit: fc.constantFrom('\ud83d', '\ude00', 'x', '\u200d', "'", '"', '\\', '%', '|', '-', '.', '@', '/'),
    maxLength: 30,
  }),
);
const leaf = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.oneof(fc.integer(), fc.double(), fc.boolean()) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);
const record = (names: readonly string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, leaf])), { requiredKeys: [] });
const names = ['FirstName', 'LastName', 'Email', 'Phone', 'Country', 'Company', 'Title'];
const lead = fc
  .tuple(
    fc.oneof({ weight: 8, arbitrary: record([...names, 'firstName', 'x']) }, { weight: 1, arbitrary: leaf }),
    record(['LeadSource', 'ActionCode', 'OfferTitle', 'Description', 'LeadId', 'leadSource', '$content']),
  )
  .map(([person, own]) => ({ UserDetails: person, ...own }));

describe('the lead flow', () => {
  it('ends every lead-shaped JSON body in exactly one outcome', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(lead, async (value) => {
        const result = await send(JSON.stringify(value), 'application/json');
        expect(result.answer.statusCode).toBe(202);
        expect(contradictions(result)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('ends every syntactically valid JSON body in exactly one outcome', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.json({ maxDepth: 4 }),
        fc.constantFrom(
          'application/json',
          'application/json; charset=utf-8',
          'text/plain',
          'application/octet-stream',
          null,
        ),
        async (json, contentType) => {
          const result = await send(json, contentType);
          expect(result.answer.statusCode).toBe(202);
          expect(contradictions(result)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it(
    'gives any bytes a documented answer, and an outcome where a run came of them',
    { timeout: 240_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.uint8Array({ minLength: 1, maxLength: 200 }),
          fc.constantFrom(
            'application/json',
            'text/plain',
            'application/xml',
            'application/x-www-form-urlencoded',
            'multipart/form-data; boundary=b',
            null,
          ),
          async (bytes, contentType) => {
            const result = await send(bytes, contentType);
            expect(documented).toContain(result.answer.statusCode);
            const wrong = result.answer.statusCode === 202 ? contradictions(result) : result.runs;
            expect(wrong).toEqual([]);
          },
        ),
        { numRuns: 150 },
      );
    },
  );
});
