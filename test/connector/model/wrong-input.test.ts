import { describe, expect, test } from 'vitest';

import { readModel } from '../../../connector/model/read-model.ts';
import { readEdited } from './temporary-model.ts';

type Edits = Parameters<typeof readEdited>[0];

const setting = (found: string, replacement: string): Edits => ({ settings: [[found, replacement]] });
const lead = (found: string, replacement: string): Edits => ({ lead: [[found, replacement]] });

/** One wrong input each; what is wanted begins with the place and the code, and holds the words after them. */
const cases: readonly (readonly [title: string, given: Edits, place: string, code: string, words: string])[] =
  [
    [
      'a bracket that is not closed',
      setting('state: on #', 'state: [on #'),
      '39:3',
      'YAML_SYNTAX',
      'a bracket is not closed',
    ],
    [
      'a line one space too far',
      setting('  prefix: cts', '   prefix: cts'),
      '9:16',
      'YAML_SYNTAX',
      'the indentation does not fit',
    ],
    ['a tab', setting('  prefix: cts', '\tprefix: cts'), '10:1', 'YAML_SYNTAX', 'a tab'],
    ['a second document', { settings: 'a: 1\n---\nb: 2\n' }, '2:1', 'YAML_SYNTAX', 'a second document'],
    ['an alias of nothing', { settings: 'publisher: *x\n' }, '1:12', 'YAML_SYNTAX', '"*x" refers to nothing'],
    [
      'a key given twice',
      setting('version: 1.0.0.0', 'version: 1.0.0.0\nversion: 1.0.0.1'),
      '17:1',
      'YAML_DUPLICATE_KEY',
      '"version" is given twice',
    ],
    [
      'an empty file',
      { settings: '' },
      '1:1',
      'SETTING_TYPE',
      'the file is empty; allowed: keys with values',
    ],
    [
      'a list at the top',
      { settings: '- publisher\n' },
      '1:1',
      'SETTING_TYPE',
      'a list; allowed: keys with values',
    ],
    [
      'no publisher',
      { settings: 'version: 1.0.0.0\n' },
      '1:1',
      'SETTING_MISSING',
      '"publisher" is missing at the top',
    ],
    [
      'half a publisher',
      setting('  prefix: cts\n', ''),
      '8:3',
      'SETTING_MISSING',
      '"prefix" is missing in "publisher"',
    ],
    [
      'an unknown key',
      setting('  state:', '  stat:'),
      '38:3',
      'SETTING_UNKNOWN',
      '"stat" is not known in "options"; did you mean "state"? Allowed: state, response',
    ],
    [
      'an unknown section',
      setting('options:', 'option:'),
      '37:1',
      'SETTING_UNKNOWN',
      '"option" is not known at the top of the file; did you mean "options"?',
    ],
    [
      'a prefix with capitals',
      setting('prefix: cts', 'prefix: CTS_'),
      '10:11',
      'PREFIX_FORMAT',
      '"CTS_"; allowed: 2 to 8 characters',
    ],
    [
      'a prefix of nine letters',
      setting('prefix: cts', 'prefix: abcdefghi'),
      '10:11',
      'PREFIX_FORMAT',
      '"abcdefghi"; allowed: 2 to 8 characters',
    ],
    [
      'the prefix of Microsoft',
      setting('prefix: cts', 'prefix: mscrmx'),
      '10:11',
      'PREFIX_RESERVED',
      'does not begin with "mscrm"',
    ],
    [
      'a version with a letter',
      setting('version: 1.0.0.0', 'version: 1.x'),
      '16:10',
      'VERSION_FORMAT',
      '"1.x"; allowed: four whole numbers, such as 1.0.0.0',
    ],
    [
      'a version that YAML reads as a number',
      setting('version: 1.0.0.0', 'version: 1.0'),
      '16:10',
      'VERSION_FORMAT',
      '"1.0", a number; allowed: four whole numbers',
    ],
    [
      'a version of five parts',
      setting('version: 1.0.0.0', 'version: 1.0.0.0.0'),
      '16:10',
      'VERSION_FORMAT',
      '"1.0.0.0.0"; allowed: four whole numbers',
    ],
    [
      'an option value prefix that is too small',
      setting('72700', '9999'),
      '11:22',
      'OPTION_VALUE_PREFIX',
      '"9999"; allowed: a whole number from 10000 to 99999',
    ],
    [
      'an option value prefix in quotes',
      setting('72700', '"72700"'),
      '11:22',
      'OPTION_VALUE_PREFIX',
      '"72700", text; allowed: a whole number',
    ],
    [
      'a control character in a name',
      setting('displayName: Contoso', 'displayName: "Con\\u0001toso"'),
      '9:16',
      'SETTING_FORMAT',
      'allowed: one line of text, at most 256 characters',
    ],
    [
      'a unique name with a space',
      setting('uniqueName: MarketplaceLeads', 'uniqueName: Marketplace Leads'),
      '20:23',
      'NAME_FORMAT',
      '"Marketplace Leads"; allowed: a letter or underscore',
    ],
    [
      'one name for both solutions',
      setting('MarketplaceLeadConnector', 'marketplaceleads'),
      '21:28',
      'NAMES_EQUAL',
      '"marketplaceleads"',
    ],
    [
      'a mistyped destination',
      setting('destination: dataverse', 'destination: datavrse'),
      '23:14',
      'DESTINATION_UNKNOWN',
      '"datavrse"; did you mean "dataverse"?',
    ],
    [
      'an unknown destination',
      setting('destination: dataverse', 'destination: punchcards'),
      '23:14',
      'DESTINATION_UNKNOWN',
      '"punchcards"; allowed: dataverse',
    ],
    [
      'a mistyped column',
      setting('LastName: lastname', 'LastName: lastnme'),
      '30:25',
      'COLUMN_UNKNOWN',
      'no column "lastnme"; did you mean "lastname"?',
    ],
    [
      'a column that is too short',
      setting('Email: emailaddress1', 'Email: mobilephone'),
      '31:22',
      'COLUMN_TOO_SHORT',
      '"mobilephone" holds 20 characters, "UserDetails/Email" needs 100',
    ],
    [
      'an own column that is too short',
      setting('Email: emailaddress1', 'Email: { column: cts_mail, maxLength: 50 }'),
      '31:22',
      'COLUMN_TOO_SHORT',
      '"cts_mail" holds 50 characters',
    ],
    [
      'a yes/no column',
      setting('Email: emailaddress1', 'Email: donotemail'),
      '31:22',
      'COLUMN_NOT_TEXT',
      '"donotemail" is a yes/no column; allowed: a text column',
    ],
    [
      'a display name as column',
      setting('LastName: lastname', 'LastName: Last Name'),
      '30:25',
      'COLUMN_FORMAT',
      '"Last Name"; allowed: the logical name',
    ],
    [
      'two fields in one column',
      setting('LastName: lastname', 'LastName: firstname'),
      '30:25',
      'COLUMN_DUPLICATE',
      '"firstname" is the column of "UserDetails/FirstName" already',
    ],
    [
      'a column that a default has',
      {
        settings: [
          ['  UserDetails/LastName: lastname\n', ''],
          ['FirstName: firstname', 'FirstName: lastname'],
        ],
      },
      '29:26',
      'COLUMN_DUPLICATE',
      '"lastname" is the column of',
    ],
    [
      'a field that the lead does not have',
      setting('UserDetails/Email: ', 'UserDetails/Emial: '),
      '31:3',
      'MAPPING_FIELD_UNKNOWN',
      '"UserDetails/Emial" is no field of the lead; did you mean "UserDetails/Email"?',
    ],
    [
      'text for a switch',
      setting('secureData: true', 'secureData: yes'),
      '45:15',
      'SETTING_TYPE',
      '"yes", text; allowed: true or false',
    ],
    [
      'a state that is not offered',
      setting('state: on', 'state: off'),
      '38:10',
      'SETTING_VALUE',
      '"off"; allowed: on, draft',
    ],
    [
      'a window of nothing',
      setting('windowHours: 72', 'windowHours: 0'),
      '40:38',
      'SETTING_RANGE',
      '"0"; allowed: 1 to 8760',
    ],
    [
      'an address without @',
      setting('alertAddress: leads@contoso.example', 'alertAddress: leads'),
      '50:17',
      'SETTING_FORMAT',
      '"leads"; allowed: mail addresses, separated by semicolons',
    ],
    [
      'a topic prefix without end',
      setting('environment:', `environment:\n  topicPrefix: ${'x'.repeat(51)}`),
      '50:16',
      'SETTING_FORMAT',
      'has 51 characters; allowed: 0 to 50',
    ],
    [
      'a unique merge without key',
      setting('way: lookup', 'way: unique'),
      '40:17',
      'MERGE_KEY_MISSING',
      '"options.merge.keyColumn" is missing',
    ],
    [
      'a merge key in a column of the lead',
      setting('way: lookup', 'way: unique, keyColumn: subject'),
      '40:36',
      'COLUMN_DUPLICATE',
      '"subject" is the column of "OfferTitle" already',
    ],
    [
      'an answer after many minutes',
      setting('response: none', 'response: completed'),
      '44:10',
      'RESPONSE_TOO_SLOW',
      'allowed: none, quick',
    ],
    [
      'a reserved word in the title',
      setting('destination:', 'connector: { displayName: My API }\ndestination:'),
      '23:27',
      'CONNECTOR_TITLE',
      '"My API"',
    ],
    [
      'a color that YAML takes for a comment',
      setting('destination:', 'connector:\n  brandColor: #0f4c81\ndestination:'),
      '24:15',
      'BRAND_COLOR',
      'is empty; allowed: #',
    ],
    [
      'a mistyped type',
      lead('type: string', 'type: strng'),
      '12:11',
      'LEAD_FIELD_TYPE',
      '"strng"; did you mean "string"?',
    ],
    [
      'a list as field',
      lead('  OfferTitle:\n    type: string', '  OfferTitle:\n    type: array'),
      '24:11',
      'LEAD_FIELD_TYPE',
      '"array"; allowed: string',
    ],
    [
      'an object for text',
      lead('Email:\n        type: string', 'Email:\n        type: object'),
      '58:7',
      'LEAD_FIELD_TYPE',
      '"UserDetails/Email" is an object, but Partner Center sends text',
    ],
    [
      'text for the user details',
      { lead: 'properties:\n  UserDetails: { type: string }\n' },
      '2:3',
      'LEAD_FIELD_TYPE',
      '"UserDetails" is not an object',
    ],
    [
      'a field with a space',
      lead('  OfferTitle:', '  "Offer Title":'),
      '23:3',
      'LEAD_FIELD_NAME',
      '"Offer Title" cannot be a name',
    ],
    [
      'two fields that differ in case',
      lead('  OfferTitle:', '  actioncode:\n    type: string\n  OfferTitle:'),
      '23:3',
      'LEAD_FIELD_DUPLICATE',
      'differ only in case',
    ],
    [
      'a mistyped label',
      lead('title: Offer Title', 'titel: Offer Title'),
      '25:5',
      'SETTING_UNKNOWN',
      '"titel" is not known in "properties.OfferTitle"; did you mean "title"?',
    ],
    [
      'a mistyped extension',
      lead('x-ms-visibility: important', 'x-ms-visibilty: important'),
      '16:5',
      'SETTING_UNKNOWN',
      'did you mean "x-ms-visibility"?',
    ],
  ];

