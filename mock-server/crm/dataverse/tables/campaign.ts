import type { Entity } from '../entity.ts';
import { ownedColumns, states, string } from './shared-columns.ts';

export const campaign: Entity = {
  logicalName: 'campaign',
  setName: 'campaigns',
  title: 'Campaigns',
  primaryKey: 'campaignid',
  primaryName: 'name',
  shown: ['name', 'codename'],
  columns: [
    { name: 'campaignid', type: 'uniqueidentifier' },
    string('name', 128, true),
    string('codename', 32),
    ...states({ 0: 'Active', 1: 'Inactive' }, { 0: 'Proposed', 1: 'Ready To Launch', 2: 'Launched' }),
    ...ownedColumns,
  ],
};
