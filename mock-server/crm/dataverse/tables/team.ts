import type { Entity } from '../entity.ts';
import { string } from './shared-columns.ts';

export const team: Entity = {
  logicalName: 'team',
  setName: 'teams',
  title: 'Teams of users',
  primaryKey: 'teamid',
  primaryName: 'name',
  shown: ['name'],
  columns: [
    { name: 'teamid', type: 'uniqueidentifier' },
    string('name', 160, true),
    { name: 'createdon', type: 'datetime', readOnly: true },
    { name: 'modifiedon', type: 'datetime', readOnly: true },
    { name: 'versionnumber', type: 'integer', readOnly: true },
  ],
};