describe('a wrong input is one clear error', () => {
  test.each(cases)('%s', async (_, given, place, code, words) => {
    const { lines, model } = await readEdited(given);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      new RegExp(
        `^${given.lead === undefined ? 'solution' : 'lead\\.schema'}\\.yaml:${place} error ${code}: `,
      ),
    );
    expect(lines[0]).toContain(words);
    expect(model).toBeUndefined();
  });

  test('all problems of both files come at once', async () => {
    const { lines } = await readEdited({
      settings: [
        ['prefix: cts', 'prefix: C'],
        ['version: 1.0.0.0', 'version: 1.x'],
        ['options:', 'opts: {}\noptions:'],
        ['state: on', 'state: off'],
        ['LastName: lastname', 'LastName: firstname'],
      ],
      lead: [
        ['type: string', 'type: strng'],
        ['title: Offer Title', 'titel: Offer Title'],
      ],
    });
    expect(lines.map((line) => line.split(':').slice(0, 3).join(':'))).toEqual([
      'lead.schema.yaml:12:11 error LEAD_FIELD_TYPE',
      'lead.schema.yaml:25:5 error SETTING_UNKNOWN',
      'solution.yaml:10:11 error PREFIX_FORMAT',
      'solution.yaml:16:10 error VERSION_FORMAT',
      'solution.yaml:30:25 error COLUMN_DUPLICATE',
      'solution.yaml:37:1 error SETTING_UNKNOWN',
      'solution.yaml:39:10 error SETTING_VALUE',
    ]);
  });

  test('a file that is not UTF-8', async () => {
    const { lines } = await readEdited({ settings: Uint8Array.from([0x61, 0x3a, 0x20, 0xff]) });
    expect(lines).toEqual(['solution.yaml error FILE_UNREADABLE: "./solution.yaml" is not UTF-8 text']);
  });

  test('files that are not there', async () => {
    const { problems } = await readModel('nowhere');
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'FILE_MISSING "nowhere/lead.schema.yaml" does not exist',
      'FILE_MISSING "nowhere/solution.yaml" does not exist',
    ]);
  });
});

describe('a doubt is a warning, and the build goes on', () => {
  test.each([
    [
      'a column that looks mistyped',
      setting('LastName: lastname', 'LastName: last_nme'),
      'COLUMN_UNKNOWN: "last_nme" is taken for a column of another publisher; did you mean "lastname"?',
    ],
    [
      'a key column without use',
      setting('way: lookup', 'way: lookup, keyColumn: cts_key'),
      'MERGE_KEY_UNUSED: "options.merge.keyColumn" is "cts_key", but "options.merge.way" is "lookup"',
    ],
  ] as const)('%s', async (_, given, words) => {
    const { lines, model } = await readEdited(given);
    expect(lines).toEqual([expect.stringContaining(`warning ${words}`)]);
    expect(model).toBeDefined();
  });
});
