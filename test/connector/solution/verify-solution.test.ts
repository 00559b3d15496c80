import { describe, expect, test } from 'vitest';

import { structureRules } from '../../../connector/flow-lint/structure-rules.ts';
import { buildTree } from '../../../connector/solution/build-tree.ts';
import { readTree } from '../../../connector/solution/read-tree.ts';
import { bytesText, textBytes } from '../../../connector/solution/text-bytes.ts';
import { solutionRules, verifySolution } from '../../../connector/solution/verify-solution.ts';
import { exampleContent } from './example-content.ts';

type Change = (tree: Map<string, Uint8Array>) => void;

type Replacer = (found: string, ...groups: string[]) => string;

/** Replaces text in the one entry whose name matches. */
function replace(entry: RegExp, from: string | RegExp, to: string | Replacer): Change {
  return (tree) => {
    const name = only(tree, entry);
    const text = bytesText(tree.get(name) ?? new Uint8Array()) ?? '';
    const changed = typeof to === 'string' ? text.replace(from, to) : text.replace(from, to);
    if (changed === text) throw new Error(`Nothing in ${name} is ${String(from)}.`);
    tree.set(name, textBytes(changed));
  };
}

function rename(entry: RegExp, to: (name: string) => string): Change {
  return (tree) => {
    const name = only(tree, entry);
    tree.set(to(name), tree.get(name) ?? new Uint8Array());
    tree.delete(name);
  };
}

function only(tree: ReadonlyMap<string, Uint8Array>, entry: RegExp): string {
  const [name, ...more] = [...tree.keys()].filter((each) => entry.test(each));
  if (name === undefined || more.length > 0) throw new Error(`Not one entry is called ${String(entry)}.`);
  return name;
}

const solution = /^solution\.xml$/;
const customizations = /^customizations\.xml$/;
const lead = /^Workflows\/Lead/;
const definition = /_openapidefinition/;
const prefixVariable = /exa_TopicPrefix/;

