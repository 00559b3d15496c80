import type { SolutionContent } from '../../../connector/solution/solution-content.ts';

/** A solution with one of everything that packages of this kit hold. */
export const exampleContent: SolutionContent = {
  uniqueName: 'ExampleLeads',
  displayName: 'Example leads',
  description: 'Receives "leads" & writes <rows>.',
  version: '1.2.3.4',
  publisher: {
    uniqueName: 'examplepub',
    displayName: 'Example & Sons',
    prefix: 'exa',
    optionValuePrefix: 54321,
  },
  workflows: [
    {
      key: 'lead-flow',
      displayName: 'Lead: to Dataverse (ärlig)',
      description: 'Line one\nline two',
      state: 'on',
      clientData: {
        properties: {
          connectionReferences: {
            shared_commondataserviceforapps: {
              runtimeSource: 'embedded',
              connection: { connectionReferenceLogicalName: 'exa_dataverse' },
              api: { name: 'shared_commondataserviceforapps' },
            },
            shared_leads: {
              runtimeSource: 'embedded',
              connection: { connectionReferenceLogicalName: 'exa_leads' },
              api: { name: 'shared_leads', logicalName: 'exa_leadsender' },
            },
          },
          definition: {
            $schema:
              'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
            contentVersion: '1.0.0.0',
            parameters: {
              $authentication: { defaultValue: {}, type: 'SecureObject' },
              $connections: { defaultValue: {}, type: 'Object' },
              'Topic prefix (exa_TopicPrefix)': {
                defaultValue: 'Lead',
                type: 'String',
                metadata: { schemaName: 'exa_TopicPrefix' },
              },
            },
            triggers: {
              manual: {
                metadata: { operationMetadataId: '11111111-1111-4111-8111-111111111111' },
                type: 'Request',
                kind: 'Http',
                inputs: { triggerAuthenticationType: 'All', method: 'POST', schema: {} },
              },
            },
            actions: {
              Work: {
                runAfter: {},
                metadata: { operationMetadataId: '22222222-2222-4222-8222-222222222222' },
                type: 'Scope',
                actions: {
                  Send_it_on: {
                    runAfter: {},
                    metadata: { operationMetadataId: '33333333-3333-4333-8333-333333333333' },
                    type: 'OpenApiConnection',
                    inputs: {
                      parameters: { 'lead/offer': "@triggerBody()?['OfferTitle']" },
                      host: { connectionName: 'shared_leads', operationId: 'SendLead', apiId: '' },
                    },
                  },
                },
              },
              Say_so: {
                runAfter: { Work: ['Succeeded'] },
                metadata: { operationMetadataId: '44444444-4444-4444-8444-444444444444' },
                type: 'Compose',
                inputs: "@parameters('Topic prefix (exa_TopicPrefix)')",
              },
            },
            outputs: {},
          },
          templateName: null,
        },
        schemaVersion: '1.0.0.0',
      },
    },
    {
      key: 'heartbeat-flow',
      displayName: 'Heartbeat',
      state: 'draft',
      clientData: {
        properties: {
          connectionReferences: {},
          definition: {
            $schema:
              'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
            contentVersion: '1.0.0.0',
            triggers: {
              Recurrence: {
                metadata: { operationMetadataId: '55555555-5555-4555-8555-555555555555' },
                type: 'Recurrence',
                recurrence: { frequency: 'Day', interval: 1 },
              },
            },
            actions: {},
            outputs: {},
          },
          templateName: null,
        },
        schemaVersion: '1.0.0.0',
      },
    },
  ],
  connectors: [
    {
      key: 'lead-sender',
      name: 'exa_leadsender',
      displayName: 'LeadSender',
      description: 'Sends leads.',
      brandColor: '#0f4c81',
      definition: {
        swagger: '2.0',
        info: { title: 'LeadSender', version: '1.0' },
        host: '@environmentVariables("exa_LeadHost")',
        paths: {
          '/invoke': {
            post: {
              operationId: 'SendLead',
              parameters: [
                {
                  name: 'sv',
                  in: 'query',
                  type: 'string',
                  required: true,
                  default: '1.0',
                  'x-ms-visibility': 'internal',
                },
                { name: 'lead', in: 'body', required: true, schema: { $ref: '#/definitions/Lead' } },
              ],
              responses: { 200: { description: 'OK' } },
            },
          },
        },
        definitions: {
          Lead: {
            type: 'object',
            required: ['offer'],
            properties: { offer: { type: 'string' }, note: { type: 'string' } },
          },
        },
      },
      connectionParameters: {},
      policyTemplateInstances: [],
      icon: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    },
  ],
  connectionReferences: [
    {
      logicalName: 'exa_leads',
      displayName: 'Leads',
      apiName: 'shared_exa-5fleadsender-5f0123456789abcdef',
      connectorKey: 'lead-sender',
    },
    { logicalName: 'exa_dataverse', displayName: 'Dataverse', apiName: 'shared_commondataserviceforapps' },
  ],
  environmentVariables: [
    {
      schemaName: 'exa_TopicPrefix',
      displayName: 'Topic prefix',
      description: 'Put first',
      type: 'String',
      defaultValue: 'Lead',
    },
    {
      schemaName: 'exa_LeadHost',
      displayName: 'Lead host',
      type: 'String',
      defaultValue: 'leads.contoso.example',
    },
  ],
  missingDependencies: [
    {
      required: {
        type: 1,
        schemaName: 'lead',
        displayName: 'Lead',
        solution: 'msdynce_LeadManagement (9.0.4.0066)',
        package: 'msdynce_SalesAnchor (9.0.22121.10009)',
      },
      dependent: { type: 29, displayName: 'Lead flow', id: '00000000-0000-5000-8000-000000000001' },
    },
  ],
};
