import { deepestJson, isTooDeep } from '../problems/json-value.ts';
import type { SolutionTree } from './solution-content.ts';
import { bytesText } from './text-bytes.ts';
import { attribute, child, childrenNamed, textOf, type XmlElement } from './xml/xml-node.ts';

/** A file that holds JSON: its text without byte order mark, and the value where it parses. */
export interface ReadJson {
  readonly entry: string;
  readonly text: string;
  readonly value: unknown;
  /** The parser's complaint; absent where the text is JSON. */
  readonly fault?: string;
}

/** The row of a component and the entry that holds it. */
interface Row {
  readonly element: XmlElement;
  readonly entry: string;
}

export interface ReadWorkflow extends Row {
  /** Lower case, without braces. */
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  /** A Power Automate cloud flow, not a classic workflow or a desktop flow. */
  readonly isCloudFlow: boolean;
  /** `JsonFileName` as written, with its leading slash; empty for classic workflows. */
  readonly jsonFileName: string;
  /** The flow's clientdata; `undefined` where its file is missing. */
  readonly clientData: ReadJson | undefined;
}

export interface ReadConnector extends Row {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  /** Element of the row to the path written there and the entry found. */
  readonly files: ReadonlyMap<string, { readonly written: string; readonly entry: string | undefined }>;
  readonly definition: ReadJson | undefined;
  readonly connectionParameters: ReadJson | undefined;
  readonly policyTemplateInstances: ReadJson | undefined;
}

export interface ReadConnectionReference extends Row {
  readonly logicalName: string;
  readonly displayName: string;
  /** Last part of `connectorid`, such as `shared_commondataserviceforapps`. */
  readonly apiName: string;
  /** Id of the custom connector, where there is one. */
  readonly customConnectorId: string | undefined;
}

export interface ReadEnvironmentVariable extends Row {
  readonly schemaName: string;
  readonly displayName: string;
  /** `100000000` and following. */
  readonly type: string;
  readonly defaultValue: string | undefined;
  /** The current value that the package ships, where it does. */
  readonly value: string | undefined;
  /** Name of the folder that the definition stands in. */
  readonly folder: string;
}

export interface ReadComponents {
  readonly workflows: readonly ReadWorkflow[];
  readonly connectors: readonly ReadConnector[];
  readonly connectionReferences: readonly ReadConnectionReference[];
  readonly environmentVariables: readonly ReadEnvironmentVariable[];
}

interface Sources {
  readonly layout: 'packed' | 'unpacked';
  readonly customizations: XmlElement;
  readonly customizationsEntry: string;
  readonly xml: (entry: string) => XmlElement;
}

/** Elements of a `<Connector>` row that name a file. */
export const connectorFileElements: readonly string[] = [
  'openapidefinition',
  'connectionparameters',
  'policytemplateinstances',
  'customcodeblobcontent',
  'iconblob',
];

/** Reads the components that this kit knows: flows, custom connectors, connection references, environment variables. */
export function readComponents(tree: SolutionTree, sources: Sources): ReadComponents {
  const { customizations, customizationsEntry, layout } = sources;
  const rows = (section: string, name: string): readonly Row[] =>
    childrenNamed(child(customizations, section), name).map((element) => ({
      element,
      entry: customizationsEntry,
    }));
  const documents = (pattern: RegExp): readonly Row[] =>
    [...tree.keys()]
      .filter((entry) => pattern.test(entry))
      .map((entry) => ({ element: sources.xml(entry), entry }));
  const unpacked = layout === 'unpacked';
  return {
    workflows: [
      ...rows('Workflows', 'Workflow'),
      ...(unpacked ? documents(/^Workflows\/[^/]+\.data\.xml$/) : []),
    ].map((row) => readWorkflow(tree, row)),
    connectors: [
      ...rows('Connectors', 'Connector'),
      ...(unpacked ? documents(/^Connectors\/[^/]+\.xml$/) : []),
    ].map((row) => readConnector(tree, row, unpacked)),
    connectionReferences: rows('connectionreferences', 'connectionreference').map(readReference),
    environmentVariables: documents(
      /^environmentvariabledefinitions\/[^/]+\/environmentvariabledefinition\.xml$/,
    ).map((row) => readVariable(tree, row)),
  };
}

