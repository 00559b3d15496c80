import { workflowEntry } from '../workflow-file.ts';
import { attribute, child, elements, textOf } from '../xml/xml-node.ts';
import { findingAt, type SolutionRule } from './solution-rule.ts';

const connectorOrder =
  'connectorid description displayname iconbrandcolor name connectortype scriptoperations openapidefinition connectionparameters policytemplateinstances customcodeblobcontent iconblob'.split(
    ' ',
  );

/** Longest texts of a connector's columns (Dataverse `connector` table). */
const connectorLengths = { description: 1000, displayname: 200, name: 500 } as const;
/** Dataverse takes 1,000,000 characters today; a tenant of 2024 took half of that. */
const longestDefinition = 500_000;

/** Rules on the files of flows, connectors and environment variables. */
export const componentFileRules: readonly SolutionRule[] = [
  {
    id: 'S-flow-file',
    title: 'JsonFileName of every flow is the name of an entry, in the same case',
    why: 'The import fails: "Xaml file is missing from import zip file".',
    remedy: 'Add the file, or correct JsonFileName.',
    severity: 'error',
    check: (subject) =>
      subject.solution.workflows
        .filter(({ jsonFileName, clientData }) => jsonFileName !== '' && clientData === undefined)
        .map(({ name, jsonFileName, element, entry }) =>
          findingAt(
            subject,
            entry,
            `The file "${jsonFileName}" of the flow "${name}" is missing.`,
            child(element, 'JsonFileName'),
          ),
        ),
  },
  {
    id: 'S-flow-file-name',
    title: "A flow's file is its name without special characters, cut to 50, - and its id in capitals",
    why: 'All 156 real exports have this name; another one works, but nobody expects it.',
    remedy: 'Rename the file.',
    severity: 'error',
    foreign: 'note',
    check: (subject) =>
      subject.solution.workflows
        .filter(
          ({ name, id, jsonFileName, isCloudFlow }) =>
            isCloudFlow && jsonFileName !== `/${workflowEntry(name, id)}`,
        )
        .map(({ name, id, jsonFileName, element, entry }) =>
          findingAt(
            subject,
            entry,
            `The file "${jsonFileName}" would be called "/${workflowEntry(name, id)}" by the server.`,
            child(element, 'JsonFileName'),
          ),
        ),
  },
  {
    id: 'S-flow-state',
    title: 'StateCode and StatusCode of a flow are 1/2 (on) or 0/1 (draft)',
    why: 'Other pairs are no state of a flow.',
    remedy: 'Write 1 and 2, or 0 and 1.',
    severity: 'error',
    check: (subject) =>
      subject.solution.workflows.flatMap(({ name, element, entry }) => {
        const state = `${textOf(child(element, 'StateCode'))}/${textOf(child(element, 'StatusCode'))}`;
        return state === '1/2' || state === '0/1'
          ? []
          : [findingAt(subject, entry, `The flow "${name}" has the state "${state}".`, element)];
      }),
  },
  {
    id: 'S-connector-file',
    title: 'Every file that a connector names is in the package',
    why: 'The import fails: "Connector import: FAILURE: No file with that name found".',
    remedy: 'Add the file, or correct the path.',
    severity: 'error',
    check: (subject) =>
      subject.solution.connectors.flatMap(({ name, files, element, entry }) => [
        ...[...files]
          .filter(([kind, file]) => file.entry === undefined && kind !== 'customcodeblobcontent')
          .map(([kind, { written }]) =>
            findingAt(
              subject,
              entry,
              `The file "${written}" of the connector "${name}" is missing.`,
              child(element, kind),
            ),
          ),
        ...(files.has('openapidefinition')
          ? []
          : [findingAt(subject, entry, `The connector "${name}" names no definition.`, element)]),
      ]),
  },
  {
    id: 'S-connector-order',
    title: 'The elements of a connector are known and stand in their one order',
    why: "The server's schema is a sequence.",
    remedy: 'Write the elements in the order of an export.',
    severity: 'error',
    foreign: 'warning',
    check: (subject) =>
      subject.solution.connectors.flatMap(({ element, entry }) => {
        const places = elements(element).map((each) => ({ each, place: connectorOrder.indexOf(each.name) }));
        return places
          .filter(
            ({ place }, index) => place < 0 || places.slice(0, index).some((before) => before.place > place),
          )
          .map(({ each }) =>
            findingAt(subject, entry, `<${each.name}> is unknown here or out of order.`, each),
          );
      }),
  },
  {
    id: 'S-connector-length',
    title: 'Texts of a connector fit their columns',
    why: 'The row cannot be written and the import fails.',
    remedy: 'Shorten the text.',
    severity: 'error',
    check: function* (subject) {
      for (const { name, element, entry, definition } of subject.solution.connectors) {
        for (const [column, limit] of Object.entries(connectorLengths)) {
          const text = textOf(child(element, column));
          if (text.length > limit)
            yield findingAt(
              subject,
              entry,
              `"${column}" of "${name}" has ${text.length} characters; ${limit} fit.`,
              child(element, column),
            );
        }
        if (definition !== undefined && definition.text.length > longestDefinition)
          yield findingAt(
            subject,
            definition.entry,
            `The definition of "${name}" has ${definition.text.length} characters; ${longestDefinition} fit everywhere.`,
          );
      }
    },
  },
  {
    id: 'S-json',
    title: 'Flow and connector files are JSON',
    why: 'The import fails: "Flow clientdata is in invalid format".',
    remedy: 'Repair the file; write it from an object, never from text.',
    severity: 'error',
    check: (subject) => {
      const files = [
        ...subject.solution.workflows.map(({ clientData }) => clientData),
        ...subject.solution.connectors.flatMap(
          ({ definition, connectionParameters, policyTemplateInstances }) => [
            definition,
            connectionParameters,
            policyTemplateInstances,
          ],
        ),
      ];
      return files.flatMap((file) => {
        if (file?.fault === undefined) return [];
        const found = findingAt(subject, file.entry, `"${file.entry}" is not JSON: ${file.fault}.`);
        // Microsoft's own pipeline empties connection parameters before sources are committed.
        const blanked =
          file.text.trim() === '' &&
          subject.solution.layout === 'unpacked' &&
          file.entry.endsWith('_connectionparameters.json');
        return [blanked ? { ...found, severity: 'warning' as const } : found];
      });
    },
  },
  {
    id: 'S-variable-folder',
    title: 'An environment variable stands in the folder of its schema name',
    why: 'Makers report that the variable is lost without a word.',
    remedy: 'Rename the folder, exactly as schemaname is written.',
    severity: 'error',
    check: (subject) =>
      subject.solution.environmentVariables
        .filter(({ folder, schemaName }) => folder !== schemaName)
        .map(({ folder, schemaName, element, entry }) =>
          findingAt(
            subject,
            entry,
            `The variable "${schemaName}" stands in the folder "${folder}".`,
            element,
          ),
        ),
  },
  {
    id: 'S-name-prefix',
    title: "Names of components begin with the publisher's prefix",
    why: 'Two publishers could otherwise make components of one name in one environment.',
    remedy: "Begin the name with the publisher's prefix and _.",
    severity: 'error',
    foreign: 'note',
    check: (subject) => {
      const { solution } = subject;
      const named = [
        ...solution.connectors.map((each) => ({ ...each, name: each.name })),
        ...solution.connectionReferences.map((each) => ({ ...each, name: each.logicalName })),
        ...solution.environmentVariables.map((each) => ({ ...each, name: each.schemaName })),
      ];
      return named
        .filter(({ name }) => !name.startsWith(`${solution.publisherPrefix}_`))
        .map(({ name, element, entry }) =>
          findingAt(subject, entry, `"${name}" does not begin with "${solution.publisherPrefix}_".`, element),
        );
    },
  },
  {
    id: 'S-reference-name',
    title: 'Logical names of connection references are unique and hold at most 200 letters, digits and _ . -',
    why: 'Deployment settings and flows find the reference by this name.',
    remedy: 'Choose a shorter, plain name and keep it.',
    severity: 'error',
    check: (subject) => {
      const { connectionReferences } = subject.solution;
      return connectionReferences
        .filter(
          ({ logicalName }, index) =>
            !/^[A-Za-z0-9_.-]{1,200}$/.test(logicalName) ||
            connectionReferences.findIndex(
              (each) => each.logicalName.toLowerCase() === logicalName.toLowerCase(),
            ) !== index,
        )
        .map(({ logicalName, element, entry }) =>
          findingAt(
            subject,
            entry,
            `The connection reference "${logicalName}" cannot be used or is there twice.`,
            element,
          ),
        );
    },
  },
  {
    id: 'S-label-language',
    title: 'Labels have a language code',
    why: 'The label cannot be written.',
    remedy: 'Add languagecode="1033".',
    severity: 'error',
    check: (subject) =>
      subject.solution.workflows.flatMap(({ element, entry, name }) =>
        elements(child(element, 'LocalizedNames'))
          .filter((label) => attribute(label, 'languagecode') === undefined)
          .map((label) => findingAt(subject, entry, `A label of the flow "${name}" has no language.`, label)),
      ),
  },
];
