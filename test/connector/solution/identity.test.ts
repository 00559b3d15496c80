import { expect, test } from 'vitest';

import { buildSolutions } from '../../../connector/build-solutions.ts';
import type { LeadModel } from '../../../connector/model/lead-model.ts';
import { buildTree } from '../../../connector/solution/build-tree.ts';
import { readTree } from '../../../connector/solution/read-tree.ts';
import { model } from '../../helpers/shipped-model.ts';

/** Everything that people see has another name. */
function renamed(base: LeadModel): LeadModel {
  const { settings } = base;
  const shown = {
    displayName: 'Quite another name',
    description: 'Quite another text, long enough for everybody.',
  };
  return {
    ...base,
    settings: {
      ...settings,
      publisher: { ...settings.publisher, displayName: shown.displayName },
      flowSolution: { ...settings.flowSolution, ...shown },
      connectorSolution: { ...settings.connectorSolution, ...shown },
      flow: { ...settings.flow, displayName: shown.displayName },
      connector: { ...settings.connector, ...shown },
    },
  };
}

/** All that an installed solution is found by again: ids, names and the ids of operations. */
function identities(of: LeadModel): readonly string[] {
  return Object.values(buildSolutions(of)).flatMap((content) => {
    const solution = readTree(buildTree(content, { managed: false }));
    return [
      solution.uniqueName,
      ...solution.workflows.map(({ id }) => id),
      ...solution.workflows.flatMap(
        ({ clientData }) => clientData?.text.match(/"operationMetadataId": "[^"]*"/g) ?? [],
      ),
      ...solution.connectors.map(({ id, name }) => `${id} ${name}`),
      ...solution.connectionReferences.map(
        ({ logicalName, customConnectorId }) => `${logicalName} ${customConnectorId}`,
      ),
      ...solution.environmentVariables.map(({ schemaName }) => schemaName),
    ];
  });
}

test('a rename of everything that people see keeps every id, and with them the trigger URL', () => {
  const before = identities(model);
  expect(before.length).toBeGreaterThan(20);
  expect(identities(renamed(model))).toEqual(before);
});

test('no two operations of a flow share an id', () => {
  const ids = identities(model).filter((each) => each.startsWith('"operationMetadataId"'));
  expect(new Set(ids).size).toBe(ids.length);
});
