import type { LeadModel } from '../model/lead-model.ts';
import { buildDefinition } from '../openapi/build-definition.ts';
import { buildProperties } from '../openapi/build-properties.ts';
import { buildReadme } from '../openapi/build-readme.ts';
import { connectorFileNames, connectorSettings } from '../openapi/build-settings.ts';
import { buildTree } from '../solution/build-tree.ts';
import type { Json, SolutionContent, SolutionTree } from '../solution/solution-content.ts';
import { byCodeUnits, textBytes } from '../solution/text-bytes.ts';
import type { Solutions } from './assemble-solutions.ts';
import { identityFile, identityOf } from './identity.ts';

/**
 * Every file of `connector/generated`, by its path from there, sorted: the connector as `pac connector` takes it,
 * each flow's definition to read, both solutions as unpacked zips, and the identity that the next build is held to.
 */
export function generatedFiles(model: LeadModel, solutions: Solutions): SolutionTree {
  const icon = solutions.connector.connectors[0]?.icon;
  const files: (readonly [string, Uint8Array])[] = [
    ['README.md', textBytes(readme)],
    [`connector/${connectorFileNames.apiDefinition}`, json(buildDefinition(model))],
    [`connector/${connectorFileNames.apiProperties}`, json(buildProperties(model.settings))],
    ['connector/settings.json', json(connectorSettings)],
    ['connector/readme.md', textBytes(buildReadme(model))],
    ...(icon ? [[`connector/${connectorFileNames.icon}`, icon] as const] : []),
    ...solutions.flow.workflows.map(
      ({ key, clientData }) => [`flow/${key}.json`, json(definitionIn(clientData))] as const,
    ),
    ...solutionFiles(solutions.flow),
    ...solutionFiles(solutions.connector),
    [identityFile, json(identityOf(solutions))],
  ];
  return new Map(files.sort(([left], [right]) => byCodeUnits(left, right)));
}

const readme = `# Generated files

Made by \`npm run build-solution\` from \`../lead.schema.yaml\` and \`../solution.yaml\`; do not edit them.
Commit them: \`npm run build-solution -- --check\` compares, and the next build is held to the identity in \`identity.json\`.

- \`connector/\`: the custom connector, for \`pac connector create\`
- \`flow/\`: the definition of each flow, to read
- \`solution/\`: the files of both zips
`;

function solutionFiles(content: SolutionContent): readonly (readonly [string, Uint8Array])[] {
  return [...buildTree(content, { managed: false })].map(
    ([path, bytes]) => [`solution/${content.uniqueName}/${path}`, bytes] as const,
  );
}

function definitionIn(clientData: Json): object {
  const { properties } = clientData as { properties: { definition: object } };
  return properties.definition;
}

function json(value: object): Uint8Array {
  return textBytes(`${JSON.stringify(value, null, 2)}\n`);
}