function readWorkflow(tree: SolutionTree, row: Row): ReadWorkflow {
  const jsonFileName = textOf(child(row.element, 'JsonFileName'));
  const category = textOf(child(row.element, 'Category'));
  return {
    ...row,
    id: bareId(attribute(row.element, 'WorkflowId') ?? ''),
    name: attribute(row.element, 'Name') ?? '',
    on: textOf(child(row.element, 'StateCode')) === '1',
    isCloudFlow: jsonFileName !== '' && (category === '5' || category === ''),
    jsonFileName,
    clientData: readJson(tree, jsonFileName.replace(/^\//, '')),
  };
}

/** Paths in a connector's row say `/Connector/…`; the unpacked folder is called `Connectors`. */
function readConnector(tree: SolutionTree, row: Row, unpacked: boolean): ReadConnector {
  const files = new Map(
    connectorFileElements.flatMap((name) => {
      const written = textOf(child(row.element, name));
      if (written === '') return [];
      const packed = written.replace(/^\//, '');
      const entry = unpacked ? packed.replace(/^Connector\//, 'Connectors/') : packed;
      return [[name, { written, entry: tree.has(entry) ? entry : undefined }] as const];
    }),
  );
  const json = (name: string) => readJson(tree, files.get(name)?.entry);
  return {
    ...row,
    id: bareId(textOf(child(row.element, 'connectorid'))),
    name: textOf(child(row.element, 'name')),
    displayName: textOf(child(row.element, 'displayname')),
    files,
    definition: json('openapidefinition'),
    connectionParameters: json('connectionparameters'),
    policyTemplateInstances: json('policytemplateinstances'),
  };
}

function readReference(row: Row): ReadConnectionReference {
  const custom = textOf(child(child(row.element, 'customconnectorid'), 'connectorid'));
  const connectorPath = textOf(child(row.element, 'connectorid'));
  return {
    ...row,
    logicalName: attribute(row.element, 'connectionreferencelogicalname') ?? '',
    displayName: textOf(child(row.element, 'connectionreferencedisplayname')),
    apiName: connectorPath.slice(connectorPath.lastIndexOf('/') + 1),
    customConnectorId: custom === '' ? undefined : bareId(custom),
  };
}

function readVariable(tree: SolutionTree, row: Row): ReadEnvironmentVariable {
  const folder = row.entry.split('/')[1] ?? '';
  const values = readJson(tree, `environmentvariabledefinitions/${folder}/environmentvariablevalues.json`);
  const defaultValue = child(row.element, 'defaultvalue');
  const value = member(
    member(member(values?.value, 'environmentvariablevalues'), 'environmentvariablevalue'),
    'value',
  );
  return {
    ...row,
    folder,
    schemaName: attribute(row.element, 'schemaname') ?? '',
    displayName: attribute(child(row.element, 'displayname'), 'default') ?? '',
    type: textOf(child(row.element, 'type')),
    defaultValue: defaultValue === undefined ? undefined : textOf(defaultValue),
    value: typeof value === 'string' ? value : undefined,
  };
}

function readJson(tree: SolutionTree, entry: string | undefined): ReadJson | undefined {
  const bytes = entry === undefined ? undefined : tree.get(entry);
  if (entry === undefined || bytes === undefined) return undefined;
  const text = bytesText(bytes);
  if (text === undefined) return { entry, text: '', value: undefined, fault: 'it is not UTF-8 text' };
  try {
    const value: unknown = JSON.parse(text);
    if (isTooDeep(value))
      return { entry, text, value: undefined, fault: `it is nested more than ${deepestJson} deep` };
    return { entry, text, value };
  } catch (error) {
    return { entry, text, value: undefined, fault: error instanceof Error ? error.message : String(error) };
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function bareId(text: string): string {
  return text.replace(/^\{(.*)\}$/, '$1').toLowerCase();
}
