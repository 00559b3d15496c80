import { describe, expect, test } from 'vitest';

import { KitError } from '../../../connector/problems/problem.ts';
import { buildTree } from '../../../connector/solution/build-tree.ts';
import { componentId } from '../../../connector/solution/component-id.ts';
import { compareTrees } from '../../../connector/solution/compare-trees.ts';
import { readTree } from '../../../connector/solution/read-tree.ts';
import { readZip } from '../../../connector/solution/read-zip.ts';
import type { SolutionContent } from '../../../connector/solution/solution-content.ts';
import { bytesText, hasBom } from '../../../connector/solution/text-bytes.ts';
import { verifySolution } from '../../../connector/solution/verify-solution.ts';
import { writeZip } from '../../../connector/solution/write-zip.ts';
import { exampleContent } from './example-content.ts';

const tree = buildTree(exampleContent, { managed: false });
const text = (entry: string) => bytesText(tree.get(entry) ?? new Uint8Array()) ?? '';
const flowId = componentId('ExampleLeads', 'lead-flow');
const flowEntry = `Workflows/LeadtoDataverserlig-${flowId.toUpperCase()}.json`;

test('the files are those of an export, under its names', () => {
  expect([...tree.keys()]).toEqual([
    'customizations.xml',
    'solution.xml',
    'Connector/exa_leadsender_connectionparameters.json',
    'Connector/exa_leadsender_iconblob.Png',
    'Connector/exa_leadsender_openapidefinition.json',
    'Connector/exa_leadsender_policytemplateinstances.json',
    `Workflows/Heartbeat-${componentId('ExampleLeads', 'heartbeat-flow').toUpperCase()}.json`,
    flowEntry,
    'environmentvariabledefinitions/exa_LeadHost/environmentvariabledefinition.xml',
    'environmentvariabledefinitions/exa_TopicPrefix/environmentvariabledefinition.xml',
    '[Content_Types].xml',
  ]);
});

test('only the content types have a byte order mark', () => {
  expect([...tree].filter(([, bytes]) => hasBom(bytes)).map(([entry]) => entry)).toEqual([
    '[Content_Types].xml',
  ]);
});

test('lines end with CRLF and files without a line break', () => {
  for (const [entry, bytes] of tree) {
    if (entry.endsWith('.Png')) continue;
    expect(`${entry}: ${bytesText(bytes)}`).not.toMatch(/[^\r]\n|\n$/);
  }
});

test('content types cover each extension once, in the case of the names', () => {
  expect(text('[Content_Types].xml')).toBe(
    '<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/octet-stream" /><Default Extension="json" ContentType="application/octet-stream" /><Default Extension="Png" ContentType="application/octet-stream" /></Types>',
  );
});

test('an environment variable begins with its element', () => {
  expect(text('environmentvariabledefinitions/exa_LeadHost/environmentvariabledefinition.xml')).toBe(
    [
      '<environmentvariabledefinition schemaname="exa_LeadHost">',
      '  <defaultvalue>leads.contoso.example</defaultvalue>',
      '  <displayname default="Lead host">',
      '    <label description="Lead host" languagecode="1033" />',
      '  </displayname>',
      '  <introducedversion>1.0.0.0</introducedversion>',
      '  <iscustomizable>1</iscustomizable>',
      '  <isrequired>0</isrequired>',
      '  <secretstore>0</secretstore>',
      '  <type>100000000</type>',
      '</environmentvariabledefinition>',
    ].join('\r\n'),
  );
});

test('a flow has its state, its description and its name without special characters', () => {
  const [heartbeat, lead] = readTree(tree).workflows.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  expect(lead).toMatchObject({
    id: flowId,
    name: 'Lead: to Dataverse (ärlig)',
    on: true,
    jsonFileName: `/${flowEntry}`,
  });
  expect(heartbeat).toMatchObject({ name: 'Heartbeat', on: false });
  expect(text('customizations.xml')).toContain('Description="Line one&#xA;line two"');
});

test('root components are the flows, then the connectors', () => {
  const roots = text('solution.xml').match(/<RootComponent [^>]*>/g);
  const flows = ['lead-flow', 'heartbeat-flow'].map((key) => componentId('ExampleLeads', key)).toSorted();
  expect(roots).toEqual([
    ...flows.map((id) => `<RootComponent type="29" id="{${id}}" behavior="0" />`),
    `<RootComponent type="372" id="{${componentId('ExampleLeads', 'lead-sender')}}" schemaName="exa_leadsender" behavior="0" />`,
  ]);
});

