import type { SolutionSettings } from '../model/lead-model.ts';
import type { Json } from '../solution/solution-content.ts';
import { sendLead } from './paths.ts';

/** What a connection asks for: the two parts of a trigger URL, the secret one hidden. */
export const connectionParameters = {
  endpoint: {
    type: 'string',
    uiDefinition: {
      displayName: 'Endpoint',
      description:
        'Address of your lead endpoint, from https up to and including /paths, without /invoke and what follows.',
      tooltip: 'Copy it from the trigger of your flow.',
      constraints: { tabIndex: 1, clearText: true, required: 'true' },
    },
  },
  api_key: {
    type: 'securestring',
    uiDefinition: {
      displayName: 'Signature',
      description: 'The value of sig at the end of the address of your lead endpoint.',
      tooltip: 'Keep it secret: whoever has it can send leads.',
      constraints: { tabIndex: 2, clearText: false, required: 'true' },
    },
  },
} as const satisfies Json;

/** Sends each call to the endpoint of the connection: scheme, host and base path are replaced. */
export const policyTemplateInstances = [
  {
    templateId: 'dynamichosturl',
    title: 'Send to the endpoint of the connection',
    parameters: {
      'x-ms-apimTemplate-operationName': [sendLead],
      'x-ms-apimTemplateParameter.urlTemplate': "@connectionParameters('endpoint')",
    },
  },
] as const satisfies Json;

/** `apiProperties.json` for `pac connector` and `paconn`. */
export function buildProperties({ connector, publisher }: SolutionSettings) {
  return {
    properties: {
      connectionParameters,
      iconBrandColor: connector.brandColor,
      capabilities: [],
      publisher: publisher.displayName,
      policyTemplateInstances,
    },
  } satisfies Json;
}
