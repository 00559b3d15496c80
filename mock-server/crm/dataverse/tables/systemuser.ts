import type { Entity } from '../entity.ts';
import { string } from './shared-columns.ts';

export const systemuser: Entity = {
  logicalName: 'systemuser',
  setName: 'systemusers',
  title: 'Users',
  primaryKey: 'systemuserid',
  primaryName: 'fullname',
  shown: ['fullname', 'internalemailaddress'],
  columns: [
    { name: 'systemuserid', type: 'uniqueidentifier' },
    string('firstname', 256),
    string('lastname', 256),
    { name: 'fullname', type: 'string', max: 200, readOnly: true },
    string('domainname', 1024),
    string('internalemailaddress', 100),
    { name: 'isdisabled', type: 'boolean', default: false },
    { name: 'createdon', type: 'datetime', readOnly: true },
    { name: 'modifiedon', type: 'datetime', readOnly: true },
    { name: 'versionnumber', type: 'integer', readOnly: true },
  ],
};
