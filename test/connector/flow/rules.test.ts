import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { buildFlow } from '../../../connector/flow/build-flow.ts';
import { actionCodes } from '../../../connector/flow/tables/action-codes.ts';
import { countryTables } from '../../../connector/flow/tables/country-keys.ts';
import { executedActions } from '../../../mock-server/corpus/executed-actions.ts';
import { connectionUser } from '../../../mock-server/crm/dataverse/dataverse-settings.ts';
import { ada, adaWith, model, openFlow, textOf } from './open-flow.ts';

const reference = (name: string): unknown =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../leads/${name}`, import.meta.url)), 'utf8'));

const flow = await openFlow();
async function understand(lead: unknown) {
  flow.stage.stage.reset();
  const { outcome, tables } = await flow.deliver(lead);
  return { ...outcome, rows: tables['lead'] ?? [] };
}

describe('LeadSource', () => {
  const { examples } = reference('leadsource-grammar.json') as {
    readonly examples: readonly {
      readonly text: string;
      readonly expect: {
        readonly source: string | null;
        readonly action: string | null;
        readonly publisherId: string | null;
        readonly offerId: string | null;
      };
    }[];
  };

  it.each(examples)('$text', async ({ text, expect: wanted }) => {
    const { lead } = await understand({ ...ada, LeadSource: text, ActionCode: null });
    // `test` speaks of the whole lead: address or names make a test lead, not its source.
    const { source, action, publisherId, offerId } = wanted;
    expect(lead).toMatchObject({ source, action, publisherId, offerId });
  });

  it.each([
    ['SPZA - PLT | a.b', { source: 'SPZA', action: 'PLT', publisherId: 'a', offerId: 'b' }],
    ['appsource (spza)', { source: 'SPZA', action: null, offerId: null }],
    ['My-Source', { source: 'My-Source', action: null }],
    ['My-Source-plt|a.b.c', { source: 'My-Source', action: 'PLT', publisherId: 'a', offerId: 'b.c' }],
    ['AzureMarketplace-Quote|a.b', { source: 'AzureMarketplace', action: 'Quote' }],
    [
      'AzureMarketplace|contoso.big-data-ins',
      { source: 'AzureMarketplace', action: null, offerId: 'big-data-ins' },
    ],
    ['|.b', { source: null, publisherId: null, offerId: 'b' }],
    ['x|a.', { source: 'x', publisherId: 'a', offerId: null }],
    ['x|a|b.c', { publisherId: 'a|b', offerId: 'c' }],
  ])('%s', async (text, wanted) => {
    expect((await understand({ ...ada, LeadSource: text, ActionCode: null })).lead).toMatchObject(wanted);
  });
});

describe('do not contact', () => {
  it.each([
    [{ ActionCode: 'DNC' }],
    [{ ActionCode: ' dnc ' }],
    [{ ActionCode: 'Do not contact' }],
    [{ ActionCode: 'D.N.C.' }],
    [{ ActionCode: ['DNC'] }],
    [{ LeadSource: 'SPZA-DNC|a.b' }],
    [{ LeadSource: 'spza - dnc | a.b' }],
    [{ LeadSource: 'SPZA_DNC' }],
    [{ LeadSource: 'DNC|a.b' }],
    [{ LeadSource: 'SPZA-DNC-INS|a.b', ActionCode: 'PLT' }],
  ])('%j', async (own) => {
    const { outcome, rows } = await understand({ ...ada, ...own });
    expect(outcome).toBe('suppressed');
    expect(rows).toMatchObject([{ donotemail: true, donotphone: true, donotsendmm: true }]);
  });

  it.each([
    [{ LeadSource: 'AzureMarketplace-INS|dnc.dnc' }],
    [{ Description: 'DNC' }],
    [{ OfferTitle: 'DNC' }],
    [{ ActionCode: 'DNCX' }],
  ])('is not said by %j', async (own) => {
    expect((await understand({ ...ada, ...own })).outcome).toMatch(/^created/);
  });
});

describe('action codes', () => {
  const { codes } = reference('action-codes.json') as {
    readonly codes: readonly { readonly code: string }[];
  };

  it('are the documented ones', () => {
    expect(Object.keys(actionCodes).sort()).toEqual(codes.map(({ code }) => code).sort());
  });

  it.each(codes)('$code in any casing', async ({ code }) => {
    const { lead } = await understand({ ...ada, LeadSource: 'SPZA', ActionCode: code.toLowerCase() });
    expect(lead).toMatchObject({ action: code });
  });
});

describe('countries', () => {
  const { countries } = reference('countries.json') as {
    readonly countries: readonly {
      readonly alpha2: string;
      readonly alpha3: string;
      readonly en: string;
      readonly zhHans: string;
      readonly aliases: readonly string[];
    }[];
  };

  it('have every code and name of the reference', () => {
    const known = new Set(countryTables.flatMap((table) => Object.values(table)));
    expect(countries.filter(({ alpha2 }) => !known.has(alpha2))).toEqual([]);
  });

  it('find each by its names', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    // Every country once, by another of its names each time.
    for (const [index, { alpha2, alpha3, en, zhHans, aliases }] of countries.entries()) {
      const names = [alpha2.toLowerCase(), alpha3, en, zhHans, ...aliases];
      const name = names[index % names.length] ?? alpha2;
      const { lead, flags } = await understand(adaWith({ Country: name }));
      if (lead?.['country'] !== alpha2 || flags.length > 0)
        wrong.push(`${name}: ${textOf(lead?.['country'])}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['U.S.A.', 'US'],
    ['México', 'MX'],
    ['Me\u0301xico', 'MX'],
    ['ＵＳＡ', 'US'],
    ['  united   kingdom ', 'GB'],
    ['Saint Lucia', 'LC'],
    ['Bosnia and Herzegovina', 'BA'],
  ])('%s is %s', async (text, alpha2) => {
    expect((await understand(adaWith({ Country: text }))).lead).toMatchObject({ country: alpha2 });
  });

  it.each(['Atlantis', 'USA/Canada', 'XX', "' or 1 eq 1"])('%s stays as it was sent', async (text) => {
    const { lead, flags } = await understand(adaWith({ Country: text }));
    expect(lead).toMatchObject({ country: text });
    expect(flags).toEqual(['country-unknown']);
  });
});

