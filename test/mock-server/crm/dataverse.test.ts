import { describe, expect, it } from 'vitest';

import { connectionUser } from '../../../mock-server/crm/dataverse/dataverse-settings.ts';
import { createBench, type Bench, type CallInput } from './crm-bench.ts';

const api = 'shared_commondataserviceforapps';
const id = '7d3c1a10-0000-4000-8000-0000000000aa';
const lead = { subject: 'INS: Offer', lastname: 'One' };

const create = (bench: Bench, body: unknown, entityName = 'leads') =>
  bench.call(api, 'CreateRecord', { path: { entityName }, body });
const upsert = (bench: Bench, recordId: string, body: unknown, headers = {}) =>
  bench.call(api, 'UpdateRecord', { path: { entityName: 'leads', recordId }, body, headers });
const list = (bench: Bench, query: CallInput['query'], entityName = 'leads') =>
  bench.call(api, 'ListRecords', { path: { entityName }, query: query ?? {} });

async function names(bench: Bench, filter: string, query: CallInput['query'] = {}) {
  const answer = await list(bench, { $filter: filter, ...query });
  expect(answer.text).toContain('"value"');
  return (answer.at('value') as { lastname: string }[]).map((row) => row.lastname);
}

describe('create', () => {
  it('answers 201 with the row, its etag, defaults, owner and formatted values', async () => {
    const bench = createBench();
    const answer = await create(bench, { ...lead, firstname: 'Some', leadsourcecode: 8 });
    expect(answer.status).toBe(201);
    expect(answer.at('fullname')).toBe('Some One');
    expect(answer.at('leadsourcecode@OData.Community.Display.V1.FormattedValue')).toBe('Web');
    expect(answer.at('donotemail')).toBe(false);
    expect(answer.at('donotemail@OData.Community.Display.V1.FormattedValue')).toBe('Allow');
    expect(answer.at('statecode')).toBe(0);
    expect(answer.at('_ownerid_value')).toBe(connectionUser.id);
    expect(answer.at('createdon')).toBe('2026-11-24T09:05:00Z');
    expect(answer.headers.get('etag')).toBe(answer.at('@odata.etag'));
    expect(bench.store.rows('lead')).toHaveLength(1);
  });

  it.each([
    [{ subject: 'x' }, 400, '0x80040203', 'lastname'],
    [{ ...lead, lastname: 'x'.repeat(51) }, 400, '0x80044331', "maximum allowed length of '50'"],
    [{ ...lead, leadsourcecode: 99 }, 400, '0x8004431a', 'Accepted Values: 1,2,3,4,5,6,7,8,9,10'],
    [
      { ...lead, leadsourcecode: 'Web' },
      400,
      '0x80048d19',
      "Cannot convert the literal 'Web' to the expected type 'Edm.Int32'",
    ],
    [{ ...lead, donotemail: 'yes' }, 400, '0x80048d19', 'Edm.Boolean'],
    [{ ...lead, lastname: 7 }, 400, '0x80048d19', 'Edm.String'],
    [{ ...lead, nosuch: 1 }, 400, '0x80048d19', "The property 'nosuch' does not exist"],
    [{ ...lead, __proto__x: 1 }, 400, '0x80048d19', '__proto__x'],
    [{ ...lead, 'nosuch@odata.bind': 'accounts(1)' }, 400, '0x80048d19', "undeclared property 'nosuch'"],
    [
      { ...lead, 'ownerid@odata.bind': `systemusers(${id})` },
      404,
      '0x80040217',
      `systemuser With Id = ${id} Does Not Exist`,
    ],
    [[lead], 400, '0x80048d19', 'leads'],
  ])('refuses %j', async (body, status, code, words) => {
    const bench = createBench();
    const answer = await create(bench, body);
    expect(answer.status).toBe(status);
    expect(answer.at('error', 'code')).toBe(code);
    expect(answer.at('error', 'message')).toContain(words);
    expect(bench.store.rows('lead')).toHaveLength(0);
  });

  it('refuses an unknown table and a body that is no JSON', async () => {
    const bench = createBench();
    const answer = await create(bench, lead, 'leeds');
    expect(answer.status).toBe(404);
    expect(answer.at('error', 'message')).toBe("Resource not found for the segment 'leeds'.");
    const broken = await bench.web.fetch(
      new Request('https://apim.example/apim/commondataserviceforapps/connection/api/data/v9.1/leads', {
        method: 'POST',
        body: '{"subject":',
      }),
    );
    expect(broken.status).toBe(400);
  });

  it('takes a text of exactly the length, counted in UTF-16 units', async () => {
    const bench = createBench();
    expect((await create(bench, { ...lead, lastname: '😀'.repeat(25) })).status).toBe(201);
    expect((await create(bench, { ...lead, lastname: `${'😀'.repeat(25)}x` })).status).toBe(400);
  });
});

