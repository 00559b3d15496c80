import type { FlowSource } from '../../../mock-server/lab/flow-source.ts';

type Part = Readonly<Record<string, unknown>>;

/** Client data of a flow with a Request trigger and these actions. */
export function clientData(actions: Part, trigger: Part = {}, parameters: Part = {}): string {
  return JSON.stringify({
    properties: {
      connectionReferences: {
        shared_commondataserviceforapps: {
          runtimeSource: 'embedded',
          connection: { connectionReferenceLogicalName: 'cts_dataverse' },
          api: { name: 'shared_commondataserviceforapps' },
        },
      },
      definition: {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        contentVersion: '1.0.0.0',
        parameters: {
          $connections: { defaultValue: {}, type: 'Object' },
          $authentication: { defaultValue: {}, type: 'SecureObject' },
          ...parameters,
        },
        triggers: {
          manual: {
            type: 'Request',
            kind: 'Http',
            inputs: { triggerAuthenticationType: 'All', method: 'POST', schema: {} },
            ...trigger,
          },
        },
        actions,
      },
      templateName: null,
    },
    schemaVersion: '1.0.0.0',
  });
}

/** A source with one flow, on unless said otherwise. */
export function sourceOf(
  text: string,
  on = true,
  variables: Readonly<Record<string, string>> = {},
): FlowSource {
  const flow = {
    id: '7d3c1a10-0000-4000-8000-0000000000aa',
    name: 'Small flow',
    on,
    text,
    place: 'small.json',
  };
  return {
    source: 'small.json',
    solution: undefined,
    flows: [flow],
    variables: new Map(Object.entries(variables)),
  };
}

export const compose = (inputs: unknown, runAfter: Part = {}): Part => ({
  type: 'Compose',
  inputs,
  runAfter,
});

export const respond = (body: unknown, runAfter: Part = {}, statusCode: number | string = 200): Part => ({
  type: 'Response',
  kind: 'Http',
  inputs: { statusCode, body },
  runAfter,
});

/** Writes the lead as a row, as the built flow does: an upsert on an id made once per run. */
export const writeLead: Part = {
  Row_id: compose('@guid()'),
  Write_lead: {
    type: 'OpenApiConnection',
    inputs: {
      host: {
        apiId: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps',
        connectionName: 'shared_commondataserviceforapps',
        operationId: 'UpdateRecord',
      },
      parameters: {
        entityName: 'leads',
        recordId: "@outputs('Row_id')",
        'item/subject': "@triggerBody()?['OfferTitle']",
        'item/lastname': "@triggerBody()?['UserDetails']?['LastName']",
        'item/emailaddress1': "@triggerBody()?['UserDetails']?['Email']",
      },
    },
    runAfter: { Row_id: ['Succeeded'] },
  },
};
