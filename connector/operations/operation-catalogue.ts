import { dataverseOperations } from './connectors/dataverse.ts';
import { flowpushOperations } from './connectors/flowpush.ts';
import { office365Operations } from './connectors/office365.ts';
import { sendmailOperations } from './connectors/sendmail.ts';
import { sharepointOperations } from './connectors/sharepoint.ts';
import { teamsOperations } from './connectors/teams.ts';
import type { Operation } from './operation.ts';

/** Every operation that the kit knows: generator, runner and fakes read this one table. */
const all: readonly Operation[] = [
  ...dataverseOperations,
  ...office365Operations,
  ...sendmailOperations,
  ...sharepointOperations,
  ...teamsOperations,
  ...flowpushOperations,
];

export interface OperationCatalogue {
  readonly all: readonly Operation[];
  /** Looks up by API name and operation id, both as they stand in `host`. */
  find(apiName: string, operationId: string): Operation | undefined;
  /** Known `api/operation` names, for refusals. */
  known(): readonly string[];
}

/** A catalogue of these operations; a later entry of the same name replaces an earlier one. */
export function createCatalogue(entries: readonly Operation[]): OperationCatalogue {
  const byName = new Map(entries.map((entry) => [`${entry.apiName}/${entry.operationId}`, entry]));
  return {
    all: [...byName.values()],
    find: (apiName, operationId) => byName.get(`${apiName}/${operationId}`),
    known: () => [...byName.keys()],
  };
}

/** The operations of the connectors that ship with the kit. */
export const operations: OperationCatalogue = createCatalogue(all);