/** For each rule a package that breaks it, and what the sentence must name. */
const broken: readonly (readonly [rule: string, named: string, change: Change])[] = [
  ['S-entry-name', 'odd name.txt', (tree) => tree.set('odd name.txt', textBytes('x'))],
  ['S-content-types', 'notes.txt', (tree) => tree.set('notes.txt', textBytes('x'))],
  ['S-content-types', '[Content_Types].xml', (tree) => tree.delete('[Content_Types].xml')],
  ['S-content-types', 'solution.xml', replace(/^\[Content/, 'Extension="xml"', 'Extension="xlm"')],
  ['S-json-bom', 'Workflows/Lead', replace(lead, '{', '\uFEFF{')],
  ['S-variable-start', 'exa_TopicPrefix', replace(prefixVariable, '<env', '<?xml version="1.0"?><env')],
  ['S-variable-start', 'exa_TopicPrefix', replace(prefixVariable, '<env', '<!-- mine --><env')],
  ['S-server-dialect', 'solution.xml', replace(solution, '<Import', '<?xml version="1.0"?><Import')],
  ['S-server-dialect', 'customizations.xml', replace(customizations, '\r\n', '\n')],
  ['S-orphan-file', 'Connector/x.json', (tree) => tree.set('Connector/x.json', textBytes('{}'))],
  ['S-root-element', 'generatedBy', replace(solution, ' generatedBy="CrmLive"', '')],
  ['S-root-element', '<Solution>', replace(customizations, /ImportExportXml/g, 'Solution')],
  ['S-unique-name', 'Example Leads', replace(solution, 'ExampleLeads', 'Example Leads')],
  ['S-version', '1.2.3', replace(solution, '1.2.3.4', '1.2.3')],
  ['S-version', '1.2.x.4', replace(solution, '1.2.3.4', '1.2.x.4')],
  ['S-managed', '2', replace(solution, '<Managed>0', '<Managed>2')],
  ['S-managed', 'missing', replace(solution, '<Managed>0</Managed>', '')],
  ['S-publisher-prefix', 'mscrmx', replace(solution, 'Prefix>exa<', 'Prefix>mscrmx<')],
  ['S-publisher-prefix', 'Exa', replace(solution, 'Prefix>exa<', 'Prefix>Exa<')],
  ['S-option-prefix', '9999', replace(solution, '54321', '9999')],
  ['S-addresses', 'two addresses', replace(solution, /<Addresses>.*<\/Addresses>/s, '<Addresses />')],
  [
    'S-manifest-order',
    '<Version>',
    replace(solution, /( +<Version>.*?\r\n)(.*?)( +<RootComponents>)/s, '$2$1$3'),
  ],
  ['S-manifest-order', '<Colour>', replace(solution, '<Version>', '<Colour /><Version>')],
  ['S-section-order', '<Roles>', replace(customizations, /(<Roles><\/Roles>)(.*)(<Languages>)/s, '$2$1$3')],
  ['S-section-order', '<Flows>', replace(customizations, '<Templates />', '<Templates /><Flows />')],
  ['S-languages', '<Language>', replace(customizations, '<Language>1033</Language>', '')],
  ['S-root-missing', 'Lead: to Dataverse', replace(solution, /<RootComponent type="29".*?>/g, '')],
  ['S-root-missing', 'exa_leadsender', replace(solution, /<RootComponent type="372".*?>/g, '')],
  [
    'S-root-missing',
    'exa_leadsender',
    replace(solution, 'schemaName="exa_leadsender"', 'schemaName="exa_other"'),
  ],
  ['S-root-without-component', 'type 29', replace(customizations, /<Workflow .*?<\/Workflow>/s, '')],
  ['S-root-without-component', 'type 372', replace(customizations, /<Connectors>.*<\/Connectors>/s, '')],
  ['S-root-type', '371', replace(solution, 'type="372"', 'type="371"')],
  [
    'S-root-type',
    '380',
    replace(
      solution,
      '<RootComponents>',
      '<RootComponents><RootComponent type="380" schemaName="exa_LeadHost" behavior="0" />',
    ),
  ],
  [
    'S-root-type',
    '10042',
    replace(solution, '<RootComponents>', '<RootComponents><RootComponent type="10042" behavior="0" />'),
  ],
  [
    'S-root-type',
    'connectionreference',
    replace(
      solution,
      '<RootComponents>',
      '<RootComponents><RootComponent type="connectionreference" behavior="0" />',
    ),
  ],
  ['S-root-duplicate', '372', replace(solution, /(<RootComponent type="372".*?>)/, '$1$1')],
  [
    'S-id-form',
    '{',
    replace(solution, /id="\{([^}]*)\}"/, (_: string, id: string) => `id="{${id.toUpperCase()}}"`),
  ],
  ['S-id-form', 'connectorid', replace(customizations, /<connectorid>([^</]*)</, '<connectorid>{$1}<')],
  ['S-flow-file', 'Workflows/Lead', (tree) => tree.delete(only(tree, lead))],
  [
    'S-flow-file',
    'Workflows/Lead',
    rename(lead, (name) => name.toLowerCase().replace('workflows', 'Workflows')),
  ],
  ['S-flow-file-name', 'would be called', replace(customizations, 'Name="Lead: to', 'Name="Leads: to')],
  ['S-flow-state', '1/1', replace(customizations, '<StatusCode>2', '<StatusCode>1')],
  [
    'S-connector-file',
    '_connectionparameters.json',
    (tree) => tree.delete(only(tree, /_connectionparameters/)),
  ],
  [
    'S-connector-file',
    'names no definition',
    replace(customizations, /<openapidefinition>.*<\/openapidefinition>/, ''),
  ],
  [
    'S-connector-order',
    '<displayname>',
    replace(customizations, /( +<displayname>.*?\r\n)( +<icon.*?\r\n)( +<name>.*?\r\n)/, '$3$1$2'),
  ],
  ['S-connector-length', 'description', replace(customizations, 'Sends leads.', 'x'.repeat(1001))],
  ['S-connector-length', '500000', replace(definition, '"LeadSender"', `"${'x'.repeat(500_000)}"`)],
  ['S-json', 'Workflows/Lead', replace(lead, '"schemaVersion":', '"schemaVersion"')],
  [
    'S-json',
    '_connectionparameters.json',
    (tree) => tree.set(only(tree, /_connectionparameters/), new Uint8Array()),
  ],
  [
    'S-variable-folder',
    'exa_LeadHosts',
    replace(/exa_LeadHost\//, 'schemaname="exa_LeadHost"', 'schemaname="exa_LeadHosts"'),
  ],
  ['S-name-prefix', 'new_leads', replace(customizations, '"exa_leads"', '"new_leads"')],
  ['S-reference-name', 'exa_le ads', replace(customizations, '"exa_leads"', '"exa_le ads"')],
  ['S-reference-name', 'EXA_DATAVERSE', replace(customizations, '"exa_leads"', '"EXA_DATAVERSE"')],
  [
    'S-label-language',
    'Lead: to',
    replace(
      customizations,
      /<LocalizedName languagecode="1033" description="Lead/,
      '<LocalizedName description="Lead',
    ),
  ],
  ['S-flow-envelope', 'schemaVersion', replace(lead, '"schemaVersion"', '"version"')],
  ['S-flow-envelope', 'properties.definition', replace(lead, '"definition":', '"definitions":')],
  ['S-flow-designer', 'contentVersion', replace(lead, '"contentVersion"', '"version"')],
  ['S-flow-designer', 'Say_so', replace(lead, /"operationMetadataId": "4.*?"/, '"none": ""')],
  ['S-reference-declared', 'exa_other', replace(lead, '"exa_dataverse"', '"exa_other"')],
  [
    'S-custom-connector',
    'exa_leads',
    replace(customizations, /<customconnectorid>.*?<\/customconnectorid>/s, ''),
  ],
  ['S-custom-connector', 'api.logicalName', replace(lead, /,\s*"logicalName": "exa_leadsender"/, '')],
  [
    'S-custom-connector',
    '00000000-0000',
    replace(
      customizations,
      /(<customconnectorid>\s*<connectorid>)[^<]*/,
      '$100000000-0000-4000-8000-000000000000',
    ),
  ],
  [
    'S-custom-connector',
    'exa_absent',
    replace(lead, '"logicalName": "exa_leadsender"', '"logicalName": "exa_absent"'),
  ],
  ['S-host', 'apiId', replace(lead, /,\s*"apiId": ""/, '')],
  [
    'S-host',
    'one environment',
    replace(lead, '"apiId": ""', '"apiId": "/providers/Microsoft.PowerApps/apis/shared_x"'),
  ],
  ['S-operation-known', 'SendLeads', replace(lead, '"SendLead"', '"SendLeads"')],
  ['S-operation-parameters', 'lead/offer', replace(lead, '"lead/offer"', '"lead/note"')],
  [
    'S-operation-parameters',
    'lead/colour',
    replace(lead, '"lead/offer":', '"lead/colour": "red", "lead/offer":'),
  ],
  ['S-variable-type', '100000009', replace(prefixVariable, '100000000', '100000009')],
  [
    'S-variable-declared',
    'exa_TopicPrefixes',
    replace(lead, '"schemaName": "exa_TopicPrefix"', '"schemaName": "exa_TopicPrefixes"'),
  ],
  ['S-variable-declared', 'exa_Host', replace(definition, 'exa_LeadHost', 'exa_Host')],
  [
    'S-variable-key',
    'Topic prefix (exa_TopicPrefix)',
    replace(lead, '"Topic prefix (exa_TopicPrefix)": {', '"Prefix (exa_TopicPrefix)": {'),
  ],
  ['S-variable-parameter-type', '"Int"', replace(prefixVariable, '100000000', '100000001')],
  ['S-variable-parameter-type', 'secret', replace(prefixVariable, '100000000', '100000005')],
  [
    'S-connector-variable-value',
    'exa_LeadHost',
    replace(/exa_LeadHost\//, /<defaultvalue>.*?<\/defaultvalue>/, ''),
  ],
];

describe('a broken package is found out', () => {
  test.each(broken)('%s: %s', (rule, named, change) => {
    const tree = new Map(buildTree(exampleContent, { managed: false }));
    change(tree);
    const problems = verifySolution(readTree(tree, { source: 'a.zip', form: 'zip' }));
    const found = problems.filter((problem) => problem.rule === rule);
    expect(found.map(({ message }) => message).join('\n')).toContain(named);
    for (const { at, severity, remedy } of found) {
      expect(at?.file).toBe('a.zip');
      expect(['error', 'warning']).toContain(severity);
      expect(remedy).toBeTruthy();
    }
  });

  test('every rule has a package that breaks it', () => {
    expect([...new Set(broken.map(([rule]) => rule))].toSorted()).toEqual(
      solutionRules.map(({ id }) => id).toSorted(),
    );
  });
});

describe('a broken flow is found out', () => {
  const flowBroken: readonly (readonly [string, string, Change])[] = [
    [
      'F-one-trigger',
      '2 triggers',
      replace(lead, '"manual": {', '"second": { "type": "Request" }, "manual": {'),
    ],
    [
      'F-one-trigger',
      '0 triggers',
      replace(lead, /"manual": \{.*\},(\s*"actions": \{\s*"Work")/s, '"x": 1 },$1'),
    ],
    ['F-run-after-known', 'does not exist', replace(lead, '"Work": [', '"Works": [')],
    ['F-run-after-known', 'another branch', replace(lead, '"Work": [', '"Send_it_on": [')],
    ['F-run-after-known', '"Done"', replace(lead, '"Succeeded"', '"Done"')],
    [
      'F-run-after-cycle',
      '"say_so"',
      replace(lead, /("Work": \{\s*"runAfter": )\{\}/, '$1{ "Say_so": ["Succeeded"] }'),
    ],
    ['F-name-unique', 'SAY_SO', replace(lead, '"Send_it_on": {', '"SAY_SO": {')],
    ['F-variable-top-level', '"Work"', replace(lead, '"OpenApiConnection"', '"InitializeVariable"')],
    [
      'F-connection-known',
      'shared_lead',
      replace(lead, '"connectionName": "shared_leads"', '"connectionName": "shared_lead"'),
    ],
  ];

  test.each(flowBroken)('%s: %s', (rule, named, change) => {
    const tree = new Map(buildTree(exampleContent, { managed: false }));
    change(tree);
    const found = verifySolution(tree).filter((problem) => problem.rule === rule);
    expect(found.map(({ message }) => message).join('\n')).toContain(named);
    expect(found.every(({ at }) => /^Workflows\/.*: \$\.properties\.definition/.test(at?.path ?? ''))).toBe(
      true,
    );
  });

  test('every rule has a flow that breaks it', () => {
    expect([...new Set(flowBroken.map(([rule]) => rule))].toSorted()).toEqual(
      structureRules.map(({ id }) => id).toSorted(),
    );
  });
});

test("other people's packages are judged milder than ours", () => {
  const tree = new Map(buildTree(exampleContent, { managed: false }));
  replace(customizations, '"exa_leads"', '"new_leads"')(tree);
  const severity = (profile: 'ours' | 'foreign') =>
    verifySolution(tree, { profile }).find(({ rule }) => rule === 'S-name-prefix')?.severity;
  expect(severity('ours')).toBe('error');
  expect(severity('foreign')).toBe('note');
});

test('a flow finds its connector in a package that is imported with it', () => {
  const connectorOnly = {
    ...exampleContent,
    uniqueName: 'ExampleLeadConnector',
    workflows: [],
    connectionReferences: [],
    missingDependencies: [],
  };
  const flowOnly = {
    ...exampleContent,
    connectors: [],
    connectionReferences: exampleContent.connectionReferences.map((each) => ({
      ...each,
      connectorSolution: 'ExampleLeadConnector',
    })),
  };
  const flow = buildTree(flowOnly, { managed: false });
  const connector = readTree(buildTree(connectorOnly, { managed: false }));
  expect(verifySolution(flow).map(({ rule }) => rule)).toEqual(['S-custom-connector', 'S-custom-connector']);
  expect(verifySolution(flow, { alongside: [connector] })).toEqual([]);
});

test('places are lines of manifests', () => {
  const tree = new Map(buildTree(exampleContent, { managed: false }));
  replace(solution, '1.2.3.4', 'one')(tree);
  const [problem] = verifySolution(readTree(tree, { source: 'a.zip', form: 'zip' }));
  expect(problem?.at).toEqual({ file: 'a.zip', path: 'solution.xml', line: 10, column: 5 });
});

test('a desktop flow and a classic workflow are not judged as cloud flows', () => {
  for (const category of ['0', '6']) {
    const tree = new Map(buildTree(exampleContent, { managed: false }));
    replace(customizations, /<Category>5/g, `<Category>${category}`)(tree);
    replace(lead, '"schemaVersion"', '"version"')(tree);
    expect(verifySolution(tree)).toEqual([]);
  }
});
