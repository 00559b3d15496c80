import type { CodeEntry } from './code-entry.ts';

/** What is wrong with the fields of the lead, or with the columns that they go to. Alphabetical. */
export const leadCodes = {
  COLUMN_DUPLICATE: {
    title: 'Two fields go to one column',
    cause: 'The mapping, or the merge key, names a column that another field is written to.',
    remedy: 'Give each field a column of its own.',
    exit: 2,
  },
  COLUMN_FORMAT: {
    title: 'This cannot be the name of a column',
    cause: 'Logical names of columns are lower case, without spaces.',
    remedy: 'Use the logical name, as Power Apps shows it beside the display name.',
    exit: 2,
  },
  COLUMN_NOT_TEXT: {
    title: 'The column does not hold text',
    cause:
      'The column is a choice, a yes/no, a look-up or a status, which the flow sets itself or leaves alone.',
    remedy: 'Map the field to a text column.',
    exit: 2,
  },
  COLUMN_TOO_SHORT: {
    title: 'The column is too short for the field',
    cause: 'The column holds fewer characters than the field needs to stay useful.',
    remedy: 'Map the field to a longer column, or say the true length with maxLength.',
    exit: 2,
  },
  COLUMN_UNKNOWN: {
    title: 'The table has no such column',
    cause: "The name is neither a column of the table nor one with a publisher's prefix.",
    remedy: "Correct the name; a column of your own begins with its publisher's prefix, such as cts_tier.",
    exit: 2,
  },
  LEAD_FIELDS_TOO_MANY: {
    title: 'The lead has too many fields',
    cause: 'The flow reads every field in expressions of at most 8,192 characters, and that ends somewhere.',
    remedy: 'Leave out fields that no column and no reader needs.',
    exit: 2,
  },
  LEAD_FIELD_ABSENT: {
    title: 'The lead schema leaves out a field',
    cause: 'Partner Center sends a field that the schema does not name.',
    remedy: 'Nothing is lost: the flow reads the field all the same. Name it in the schema to label it.',
    exit: 1,
  },
  LEAD_FIELD_DUPLICATE: {
    title: 'Two fields of the lead have one name',
    cause: 'The workflow language looks names up without regard to case, so both would read the same value.',
    remedy: 'Rename one of the fields.',
    exit: 2,
  },
  LEAD_FIELD_NAME: {
    title: 'This cannot be the name of a field',
    cause: 'Field names are letters, digits, underscores and hyphens.',
    remedy: 'Rename the field.',
    exit: 2,
  },
  LEAD_FIELD_TYPE: {
    title: 'A field of the lead has a type that cannot be used',
    cause: 'Leads are objects of texts, numbers and yes/no values.',
    remedy: 'Use string, integer, number, boolean, or object with properties.',
    exit: 2,
  },
  MAPPING_FIELD_UNKNOWN: {
    title: 'The mapping names a field that the lead does not have',
    cause: 'The key is not the path of a field of the lead schema.',
    remedy: 'Write the path from the root, joined with /, such as UserDetails/Email.',
    exit: 2,
  },
  MERGE_KEY_MISSING: {
    title: 'The unique merge needs a key column',
    cause: 'merge.way is unique, but no keyColumn is named.',
    remedy: 'Name a text column with a unique key as merge.keyColumn, or choose lookup.',
    exit: 2,
  },
  MERGE_KEY_UNUSED: {
    title: 'The key column is not used',
    cause: 'merge.keyColumn is given, but merge.way is not unique.',
    remedy: 'Set merge.way to unique, or take keyColumn out.',
    exit: 2,
  },
} as const satisfies Record<string, CodeEntry>;