test('a missing dependency is declared with the solution that brings it', () => {
  expect(text('solution.xml').replaceAll('\r\n', '\n')).toContain(`    <MissingDependencies>
      <MissingDependency>
        <Required type="1" schemaName="lead" displayName="Lead" solution="msdynce_LeadManagement (9.0.4.0066)">
          <package>msdynce_SalesAnchor (9.0.22121.10009)</package>
        </Required>
        <Dependent type="29" displayName="Lead flow" id="{00000000-0000-5000-8000-000000000001}" />
      </MissingDependency>
    </MissingDependencies>`);
});

test('a managed package differs in one element', () => {
  const managed = buildTree(exampleContent, { managed: true });
  expect(compareTrees(tree, managed)).toMatchObject([
    { entry: 'solution.xml', expected: '    <Managed>0</Managed>\r', found: '    <Managed>1</Managed>\r' },
  ]);
});

test('a connector keeps its id when packed into another solution', () => {
  const combined: SolutionContent = {
    ...exampleContent,
    uniqueName: 'Combined',
    connectors: exampleContent.connectors.map((connector) => ({
      ...connector,
      homeSolution: 'ExampleLeads',
    })),
    connectionReferences: exampleContent.connectionReferences.map((reference) => ({
      ...reference,
      connectorSolution: 'ExampleLeads',
    })),
  };
  const [connector] = readTree(buildTree(combined, { managed: false })).connectors;
  expect(connector?.id).toBe(componentId('ExampleLeads', 'lead-sender'));
  expect(verifySolution(buildTree(combined, { managed: false }))).toEqual([]);
});

test('a rename of everything that is shown changes no id', () => {
  const renamed: SolutionContent = {
    ...exampleContent,
    displayName: 'Other',
    workflows: exampleContent.workflows.map((each) => ({
      ...each,
      displayName: `${each.displayName} 2`,
      description: 'Other',
    })),
    connectors: exampleContent.connectors.map((each) => ({
      ...each,
      displayName: 'Other',
      description: 'Other',
    })),
    connectionReferences: exampleContent.connectionReferences.map((each) => ({
      ...each,
      displayName: 'Other',
    })),
    environmentVariables: exampleContent.environmentVariables.map((each) => ({
      ...each,
      displayName: 'Other',
    })),
    publisher: { ...exampleContent.publisher, displayName: 'Other' },
  };
  const before = readTree(tree);
  const after = readTree(buildTree(renamed, { managed: false }));
  const ids = (solution: typeof before) => [
    solution.uniqueName,
    ...solution.workflows.map(({ id }) => id),
    ...solution.connectors.map(({ id, name }) => `${id} ${name}`),
    ...solution.connectionReferences.map(
      ({ logicalName, customConnectorId }) => `${logicalName} ${customConnectorId}`,
    ),
    ...solution.environmentVariables.map(({ schemaName }) => schemaName),
  ];
  expect(ids(after)).toEqual(ids(before));
  expect(after.workflows.map(({ name }) => name)).not.toEqual(before.workflows.map(({ name }) => name));
});

describe('what cannot be packed is refused', () => {
  const code = (content: SolutionContent) => {
    try {
      buildTree(content, { managed: false });
    } catch (error) {
      return error instanceof KitError ? error.problems[0]?.code : error;
    }
    return undefined;
  };
  test('two variables of one name', () => {
    const [variable] = exampleContent.environmentVariables;
    if (variable === undefined) throw new Error('The example has no variable.');
    const twice = [variable, { ...variable, schemaName: variable.schemaName.toUpperCase() }];
    expect(code({ ...exampleContent, environmentVariables: twice })).toBe('COMPONENT_DUPLICATE');
  });
  test('a control character in a name', () => {
    expect(code({ ...exampleContent, displayName: 'a\u0008b' })).toBe('XML_CHARACTER');
  });
});

test('the zip holds the tree, and passes every rule on our own output', () => {
  const back = readZip(writeZip(tree));
  expect(compareTrees(tree, back)).toEqual([]);
  expect([...back.keys()].slice(0, 2)).toEqual(['customizations.xml', 'solution.xml']);
  expect([...back.keys()].at(-1)).toBe('[Content_Types].xml');
  expect(verifySolution(back)).toEqual([]);
});