describe('texts', () => {
  it.each([
    ['cut inside a pair', 'L'.repeat(49) + '😀', 'L'.repeat(49)],
    ['cut behind a pair', 'L'.repeat(48) + '😀L', 'L'.repeat(48) + '😀'],
    ['an emoji of several', 'Ada 👩🏽‍💻', 'Ada 👩🏽‍💻'],
    ['a joiner that a script needs', 'می‌خواهم', 'می‌خواهم'],
    ['a joiner that nothing needs', 'Lo‍vell', 'Lovell'],
    ['accents apart from their letters', 'Mu\u0308ller-Cze\u0328s\u0301c\u030C', 'Müller-Częśč'],
    ['an accent that fits no letter', 'q\u0301', 'q\u0301'],
    ['percent signs', '100%25 %u0041 +', '100%25 %u0041 +'],
    ['line breaks', 'Lo\r\nvell\tJr.', 'Lo vell Jr.'],
  ])('%s', async (_, sent, stored) => {
    expect((await understand(adaWith({ LastName: sent }))).rows).toMatchObject([{ lastname: stored }]);
  });

  it('an ellipsis where the description is cut, and the whole text in the note', async () => {
    const whole = `${'word '.repeat(600)}end`;
    flow.stage.stage.reset();
    const { tables, outcome } = await flow.deliver({ ...ada, Description: whole });
    const text = textOf(tables['lead']?.[0]?.['description']);
    expect(text).toMatch(/^Flags: truncated\nword .*…$/s);
    expect(text.length).toBe(2000);
    expect(textOf(tables['annotation']?.[0]?.['notetext'])).toContain(whole);
    expect(outcome.flags).toEqual(['truncated']);
  });

  it('null instead of nothing', async () => {
    const { rows } = await understand(adaWith({ Phone: 'N/A', Title: ' \u3000', FirstName: '' }));
    expect(rows).toMatchObject([{ telephone1: null, jobtitle: null, firstname: null }]);
  });
});

