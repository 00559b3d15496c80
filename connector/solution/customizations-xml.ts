import { connectorElement } from './connector-files.ts';
import { connectorId, referencedConnectorId, workflowId } from './content-ids.ts';
import type { ConnectionReference, SolutionContent } from './solution-content.ts';
import { language, schemaInstance } from './solution-xml.ts';
import { byCodeUnits } from './text-bytes.ts';
import { workflowElement } from './workflow-file.ts';
import { element, openWhenEmpty, textElement, type XmlElement } from './xml/xml-node.ts';

/**
 * The sections of `customizations.xml` in their one order (221 of 221 exports). Those that are written even when
 * empty are `always`; the others appear with content only.
 */
export const customizationSections: readonly {
  readonly name: string;
  readonly always: boolean;
  /** Written `<X></X>` by the server while empty. */
  readonly open?: boolean;
}[] = [
  { name: 'Entities', always: true, open: true },
  { name: 'Roles', always: true, open: true },
  { name: 'Workflows', always: true, open: true },
  { name: 'FieldSecurityProfiles', always: true, open: true },
  { name: 'Templates', always: true },
  { name: 'RibbonDiffXml', always: false },
  { name: 'EntityImageConfigs', always: false },
  { name: 'AttributeImageConfigs', always: false },
  { name: 'EntityMaps', always: true },
  { name: 'EntityRelationships', always: true },
  { name: 'OrganizationSettings', always: true },
  { name: 'optionsets', always: true },
  { name: 'Dashboards', always: false },
  { name: 'WebResources', always: false },
  { name: 'CustomControls', always: true },
  { name: 'SolutionPluginAssemblies', always: false },
  { name: 'SdkMessageProcessingSteps', always: false },
  { name: 'ServiceEndpoints', always: false },
  { name: 'AppModuleSiteMaps', always: false },
  { name: 'AppModules', always: false },
  { name: 'EntityDataProviders', always: true },
  { name: 'EntityDataSources', always: false },
  { name: 'AIModels', always: false },
  { name: 'CanvasApps', always: false },
  { name: 'Connectors', always: false },
  { name: 'connectionreferences', always: false },
  { name: 'Languages', always: true },
];

/** `customizations.xml`: flows, connectors and connection references, each sorted by its identity. */
export function customizationsXml(content: SolutionContent): XmlElement {
  const filled = new Map<string, readonly XmlElement[]>([
    [
      'Workflows',
      sortedBy(content.workflows, (workflow) => workflowId(content, workflow)).map((workflow) =>
        workflowElement(content, workflow),
      ),
    ],
    [
      'Connectors',
      sortedBy(content.connectors, (connector) => `${connector.name} ${connectorId(content, connector)}`).map(
        (connector) => connectorElement(content, connector),
      ),
    ],
    [
      'connectionreferences',
      sortedBy(content.connectionReferences, (reference) => reference.logicalName).map((reference) =>
        connectionReference(content, reference),
      ),
    ],
    ['Languages', [textElement('Language', language)]],
  ]);
  return element(
    'ImportExportXml',
    { 'xmlns:xsi': schemaInstance },
    customizationSections.map(({ name, always, open }) => {
      const children = filled.get(name) ?? [];
      if (!always && children.length === 0) return undefined;
      const section = element(name, {}, children);
      return open === true ? openWhenEmpty(section) : section;
    }),
  );
}

/** Members in alphabetical order; a custom connector is tied by `customconnectorid`, never by its API name. */
function connectionReference(content: SolutionContent, reference: ConnectionReference): XmlElement {
  const custom = referencedConnectorId(content, reference);
  const { description } = reference;
  return element('connectionreference', { connectionreferencelogicalname: reference.logicalName }, [
    textElement('connectionreferencedisplayname', reference.displayName),
    textElement('connectorid', `/providers/Microsoft.PowerApps/apis/${reference.apiName}`),
    custom !== undefined && element('customconnectorid', {}, [textElement('connectorid', custom)]),
    description !== undefined && description !== '' && textElement('description', description),
    textElement('iscustomizable', 1),
    textElement('promptingbehavior', 0),
    textElement('statecode', 0),
    textElement('statuscode', 1),
  ]);
}

function sortedBy<Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  return [...items].sort((left, right) => byCodeUnits(key(left), key(right)));
}
