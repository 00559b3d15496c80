import { describe, expect, it } from 'vitest';

import { environmentSettings } from '../../../mock-server/lab/environment-settings.ts';
import { runLead } from '../../../mock-server/lab/run-lead.ts';
import { clientData, compose, sourceOf } from './small-flows.ts';

const write = (columns: Readonly<Record<string, unknown>>) => ({
  Id: compose('@guid()'),
  Write: {
    type: 'OpenApiConnection',
    inputs: {
      host: {
        apiId: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps',
        connectionName: 'shared_commondataserviceforapps',
        operationId: 'UpdateRecord',
      },
      parameters: {
        entityName: 'leads',
        recordId: "@outputs('Id')",
        'item/subject': 's',
        'item/lastname': 'l',
        ...columns,
      },
    },
    runAfter: { Id: ['Succeeded'] },
  },
});

const statusOf = async (columns: Readonly<Record<string, unknown>>) =>
  (await runLead({ solution: sourceOf(clientData(write(columns))), lead: {} })).runs[0]?.status;

describe('the environment of a flow', () => {
  it("has the publisher's own columns that the flow writes, and no others", async () => {
    expect(await statusOf({ 'item/cts_offer': 'x' })).toBe('Succeeded');
    expect(await statusOf({ 'item/offer': 'x' })).toBe('Failed');
    expect(await statusOf({ 'item/cts_offer': 'x'.repeat(4001) })).toBe('Failed');
  });

  it('puts columns and keys of source and caller together, the caller first', () => {
    const source = {
      ...sourceOf(clientData(write({ 'item/cts_a': 'x', 'item/cts_b': 'x' }))),
      settings: {
        dataverse: { columns: { lead: [{ name: 'cts_a', type: 'string', max: 10 }] }, pageSize: 5 },
      },
    };
    const given = {
      dataverse: { keys: { lead: [{ name: 'k', columns: ['cts_a'] }] }, pageSize: 7 },
      sendmail: { dailyLimit: 1 },
    };
    expect(environmentSettings(source, given)).toEqual({
      dataverse: {
        columns: {
          lead: [
            { name: 'cts_a', type: 'string', max: 10 },
            { name: 'cts_b', type: 'string', max: 4000 },
          ],
        },
        keys: { lead: [{ name: 'k', columns: ['cts_a'] }] },
        pageSize: 7,
        users: [],
      },
      sendmail: { dailyLimit: 1 },
    });
  });
});

describe('owners that a flow is told of', () => {
  const owner = '5c0b8d2e-6a41-4f0e-8f27-0d7f4c1a9b33';

  it('exist where an environment variable names them, and nowhere else', async () => {
    const solution = sourceOf(
      clientData(write({ 'item/ownerid@odata.bind': `/systemusers(${owner})` })),
      true,
      { cts_Owner: owner },
    );
    const { tables } = await runLead({ solution, lead: {} });
    expect(tables['lead']?.[0]?.['_ownerid_value']).toBe(owner);
    expect(await statusOf({ 'item/ownerid@odata.bind': `/systemusers(${owner})` })).toBe('Failed');
    expect(await statusOf({ 'item/ownerid@odata.bind': `/teams(${owner})` })).toBe('Failed');
  });
});