describe('upsert', () => {
  it('creates under the id, then updates only the columns given', async () => {
    const bench = createBench();
    expect((await upsert(bench, id, { ...lead, companyname: 'Contoso' })).at('leadid')).toBe(id);
    const second = await upsert(bench, id, { companyname: 'Fabrikam' });
    expect(second.status).toBe(200);
    expect(second.at('lastname')).toBe('One');
    expect(second.at('companyname')).toBe('Fabrikam');
    expect(bench.store.rows('lead')).toHaveLength(1);
    expect(bench.store.changes().map((change) => change.kind)).toEqual(['created', 'updated']);
  });

  it('honours If-Match and If-None-Match', async () => {
    const bench = createBench();
    expect((await upsert(bench, id, lead, { 'If-Match': '*' })).status).toBe(404);
    const etag = (await upsert(bench, id, lead)).headers.get('etag') ?? '';
    expect((await upsert(bench, id, lead, { 'If-None-Match': '*' })).at('error', 'code')).toBe('0x80060894');
    expect((await upsert(bench, id, lead, { 'If-Match': etag })).status).toBe(200);
    const stale = await upsert(bench, id, lead, { 'If-Match': etag });
    expect([stale.status, stale.at('error', 'code')]).toEqual([412, '0x80060882']);
  });

  it('UpdateOnlyRecord answers 404 where there is no row', async () => {
    const bench = createBench();
    const input = { path: { entityName: 'leads', recordId: id }, body: { subject: 'new' } };
    const absent = await bench.call(api, 'UpdateOnlyRecord', input);
    expect([absent.status, absent.at('error', 'code')]).toEqual([404, '0x80040217']);
    await upsert(bench, id, lead);
    expect((await bench.call(api, 'UpdateOnlyRecord', input)).at('subject')).toBe('new');
  });

  it('refuses emptying a required column and a row id that is none', async () => {
    const bench = createBench();
    await upsert(bench, id, lead);
    expect((await upsert(bench, id, { lastname: null })).at('error', 'code')).toBe('0x80040203');
    expect((await upsert(bench, 'not-a-guid', lead)).status).toBe(400);
  });

  it('writes one row for fifty concurrent upserts of one id', async () => {
    const bench = createBench();
    const answers = await Promise.all(Array.from({ length: 50 }, () => upsert(bench, id, lead)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(bench.store.rows('lead')).toHaveLength(1);
  });
});

describe('unique keys', () => {
  const settings = {
    dataverse: {
      columns: { lead: [{ name: 'cts_leadkey', type: 'string', max: 100 }] },
      keys: { lead: [{ name: 'cts_LeadKey', columns: ['cts_leadkey'] }] },
    },
  };

  it('lets one of fifty concurrent creates with the same key through', async () => {
    const bench = createBench(settings);
    const bodies = Array.from({ length: 50 }, () => ({ ...lead, cts_leadkey: 'YUBi' }));
    const answers = await Promise.all(bodies.map((body) => create(bench, body)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    const refused = answers.find((answer) => answer.status !== 201);
    expect([refused?.status, refused?.at('error', 'code')]).toEqual([412, '0x80060892']);
  });

  it('does not hold empty keys against each other, and frees a key that is cleared', async () => {
    const bench = createBench(settings);
    await create(bench, lead);
    expect((await create(bench, lead)).status).toBe(201);
    const first = await create(bench, { ...lead, cts_leadkey: 'k' });
    expect((await create(bench, { ...lead, cts_leadkey: 'K' })).status).toBe(412);
    await upsert(bench, String(first.at('leadid')), { cts_leadkey: null });
    expect((await create(bench, { ...lead, cts_leadkey: 'k' })).status).toBe(201);
  });

  it('finds and upserts by the alternate key', async () => {
    const bench = createBench(settings);
    await upsert(bench, "cts_leadkey='a''b'", lead);
    const found = await bench.call(api, 'GetItem', {
      path: { entityName: 'leads', recordId: "cts_leadkey='a''b'" },
    });
    expect(found.at('cts_leadkey')).toBe("a'b");
    const absent = await bench.call(api, 'GetItem', {
      path: { entityName: 'leads', recordId: "cts_leadkey='zz'" },
    });
    expect([absent.status, absent.at('error', 'code')]).toEqual([404, '0x80060891']);
  });
});

describe('list', () => {
  async function filled() {
    const bench = createBench();
    await create(bench, { ...lead, lastname: 'Alpha', emailaddress1: 'ann+test@x.co', leadsourcecode: 8 });
    await create(bench, { ...lead, lastname: 'Beta', emailaddress1: "o'brien@x.co", donotemail: true });
    await create(bench, { ...lead, lastname: 'Gamma', companyname: 'Müller & Söhne' });
    return bench;
  }

  it.each([
    ["lastname eq 'alpha'", ['Alpha']],
    ["lastname ne 'Alpha'", ['Beta', 'Gamma']],
    ["emailaddress1 eq 'o''brien@x.co'", ['Beta']],
    ["emailaddress1 eq 'ann%2Btest@x.co'", ['Alpha']],
    ["emailaddress1 eq 'ann+test@x.co'", []],
    ["contains(companyname,'%26 sohne')", ['Gamma']],
    ["startswith(lastname,'g') or endswith(lastname,'PHA')", ['Alpha', 'Gamma']],
    ["not contains(lastname,'m') and emailaddress1 ne null", ['Alpha', 'Beta']],
    ["not (lastname eq 'Alpha' or lastname eq 'Beta')", ['Gamma']],
    ["lastname eq 'Alpha' or lastname eq 'Beta' and donotemail eq true", ['Alpha', 'Beta']],
    ['emailaddress1 eq null', ['Gamma']],
    ['leadsourcecode eq 8', ['Alpha']],
    ['leadsourcecode gt 7 and leadsourcecode le 8', ['Alpha']],
    ['donotemail eq true', ['Beta']],
    ['createdon ge 2026-11-24T09:00:00Z and createdon lt 2026-11-24T10:00:00Z', ['Alpha', 'Beta', 'Gamma']],
    ['createdon lt 2026-11-24', []],
    [`_ownerid_value eq ${connectionUser.id}`, ['Alpha', 'Beta', 'Gamma']],
    [`ownerid/systemuserid eq '${connectionUser.id}'`, ['Alpha', 'Beta', 'Gamma']],
    ["contains(lastname,'eta') eq true", ['Beta']],
    ["'Alpha' eq lastname", ['Alpha']],
  ])('%s', async (filter, expected) => {
    expect(await names(await filled(), filter)).toEqual(expected);
  });

  it.each([
    ["nosuch eq 'x'", "Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.lead'."],
    ["lastname eq 'x", 'unterminated'],
    ['lastname', 'Syntax error at position 8'],
    ["lastname like 'x'", 'Syntax error at position 9'],
    ["lastname eq 'x' and", 'Syntax error at position 19'],
    ["(lastname eq 'x'", 'Syntax error'],
    ['contains(lastname,5)', 'No function signature'],
  ])('refuses %s', async (filter, words) => {
    const answer = await list(await filled(), { $filter: filter });
    expect([answer.status, answer.at('error', 'code')]).toEqual([400, '0x80060888']);
    expect(answer.at('error', 'message')).toContain(words);
  });

  it('selects, orders, cuts and pages', async () => {
    const bench = createBench({ dataverse: { pageSize: 2 } });
    for (const lastname of ['C', 'A', 'D', 'B', 'E']) await create(bench, { ...lead, lastname });
    const first = await list(bench, { $select: 'lastname', $orderby: 'lastname desc' });
    expect(first.at('value', 0, 'lastname')).toBe('E');
    expect(first.at('value', 0, 'subject')).toBeUndefined();
    expect(first.at('value', 0, 'leadid')).toBeDefined();
    const next = await bench.web.fetch(new Request(String(first.at('@odata.nextLink'))));
    expect(
      ((await next.json()) as { value: { lastname: string }[] }).value.map((row) => row.lastname),
    ).toEqual(['C', 'B']);
    const top = await list(bench, { $top: '1' });
    expect(top.at('value')).toHaveLength(1);
    expect(top.at('@odata.nextLink')).toBeUndefined();
    expect((await list(bench, { $top: 'x' })).status).toBe(400);
    expect((await list(bench, { $select: 'nosuch' })).status).toBe(400);
    expect((await list(bench, { fetchXml: '<fetch/>' })).at('error', 'code')).toBe('NotBuiltIn');
  });

  it('takes an unencoded & for the end of the filter, as the Web API does', async () => {
    const bench = await filled();
    const answer = await list(bench, { $filter: "companyname eq 'Müller & Söhne'" });
    expect(answer.status).toBe(400);
  });
});

describe('other operations', () => {
  it('gets, deletes, and knows when a row is gone', async () => {
    const bench = createBench();
    await upsert(bench, id, lead);
    const path = { entityName: 'leads', recordId: id };
    expect(
      (await bench.call(api, 'GetItem', { path, query: { $select: 'subject' } })).at('lastname'),
    ).toBeUndefined();
    expect((await bench.call(api, 'DeleteRecord', { path })).status).toBe(204);
    expect((await bench.call(api, 'DeleteRecord', { path })).status).toBe(404);
    expect((await bench.call(api, 'GetItem', { path })).at('error', 'message')).toBe(
      `lead With Id = ${id} Does Not Exist`,
    );
  });

  it('keeps a note on its lead', async () => {
    const bench = createBench();
    await upsert(bench, id, lead);
    const note = { notetext: 'all of it', 'objectid_lead@odata.bind': `/leads(${id})` };
    const answer = await create(bench, note, 'annotations');
    expect(answer.status).toBe(201);
    expect(answer.at('_objectid_value')).toBe(id);
    expect(answer.at('_objectid_value@Microsoft.Dynamics.CRM.lookuplogicalname')).toBe('lead');
    const found = await list(bench, { $filter: `_objectid_value eq ${id}` }, 'annotations');
    expect(found.at('value')).toHaveLength(1);
    const lost = await create(
      bench,
      { notetext: 'x', 'objectid_lead@odata.bind': `leads(${connectionUser.id})` },
      'annotations',
    );
    expect(lost.status).toBe(404);
  });

  it('relates rows', async () => {
    const bench = createBench();
    await upsert(bench, id, lead);
    const account = await create(bench, { name: 'Contoso' }, 'accounts');
    const answer = await bench.call(api, 'AssociateEntities', {
      path: { entityName: 'leads', recordId: id, associationEntityRelationship: 'parentaccountid' },
      body: { '@odata.id': `accounts(${String(account.at('accountid'))})` },
    });
    expect(answer.status).toBe(204);
    expect(bench.store.get('lead', id)?.get('_parentaccountid_value')).toBe(account.at('accountid'));
  });
});
