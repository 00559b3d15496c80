import type { Column, Entity } from './entity.ts';
import { account } from './tables/account.ts';
import { annotation } from './tables/annotation.ts';
import { campaign } from './tables/campaign.ts';
import { contact } from './tables/contact.ts';
import { lead } from './tables/lead.ts';
import { systemuser } from './tables/systemuser.ts';
import { team } from './tables/team.ts';

/** What a publisher's environment has beyond the standard tables. */
export interface DataverseSettings {
  /** Further columns, by the table's logical name. */
  readonly columns?: Readonly<Record<string, readonly Column[]>>;
  /** Alternate keys, by the table's logical name. */
  readonly keys?: Readonly<
    Record<string, readonly { readonly name: string; readonly columns: readonly string[] }[]>
  >;
  /** Users beside that of the connection, by id: owners that a flow is told of. */
  readonly users?: readonly string[];
  /** Rows a page of a list; the service: 5,000. */
  readonly pageSize?: number;
}

/** Tables that are built in; adding one is adding a file under `tables` and a name here. */
export const entities: readonly Entity[] = [lead, annotation, systemuser, team, account, contact, campaign];

/** The user whom the connection stands for: owner of what it writes. */
export const connectionUser = {
  id: '3f0c2a51-7d1b-4a3e-9c64-5b1f2d8e7a90',
  fullname: 'Lead Flow',
  email: 'lead.flow@publisher.example',
};

/** The tables of this environment, by entity set name. */
export function entitiesWith(settings: DataverseSettings): ReadonlyMap<string, Entity> {
  return new Map(
    entities.map((entity) => {
      const extra = settings.columns?.[entity.logicalName] ?? [];
      const keys = [...(entity.keys ?? []), ...(settings.keys?.[entity.logicalName] ?? [])];
      const columns = [
        ...entity.columns.filter((column) => !extra.some((other) => other.name === column.name)),
        ...extra,
      ];
      return [entity.setName, { ...entity, columns, keys }];
    }),
  );
}
