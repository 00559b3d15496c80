import { describe, expect, it } from 'vitest';

import { createBench } from './crm-bench.ts';

describe('mail', () => {
  it.each([
    ['shared_office365', 'SendEmailV2', { To: 'not an address', Subject: 's', Body: 'b' }],
    ['shared_office365', 'SendEmailV2', { To: 'a@x.example;nobody', Subject: 's', Body: 'b' }],
    ['shared_office365', 'SendEmailV2', { To: 'a@x.example', Cc: 'x@', Subject: 's', Body: 'b' }],
    ['shared_office365', 'SendEmailV2', { To: ' ; ', Subject: 's', Body: 'b' }],
    ['shared_office365', 'SendEmailV2', { To: 'a@x.example', Subject: 's', Body: { html: 'b' } }],
    ['shared_office365', 'SharedMailboxSendEmailV2', { To: 'a@x.example', Subject: 's', Body: 'b' }],
    ['shared_sendmail', 'SendEmailV3', { to: 'a@x.example', subject: '', text: 'b' }],
    ['shared_sendmail', 'SendEmailV3', { to: '@x.example', subject: 's', text: 'b' }],
  ])('%s/%s refuses %j', async (api, operation, body) => {
    const bench = createBench();
    expect((await bench.call(api, operation, { body })).status).toBe(400);
    expect(bench.store.rows('mail')).toEqual([]);
  });

  it('keeps addresses, subject and HTML as they came', async () => {
    const bench = createBench();
    const body = {
      To: 'a@x.example; b@x.example,',
      Subject: 'Lead: <b>',
      Body: '<p>&lt;b&gt;</p>',
      Importance: 'High',
    };
    await bench.call('shared_office365', 'SendEmailV2', { body });
    const [mail] = bench.store.rows('mail');
    expect(Object.fromEntries(mail ?? [])).toMatchObject({
      to: ['a@x.example', 'b@x.example'],
      subject: 'Lead: <b>',
      body: '<p>&lt;b&gt;</p>',
      importance: 'High',
      isHtml: true,
    });
  });

  it('refuses more than 500 recipients', async () => {
    const bench = createBench();
    const To = Array.from({ length: 501 }, (_, index) => `a${index}@x.example`).join(';');
    expect(
      (await bench.call('shared_office365', 'SendEmailV2', { body: { To, Subject: 's', Body: 'b' } })).status,
    ).toBe(400);
  });

  it('answers 429 beyond the daily limit where one is set', async () => {
    const bench = createBench({ sendmail: { dailyLimit: 2 } });
    const body = { to: 'a@x.example', subject: 's', text: 'b' };
    const statuses = [];
    for (let call = 0; call < 3; call += 1)
      statuses.push((await bench.call('shared_sendmail', 'SendEmailV3', { body })).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('Teams', () => {
  const channel = { poster: 'Flow bot', location: 'Channel' };
  const recipient = { groupId: 'g', channelId: '19:c' };

  it.each([
    ['PostMessageToConversation', channel, { recipient: { groupId: 'g' }, messageBody: 'm' }, 400],
    ['PostMessageToConversation', { ...channel, poster: 'Somebody' }, { recipient, messageBody: 'm' }, 400],
    ['PostMessageToConversation', { ...channel, location: 'Attic' }, { recipient, messageBody: 'm' }, 400],
    [
      'PostMessageToConversation',
      { ...channel, location: 'Chat with Flow bot' },
      { recipient: '', messageBody: 'm' },
      400,
    ],
    ['PostMessageToConversation', channel, { recipient, messageBody: 'x'.repeat(28 * 1024) }, 413],
    [
      'PostCardToConversation',
      channel,
      { recipient, messageBody: '{"type":"AdaptiveCard","text":"a"b"}' },
      400,
    ],
    ['PostCardToConversation', channel, { recipient, messageBody: '{"type":"Other"}' }, 400],
  ])('%s refuses %j %j', async (operation, path, body, status) => {
    const bench = createBench();
    expect((await bench.call('shared_teams', operation, { path, body })).status).toBe(status);
    expect(bench.store.rows('teamsmessage')).toEqual([]);
  });

  it('takes a card of just under 28 KB and a chat', async () => {
    const bench = createBench();
    const card = JSON.stringify({ type: 'AdaptiveCard', body: 'x'.repeat(27 * 1024) });
    const posted = await bench.call('shared_teams', 'PostCardToConversation', {
      path: channel,
      body: { recipient, messageBody: card },
    });
    expect(posted.status).toBe(200);
    const path = { poster: 'Flow bot', location: 'Chat with Flow bot' };
    const chat = await bench.call('shared_teams', 'PostMessageToConversation', {
      path,
      body: { recipient: 'a@x.example;', messageBody: 'm' },
    });
    expect([chat.status, typeof chat.at('id')]).toEqual([201, 'string']);
  });
});

describe('SharePoint', () => {
  const api = 'shared_sharepointonline';
  const path = { dataset: 'https://t.sharepoint.com/sites/a b', table: '{0703c4a2}' };

  it('numbers items per list, finds, changes and deletes them', async () => {
    const bench = createBench();
    const add = (Title: string, table = path.table) =>
      bench.call(api, 'PostItem', { path: { ...path, table }, body: { Title, Status: { Value: 'New' } } });
    await add('one');
    expect((await add('two')).at('ID')).toBe(2);
    expect((await add('other', 'Other')).at('ID')).toBe(1);
    const found = await bench.call(api, 'GetItems', {
      path,
      query: { $filter: "Title eq 'TWO' and Status/Value eq 'New'" },
    });
    expect(found.at('value', 0, 'ID')).toBe(2);
    expect(found.at('value')).toHaveLength(1);
    const one = { ...path, id: '1' };
    expect((await bench.call(api, 'PatchItem', { path: one, body: { Title: 'uno' } })).at('Title')).toBe(
      'uno',
    );
    expect((await bench.call(api, 'GetItem', { path: one })).at('Status', 'Value')).toBe('New');
    expect((await bench.call(api, 'DeleteItem', { path: one })).status).toBe(200);
    expect((await bench.call(api, 'GetItem', { path: one })).status).toBe(404);
    const unknown = await bench.call(api, 'GetItems', { path, query: { $filter: "Nosuch eq 'x'" } });
    expect([unknown.status, unknown.text.includes("Column 'Nosuch' does not exist")]).toEqual([400, true]);
  });

  it('refuses a title of 256 characters', async () => {
    const bench = createBench();
    expect((await bench.call(api, 'PostItem', { path, body: { Title: 'x'.repeat(255) } })).status).toBe(200);
    expect((await bench.call(api, 'PostItem', { path, body: { Title: 'x'.repeat(256) } })).status).toBe(400);
  });
});
