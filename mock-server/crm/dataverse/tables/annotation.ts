import type { Entity } from '../entity.ts';
import { lookup, memo, ownedColumns, string } from './shared-columns.ts';

/** Notes. `notetext` holds 100,000 characters; `subject` 500. */
export const annotation: Entity = {
  logicalName: 'annotation',
  setName: 'annotations',
  title: 'Notes',
  primaryKey: 'annotationid',
  primaryName: 'subject',
  shown: ['subject', 'notetext', '_objectid_value', 'createdon'],
  columns: [
    { name: 'annotationid', type: 'uniqueidentifier' },
    string('subject', 500),
    memo('notetext', 100_000),
    { name: 'isdocument', type: 'boolean', default: false },
    string('filename', 255),
    string('mimetype', 256),
    memo('documentbody', 1_073_741_823),
    lookup('objectid', {
      objectid_lead: ['lead'],
      objectid_account: ['account'],
      objectid_contact: ['contact'],
    }),
    string('objecttypecode', 64),
    ...ownedColumns,
  ],
};
