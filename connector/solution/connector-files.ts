import { connectorId } from './content-ids.ts';
import type { ConnectorComponent, Json, SolutionContent } from './solution-content.ts';
import { textBytes } from './text-bytes.ts';
import { element, textElement, type XmlElement } from './xml/xml-node.ts';

/** The files of a connector, in the singular folder `Connector` that packed solutions have. */
export function connectorFiles(connector: ConnectorComponent): ReadonlyMap<string, Uint8Array> {
  const json = (value: Json) => textBytes(JSON.stringify(value));
  return new Map([
    [entry(connector, 'openapidefinition.json'), json(connector.definition)],
    [entry(connector, 'connectionparameters.json'), json(connector.connectionParameters)],
    [entry(connector, 'policytemplateinstances.json'), json(connector.policyTemplateInstances)],
    ...(connector.icon === undefined ? [] : [[entry(connector, 'iconblob.Png'), connector.icon] as const]),
  ]);
}

/** The connector's row in `customizations.xml`. */
export function connectorElement(content: SolutionContent, connector: ConnectorComponent): XmlElement {
  return element('Connector', {}, [
    textElement('connectorid', connectorId(content, connector)),
    textElement('description', connector.description),
    textElement('displayname', connector.displayName),
    textElement('iconbrandcolor', connector.brandColor),
    textElement('name', connector.name),
    textElement('connectortype', 1),
    textElement('openapidefinition', `/${entry(connector, 'openapidefinition.json')}`),
    textElement('connectionparameters', `/${entry(connector, 'connectionparameters.json')}`),
    textElement('policytemplateinstances', `/${entry(connector, 'policytemplateinstances.json')}`),
    connector.icon !== undefined && textElement('iconblob', `/${entry(connector, 'iconblob.Png')}`),
  ]);
}

function entry(connector: ConnectorComponent, file: string): string {
  return `Connector/${connector.name}_${file}`;
}
