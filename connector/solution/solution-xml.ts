import { connectorId, workflowId } from './content-ids.ts';
import type { MissingDependency, Publisher, SolutionContent } from './solution-content.ts';
import { byCodeUnits } from './text-bytes.ts';
import { element, textElement, type XmlElement } from './xml/xml-node.ts';

/** The version of a server whose exports have this shape (2024 and newer); import takes any 9.2. */
export const serverVersion = '9.2.24091.198';
export const packageVersion = '9.2';
export const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';
export const language = '1033';

/** Component types that a solution's root components may have here. */
export const rootTypes = { workflow: 29, connector: 372 } as const;

/** `solution.xml`: who made what, in which version, and which components it holds at its root. */
export function solutionXml(content: SolutionContent, managed: boolean): XmlElement {
  return element(
    'ImportExportXml',
    {
      version: serverVersion,
      SolutionPackageVersion: packageVersion,
      languagecode: language,
      generatedBy: 'CrmLive',
      'xmlns:xsi': schemaInstance,
    },
    [
      element('SolutionManifest', {}, [
        textElement('UniqueName', content.uniqueName),
        localizedNames(content.displayName),
        descriptions(content.description),
        textElement('Version', content.version),
        textElement('Managed', managed ? 1 : 0),
        publisher(content.publisher),
        element('RootComponents', {}, rootComponents(content)),
        element('MissingDependencies', {}, (content.missingDependencies ?? []).map(missingDependency)),
      ]),
    ],
  );
}

function localizedNames(description: string): XmlElement {
  return element('LocalizedNames', {}, [element('LocalizedName', { description, languagecode: language })]);
}

function descriptions(description: string | undefined): XmlElement {
  return element('Descriptions', {}, [
    description !== undefined &&
      description !== '' &&
      element('Description', { description, languagecode: language }),
  ]);
}

function publisher(from: Publisher): XmlElement {
  return element('Publisher', {}, [
    textElement('UniqueName', from.uniqueName),
    localizedNames(from.displayName),
    element('Descriptions'),
    from.email === undefined ? nil('EMailAddress') : textElement('EMailAddress', from.email),
    from.website === undefined
      ? nil('SupportingWebsiteUrl')
      : textElement('SupportingWebsiteUrl', from.website),
    textElement('CustomizationPrefix', from.prefix),
    textElement('CustomizationOptionValuePrefix', from.optionValuePrefix),
    element('Addresses', {}, [address(1), address(2)]),
  ]);
}

/** Exports always write two empty addresses, with these members in this order. */
const addressMembers =
  'City County Country Fax FreightTermsCode ImportSequenceNumber Latitude Line1 Line2 Line3 Longitude Name PostalCode PostOfficeBox PrimaryContactName ShippingMethodCode=1 StateOrProvince Telephone1 Telephone2 Telephone3 TimeZoneRuleVersionNumber UPSZone UTCOffset UTCConversionTimeZoneCode'.split(
    ' ',
  );

function address(number: number): XmlElement {
  return element('Address', {}, [
    textElement('AddressNumber', number),
    textElement('AddressTypeCode', 1),
    ...addressMembers.map((member) => {
      const [name = '', value] = member.split('=');
      return value === undefined ? nil(name) : textElement(name, value);
    }),
  ]);
}

function nil(name: string): XmlElement {
  return { ...element(name, { 'xsi:nil': 'true' }), selfClosed: false };
}

/** Only flows and connectors: connection references and environment variables are no root components. */
function rootComponents(content: SolutionContent): readonly XmlElement[] {
  const workflows = content.workflows
    .map((workflow) => workflowId(content, workflow))
    .sort(byCodeUnits)
    .map((id) => rootComponent(rootTypes.workflow, id));
  const connectors = [...content.connectors]
    .sort((left, right) => byCodeUnits(left.name, right.name))
    .map((connector) => rootComponent(rootTypes.connector, connectorId(content, connector), connector.name));
  return [...workflows, ...connectors];
}

function rootComponent(type: number, id: string, schemaName?: string): XmlElement {
  return element('RootComponent', { type: String(type), id: `{${id}}`, schemaName, behavior: '0' });
}

function missingDependency({ required, dependent }: MissingDependency): XmlElement {
  return element('MissingDependency', {}, [
    element(
      'Required',
      {
        type: String(required.type),
        schemaName: required.schemaName,
        displayName: required.displayName,
        solution: required.solution,
        id: required.id === undefined ? undefined : `{${required.id}}`,
      },
      [required.package !== undefined && textElement('package', required.package)],
    ),
    element('Dependent', {
      type: String(dependent.type),
      displayName: dependent.displayName,
      id: dependent.id === undefined ? undefined : `{${dependent.id}}`,
      'id.connectionreferencelogicalname': dependent.logicalName,
    }),
  ]);
}
