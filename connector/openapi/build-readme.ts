import type { LeadModel } from '../model/lead-model.ts';
import { paths } from './paths.ts';

/** `readme.md` beside the connector's files, with the chapters that Microsoft's template asks for. */
export function buildReadme({ settings, fields }: LeadModel): string {
  const { connector, publisher } = settings;
  const operations = Object.values(paths).map(({ post }) => post);
  return `# ${connector.displayName}

${connector.description}

## Publisher: ${publisher.displayName}

## Prerequisites

- A lead endpoint: the flow of this kit, imported and turned on, or any other endpoint that takes the same lead.
- A plan that allows custom connectors, which are premium.

## Supported Operations

${operations.map(({ summary, description }) => `### ${summary}\n\n${description}`).join('\n\n')}

| Field | Label | Description |
| --- | --- | --- |
${fields.map(({ path, title, description }) => `| \`${path.join('/')}\` | ${cell(title)} | ${cell(description)} |`).join('\n')}

## Obtaining Credentials

Copy the HTTP URL from the trigger of the flow. It has two parts that a connection asks for:

1. **Endpoint**: everything from \`https\` up to and including \`/paths\`.
2. **Signature**: the value of \`sig\`, at the end. Keep it secret: whoever has it can send leads.

## Known Issues and Limitations

- The URL, and with it the connection, changes when the flow is made anew or its key is regenerated.
- An address of the old form (\`logic.azure.com\`) has another \`api-version\` and is not supported.
- A flow that answers at once gives 202 and an empty receipt.

## Deployment Instructions

Import the connector's solution, or run \`pac connector create --api-definition-file apiDefinition.swagger.json
--api-properties-file apiProperties.json --icon-file icon.png\` in this folder.
`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
