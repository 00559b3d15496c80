import type { Package } from '../../connector/build/build-packages.ts';
import type { SolutionSettings } from '../../connector/model/lead-model.ts';

/** What is left to do by hand after a build, one sentence or two a step. */
export function nextSteps(
  packages: readonly Package[],
  settings: SolutionSettings,
  out: string,
): readonly string[] {
  const newest = packages.filter(({ managed }) => managed === packages[0]?.managed);
  const flow = newest.find(({ content }) => content.workflows.length > 0);
  const connector = newest.find((each) => each.content.connectors.length > 0 && each !== flow);
  const references = flow?.content.connectionReferences ?? [];
  const asked =
    flow?.content.environmentVariables.filter(({ defaultValue }) => defaultValue === undefined) ?? [];
  return [
    ...(settings.examplePublisher
      ? [
          'Put your own publisher into connector/solution.yaml and build again: it cannot be changed after the import.',
        ]
      : []),
    destinationNeeds[settings.flow.destination],
    ...(settings.flow.merge.keyColumn === undefined
      ? []
      : [
          `Make the text column ${settings.flow.merge.keyColumn} (${settings.flow.merge.keyColumnLength} characters) on that table, with an alternate key on it alone.`,
        ]),
    ...(flow ? [importStep('Import the flow', `${out}/${flow.fileName}`)] : []),
    ...(references.length > 0
      ? [
          `Choose a connection for each connection reference: ${references.map(({ displayName }) => displayName).join(', ')}.`,
        ]
      : []),
    ...(asked.length > 0
      ? [
          `Give the environment variables their values, or none where their description allows it: ${asked.map(({ displayName }) => displayName).join(', ')}.`,
        ]
      : []),
    settings.flow.state === 'on'
      ? 'See that the flow is on, and turn it on if a connection was missing at the import.'
      : 'Turn the flow on.',
    'Open the flow, open its trigger, copy the HTTP URL. Keep it secret: whoever has it can send leads.',
    'In Partner Center open the offer, Customer leads, choose HTTPS endpoint, paste the URL, and press Validate: the test lead must end as a run of the flow.',
    ...(connector
      ? [
          importStep(
            'Only if you want to send leads from other flows and apps, import the connector',
            `${out}/${connector.fileName}`,
          ),
        ]
      : []),
  ];
}

/** What the environment must have before the import, by destination. */
const destinationNeeds: Readonly<Record<SolutionSettings['flow']['destination'], string>> = {
  dataverse: 'Choose an environment that has the table Lead; it comes with Dynamics 365 Sales.',
};

function importStep(what: string, file: string): string {
  return `${what}: Power Apps, Solutions, Import solution, choose ${file}; or pac solution import --path ${file}`;
}
