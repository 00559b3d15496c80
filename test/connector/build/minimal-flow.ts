import type { FlowPart } from '../../../connector/build/assemble-solutions.ts';
import type { LeadModel } from '../../../connector/model/lead-model.ts';

/** A flow that only takes a lead and answers nothing: enough for tests of packages. */
export function minimalFlow({ settings }: LeadModel, description = 'Takes a lead.'): FlowPart {
  const { prefix } = settings.publisher;
  return {
    workflows: [
      {
        key: 'lead-flow',
        displayName: settings.flow.displayName,
        state: settings.flow.state,
        clientData: {
          properties: {
            connectionReferences: {},
            definition: {
              $schema:
                'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
              contentVersion: '1.0.0.0',
              parameters: {
                $authentication: { defaultValue: {}, type: 'SecureObject' },
                $connections: { defaultValue: {}, type: 'Object' },
                [`Alert address (${prefix}_AlertAddress)`]: {
                  defaultValue: '',
                  type: 'String',
                  metadata: { schemaName: `${prefix}_AlertAddress` },
                },
              },
              triggers: {
                manual: {
                  metadata: { operationMetadataId: '6f9e7a51-0000-4000-8000-000000000001' },
                  type: 'Request',
                  kind: 'Http',
                  inputs: { triggerAuthenticationType: 'All', method: 'POST', schema: {} },
                },
              },
              actions: {
                Take_the_lead: {
                  runAfter: {},
                  metadata: { operationMetadataId: '6f9e7a51-0000-4000-8000-000000000002' },
                  type: 'Compose',
                  description,
                  inputs: '@triggerBody()',
                },
              },
              outputs: {},
            },
            templateName: null,
          },
          schemaVersion: '1.0.0.0',
        },
      },
    ],
    connectionReferences: [],
    environmentVariables: [
      { schemaName: `${prefix}_AlertAddress`, displayName: 'Alert address', type: 'String' },
    ],
  };
}