describe('settings', () => {
  it('write source code, topic prefix and owner from the environment', async () => {
    const own = await openFlow(
      {},
      {
        variables: {
          cts_MarketplaceLeadSourceCode: '4',
          cts_MarketplaceTopicPrefix: '[MP] ',
          cts_MarketplaceLeadOwner: `systemusers(${connectionUser.id})`,
        },
      },
    );
    const { tables, outcome } = await own.deliver(ada);
    expect(outcome.outcome).toBe('created');
    expect(tables['lead']).toMatchObject([
      { leadsourcecode: 4, subject: '[MP] INS – Contoso Offer', _ownerid_value: connectionUser.id },
    ]);
    await own.deliver(adaWith({}, { ActionCode: 'PLT', LeadSource: 'SPZA-PLT|contoso.offer-1' }));
    expect(own.stage.stage.store.rows('lead')[0]?.get('subject')).toBe('[MP] PLT – Contoso Offer');
  });

  it('leave a topic alone that a person rewrote', async () => {
    const own = await openFlow();
    const { tables } = await own.deliver(ada);
    const [row] = own.stage.stage.store.rows('lead');
    if (row === undefined) throw new Error('No row');
    own.stage.stage.store.put(
      'lead',
      textOf(tables['lead']?.[0]?.['leadid']),
      new Map([...row, ['subject', 'Call Ada']]),
    );
    await own.deliver(adaWith({}, { ActionCode: 'PLT', LeadSource: 'SPZA-PLT|contoso.offer-1' }));
    expect(own.stage.stage.store.rows('lead')[0]?.get('subject')).toBe('Call Ada');
  });

  it.each([
    [{}, 18],
    [{ notify: 'email' }, 19],
    [{ notify: 'teams', response: 'completed' }, 20],
    [{ merge: { way: 'none' } }, 15],
  ])('%j: a new lead takes %i actions', async (options, actions) => {
    const { run, outcome } = await (await openFlow(options)).deliver(ada);
    expect(outcome.outcome).toBe('created');
    expect(executedActions(run)).toBe(actions);
    expect(actions).toBeLessThanOrEqual(20);
  });

  it('show nothing personal in the history of the built flow', async () => {
    const { openLeadStage } = await import('../../../mock-server/lab/run-lead.ts');
    const [workflow] = buildFlow(model).workflows;
    const stage = await openLeadStage({
      solution: {
        source: 'built',
        solution: undefined,
        variables: new Map(),
        flows: [{ id: 'f', name: 'f', on: true, text: JSON.stringify(workflow?.clientData), place: 'built' }],
      },
    });
    const { runs } = await stage.send({ lead: ada });
    const history = JSON.stringify(runs, (_, value: unknown) =>
      value instanceof Map ? [...value] : typeof value === 'bigint' ? String(value) : value,
    );
    for (const secret of ['Lovell', 'fabrikam', '16175550100']) expect(history).not.toContain(secret);
  });
});

describe('fields of the publisher', () => {
  const added = [
    { path: ['UserDetails', 'Fax'], type: 'string' as const },
    { path: ['Seats'], type: 'integer' as const },
    { path: ['Consent'], type: 'boolean' as const },
  ].map((field) => ({
    ...field,
    title: field.path.join(' '),
    description: 'Added.',
    visibility: 'advanced' as const,
    standard: false,
  }));
  const extended = {
    ...model,
    fields: [...model.fields, ...added],
    settings: {
      ...model.settings,
      flow: {
        ...model.settings.flow,
        mapping: {
          ...model.settings.flow.mapping,
          'UserDetails/Fax': { column: 'fax', maxLength: 5 },
          Seats: { column: 'numberofemployees', maxLength: 10 },
          Consent: { column: 'cts_consent', maxLength: 10 },
        },
      },
    },
  };

  it('go to their columns in the columns’ own types', async () => {
    const { openLeadStage } = await import('../../../mock-server/lab/run-lead.ts');
    const [workflow] = buildFlow(extended).workflows;
    const stage = await openLeadStage({
      solution: {
        source: 'built',
        solution: undefined,
        variables: new Map(),
        flows: [{ id: 'f', name: 'f', on: true, text: JSON.stringify(workflow?.clientData), place: 'built' }],
      },
      settings: {
        dataverse: {
          columns: {
            lead: [
              { name: 'cts_consent', type: 'boolean' },
              { name: 'numberofemployees', type: 'integer' },
              { name: 'fax', type: 'string', max: 5 },
            ],
          },
        },
      },
    });
    const { tables } = await stage.send({
      lead: { ...ada, UserDetails: { ...ada.UserDetails, Fax: '1234567' }, Seats: 200, Consent: true },
    });
    expect(tables['lead']).toMatchObject([{ fax: '12345', numberofemployees: 200, cts_consent: true }]);
    const { tables: more } = await stage.send({
      lead: { ...ada, LeadSource: 'SPZA-PLT|a.b', Seats: 'many', Consent: 'no idea' },
    });
    expect(more['lead']?.[1]).toMatchObject({ fax: null, numberofemployees: null, cts_consent: null });
  });
});
