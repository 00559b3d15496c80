import type { EnvironmentVariable } from './solution-content.ts';
import { language } from './solution-xml.ts';
import { textBytes } from './text-bytes.ts';
import { element, textElement, type XmlElement } from './xml/xml-node.ts';
import { serverStyle, writeXml } from './xml/write-xml.ts';

/** Option values of `environmentvariabledefinition.type`. */
export const variableTypes: Readonly<Record<EnvironmentVariable['type'], number>> = {
  String: 100_000_000,
  Number: 100_000_001,
  Boolean: 100_000_002,
  JSON: 100_000_003,
  'Data source': 100_000_004,
  Secret: 100_000_005,
};

/** Parameter type of a flow for each variable type; a secret is no parameter. */
export const parameterTypes: Readonly<Record<EnvironmentVariable['type'], string | undefined>> = {
  String: 'String',
  Number: 'Int',
  Boolean: 'Bool',
  JSON: 'Object',
  'Data source': 'String',
  Secret: undefined,
};

/** Where a variable's definition stands in the package: the folder is its schema name. */
export function variableEntry(schemaName: string): string {
  return `environmentvariabledefinitions/${schemaName}/environmentvariabledefinition.xml`;
}

/** A definition file. It starts with its element: a declaration or a comment makes the import fail. */
export function variableFile(variable: EnvironmentVariable): Uint8Array {
  return textBytes(writeXml(definition(variable), serverStyle));
}

/** Members in alphabetical order, as exports have them. No value is shipped: it would reach every target. */
function definition(variable: EnvironmentVariable): XmlElement {
  const { description, defaultValue } = variable;
  return element('environmentvariabledefinition', { schemaname: variable.schemaName }, [
    defaultValue !== undefined && textElement('defaultvalue', defaultValue),
    description !== undefined && description !== '' && labelled('description', description),
    labelled('displayname', variable.displayName),
    textElement('introducedversion', '1.0.0.0'),
    textElement('iscustomizable', 1),
    textElement('isrequired', 0),
    textElement('secretstore', 0),
    textElement('type', variableTypes[variable.type]),
  ]);
}

function labelled(name: string, text: string): XmlElement {
  return element(name, { default: text }, [element('label', { description: text, languagecode: language })]);
}
