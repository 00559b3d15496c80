/** What both sides of the comparison call. */
export type FetchPort = (request: Request) => Promise<Response>;

interface Clock {
  readonly now: () => number;
  readonly newId: () => string;
}

const dataverse = 'https://apim.example/apim/commondataserviceforapps/connection/api/data/v9.1';

/** As the connector asks: with annotations, and with the row that was written. */
const full = 'application/json;odata.metadata=full';

const fields = [
  ['FirstName', 'First name', 50],
  ['LastName', 'Last name', 50],
  ['Email', 'Email', 100],
  ['Phone', 'Phone', 50],
  ['Country', 'Country', 80],
  ['Company', 'Company', 100],
  ['Title', 'Job title', 100],
] as const;

const countries: Readonly<Record<string, string>> = { USA: 'US', US: 'US', DE: 'DE', DEU: 'DE' };
const emptyWords = new Set(['', '-', 'n/a', 'none', 'null', 'unknown']);
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * The way of a normal lead through the lead flow, written by hand: read, clean, classify, look for the same person
 * and offer, write the row, write the note. The same four calls with the same content.
 */
export async function handleByHand(
  lead: Record<string, unknown>,
  fetch: FetchPort,
  { now, newId }: Clock,
): Promise<void> {
  const user = record(lead['UserDetails']);
  const rowId = newId();
  const cleaned = Object.fromEntries(fields.map(([name]) => [name, clean(user[name])]));
  const [action, offer, source] = ['ActionCode', 'OfferTitle', 'LeadSource'].map(
    (name) => clean(lead[name]) ?? '',
  );
  const note = typeof lead['Description'] === 'string' ? lead['Description'].trim() : '';
  const email = (cleaned['Email'] ?? '').toLowerCase();
  const key = `Marketplace lead ${email}|${(offer ?? '').toLowerCase()}`;
  const isTest = /^msft_test_\d+$/.test(email.split('@')[0] ?? '');
  const noContact = /(^|-)dnc(\||$)/i.test(`${source}|${action}`);
  const since = `${new Date(now() - 24 * 3_600_000).toISOString().slice(0, 19)}Z`;
  const touches = await rows(
    fetch,
    `/annotations?${query({
      $select: 'subject,notetext,_objectid_value,createdon',
      $filter: `subject eq '${literal(key)}' and createdon ge ${since}`,
      $orderby: 'createdon desc',
    })}`,
  );
  const ids = touches.map((touch) => `leadid eq ${String(touch['_objectid_value'])}`);
  const open = await rows(
    fetch,
    `/leads?${query({
      $select: 'leadid,donotemail',
      $filter: `statecode eq 0 and ((donotemail eq true and emailaddress1 eq '${literal(email)}') or (${
        ids.join(' or ') || 'leadid eq 00000000-0000-0000-0000-000000000000'
      } and createdon ge ${since}))`,
      $orderby: 'donotemail desc,createdon desc',
      $top: '50',
    })}`,
  );
  const silent = noContact || isTest || open.some((row) => row['donotemail'] === true);
  const row = {
    subject: cut(`${action} – ${offer}`, 300),
    lastname: cut(cleaned['LastName'] ?? email.split('@')[0], 50),
    firstname: cut(cleaned['FirstName'], 50),
    emailaddress1: cleaned['Email'] && cleaned['Email'].length <= 100 ? cleaned['Email'] : null,
    telephone1: cut(cleaned['Phone'], 50),
    address1_country: countries[(cleaned['Country'] ?? '').toUpperCase()] ?? cut(cleaned['Country'], 80),
    companyname: cut(cleaned['Company'] ?? email.split('@')[1], 100),
    jobtitle: cut(cleaned['Title'], 100),
    description: cut(`${note}\nLead source: ${source}\nCountry as sent: ${cleaned['Country'] ?? ''}`, 2000),
    donotemail: silent,
    donotbulkemail: silent,
    donotphone: silent,
    donotpostalmail: silent,
    donotfax: silent,
    donotsendmm: silent,
    leadsourcecode: 8,
  };
  await write(fetch, `/leads(${rowId})`, row);
  const lines = fields.map(([name, title]) => `${title}: ${cleaned[name] ?? ''}`);
  await write(fetch, `/annotations(${newId()})`, {
    subject: key,
    notetext: [
      `${(action ?? '').toLowerCase()}|${new Date(now()).toISOString().slice(0, 10)}`,
      `Run: ${rowId}`,
      ...lines,
      `Lead source: ${source}`,
      `Action: ${action}`,
      `Offer: ${offer}`,
      `Description: ${note}`,
      '',
    ].join('\n'),
    'objectid_lead@odata.bind': `/leads(${rowId})`,
  });
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function clean(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = (typeof value === 'string' ? value : JSON.stringify(value))
    .replaceAll(invisible, '')
    .replaceAll(/[\r\n\t]/g, ' ')
    .trim();
  return emptyWords.has(text.toLowerCase()) ? null : text;
}

function cut(text: string | null | undefined, length: number): string | null {
  return text ? text.slice(0, length) : null;
}

function literal(text: string): string {
  return encodeURIComponent(text.replaceAll("'", "''"));
}

function query(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}

async function rows(fetch: FetchPort, path: string): Promise<readonly Record<string, unknown>[]> {
  const answer = await fetch(
    new Request(dataverse + path, { headers: { Accept: full, Prefer: 'odata.include-annotations=*' } }),
  );
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { value: Record<string, unknown>[] }).value;
}

async function write(fetch: FetchPort, path: string, body: object): Promise<void> {
  const answer = await fetch(
    new Request(dataverse + path, {
      method: 'PATCH',
      headers: {
        Accept: full,
        'Content-Type': 'application/json',
        Prefer: 'return=representation,odata.include-annotations=*',
      },
      body: JSON.stringify(body),
    }),
  );
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  await answer.json();
}
