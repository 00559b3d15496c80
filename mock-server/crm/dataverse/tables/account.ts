import type { Entity } from '../entity.ts';
import { memo, ownedColumns, states, string } from './shared-columns.ts';

export const account: Entity = {
  logicalName: 'account',
  setName: 'accounts',
  title: 'Accounts',
  primaryKey: 'accountid',
  primaryName: 'name',
  shown: ['name', 'emailaddress1', 'createdon'],
  columns: [
    { name: 'accountid', type: 'uniqueidentifier' },
    string('name', 160, true),
    string('accountnumber', 20),
    string('emailaddress1', 100),
    string('telephone1', 50),
    string('websiteurl', 200),
    string('address1_country', 80),
    memo('description', 2000),
    ...states({ 0: 'Active', 1: 'Inactive' }, { 1: 'Active', 2: 'Inactive' }),
    ...ownedColumns,
  ],
};
