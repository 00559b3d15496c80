import type { Entity } from '../entity.ts';
import { lookup, memo, optOut, ownedColumns, states, string } from './shared-columns.ts';

export const contact: Entity = {
  logicalName: 'contact',
  setName: 'contacts',
  title: 'Contacts',
  primaryKey: 'contactid',
  primaryName: 'fullname',
  shown: ['fullname', 'emailaddress1', 'createdon'],
  columns: [
    { name: 'contactid', type: 'uniqueidentifier' },
    string('firstname', 50),
    string('lastname', 50, true),
    { name: 'fullname', type: 'string', max: 160, readOnly: true },
    string('jobtitle', 100),
    string('emailaddress1', 100),
    string('telephone1', 50),
    string('address1_country', 80),
    memo('description', 2000),
    optOut('donotemail'),
    optOut('donotbulkemail'),
    optOut('donotphone'),
    lookup('parentcustomerid', {
      parentcustomerid_account: ['account'],
      parentcustomerid_contact: ['contact'],
    }),
    ...states({ 0: 'Active', 1: 'Inactive' }, { 1: 'Active', 2: 'Inactive' }),
    ...ownedColumns,
  ],
};
