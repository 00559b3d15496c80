/** What a code means and what helps, once for messages, `--help` and `docs/errors.md`. */
interface CodeEntry {
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
  /** Exit code of a command that ends on it: 1 the answer is no, 2 usage or config, 3 something missing, 4 remote. */
  readonly exit: 1 | 2 | 3 | 4;
}

/** The one table of the kit's own error codes; adding an error is adding an entry, in alphabetical order. */
export const problemCodes = {
  ADDRESS_REFUSED: {
    title: 'Leads are not sent to this address',
    cause:
      "The address is not on this machine and not one of Microsoft's trigger hosts, or a part of it is missing.",
    remedy: 'Copy the whole HTTP POST URL of the trigger, or allow a host of your own with --allow-host.',
    exit: 2,
  },
  BRAND_COLOR: {
    title: 'The brand color cannot be used',
    cause:
      "The color is not written as # and six lower-case digits, or it is white or the platform's own default.",
    remedy: 'Choose a color of your own, such as "#0f4c81", in quotes: # begins a comment in YAML.',
    exit: 2,
  },
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
  COMPONENT_DUPLICATE: {
    title: 'Two components have one file name',
    cause: 'Two components of the solution would be written to the same file.',
    remedy: 'Give each component a name of its own.',
    exit: 2,
  },
  CONNECTOR_RULE: {
    title: 'The connector breaks a rule',
    cause: 'A connector definition or its properties break a rule of docs/lint.md.',
    remedy: 'Change the definition as the rule says.',
    exit: 1,
  },
  CONNECTOR_TITLE: {
    title: 'The connector cannot have this title',
    cause: 'Titles have at most 30 letters, digits and spaces and no reserved word.',
    remedy: 'Shorten the title or leave out the reserved word.',
    exit: 2,
  },
  CORPUS_INVALID: {
    title: 'The file of lead cases cannot be read',
    cause: 'It is no JSON, or a case lacks its id, its request or its expected outcome.',
    remedy: 'Compare with test/leads/corpus.json and its README.',
    exit: 2,
  },
  DESTINATION_UNKNOWN: {
    title: 'The destination is not known',
    cause: 'No destination has this name.',
    remedy: 'Choose one of the destinations that are listed.',
    exit: 2,
  },
  EXAMPLE_PUBLISHER: {
    title: 'The publisher is the example',
    cause: 'The settings still name the publisher that ships with the kit.',
    remedy:
      'Put your own publisher into connector/solution.yaml before the first import: it cannot be changed later.',
    exit: 2,
  },
  FILE_MISSING: {
    title: 'A file is not there',
    cause: 'The command needs a file that does not exist.',
    remedy: 'Check the path, or bring the file back from version control.',
    exit: 2,
  },
  FILE_UNREADABLE: {
    title: 'A file cannot be read',
    cause: 'The file is a folder, is not UTF-8 text, or may not be read.',
    remedy: 'Save the file as UTF-8 text and check its permissions.',
    exit: 2,
  },
  FLOW_REFUSED: {
    title: 'The flow cannot be run',
    cause:
      'The service would refuse to save this definition, or it uses something that is not supported here.',
    remedy: 'See the place and the sentence; docs/language.md lists what is supported.',
    exit: 1,
  },
  FLOW_RULE: {
    title: 'The flow breaks a rule',
    cause: 'A flow definition breaks a rule of docs/lint.md.',
    remedy: 'Change the flow as the rule says.',
    exit: 1,
  },
  FLOW_UNKNOWN: {
    title: 'There is no such flow in the solution',
    cause: "The name or key is not one of the solution's flows.",
    remedy: 'Leave it out where there is one flow, or name one of the list.',
    exit: 2,
  },
  GENERATED_DRIFT: {
    title: 'The generated files are not what the inputs make',
    cause: 'The lead schema, the settings or the kit changed after the last build.',
    remedy: 'Run npm run build-solution and commit connector/generated.',
    exit: 1,
  },
  IDENTITY_CHANGED: {
    title: 'The identity of the solution changed',
    cause:
      "The publisher's prefix or unique name, or the unique name of a solution, is not the one of the last build: the import would make a second flow with another URL, and Partner Center would go on posting to the first.",
    remedy: 'Take the old name back, or build with --new-identity if a second flow is what you want.',
    exit: 2,
  },
  LAB_NOT_RUNNING: {
    title: 'No lab is running here',
    cause: 'No lab has left its address in dist, or it has ended.',
    remedy: 'Start one with npm run lab, or say where to send with --to.',
    exit: 3,
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
  LEAD_UNREADABLE: {
    title: 'The file with the lead cannot be read',
    cause: 'The file does not exist, or overrides were asked for and it is no JSON.',
    remedy: 'Give a file that holds the lead as JSON.',
    exit: 2,
  },
  LINT_FILE_UNKNOWN: {
    title: 'The file is nothing that can be checked',
    cause: 'The file is neither a solution zip, an unpacked solution, a flow nor a connector definition.',
    remedy: 'Name a solution zip or folder, the JSON of a flow, or an OpenAPI 2.0 definition.',
    exit: 2,
  },
  LOAD_ON_REAL_FLOW: {
    title: 'Many leads to a real flow need your word',
    cause: 'More than one lead was asked for, and the address leads out of this machine.',
    remedy: 'Say --i-own-this-flow; at most 100 leads go at once.',
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
  NAMES_EQUAL: {
    title: 'Both solutions have one unique name',
    cause: 'The connector and the flow go into two solutions, which need two names.',
    remedy: 'Give solutions.flow and solutions.connector different unique names.',
    exit: 2,
  },
  NAME_FORMAT: {
    title: 'This cannot be a unique name',
    cause: 'Unique names are letters, digits and underscores.',
    remedy: 'Take spaces and punctuation out; the display name may have them.',
    exit: 2,
  },
  OPTION_VALUE_PREFIX: {
    title: 'The option value prefix is out of range',
    cause: 'Dataverse takes whole numbers from 10000 to 99999.',
    remedy: 'Take the number from your publisher in Power Apps.',
    exit: 2,
  },
  OUTPUT_UNWRITABLE: {
    title: 'The output cannot be written',
    cause: 'The folder may not be written, is a file, or the disk is full.',
    remedy: 'Choose another folder with --out, or make room.',
    exit: 2,
  },
  OVERRIDE_INVALID: {
    title: 'A value cannot be set',
    cause: 'The text is not path=value, or the path leads through a plain value.',
    remedy: 'Write --set UserDetails.Email=a@b.example, or path:=JSON for other types.',
    exit: 2,
  },
  PACKAGE_UNFAITHFUL: {
    title: 'A zip does not hold what was packed',
    cause:
      'Reading the zip back gave other files than those it was made of. This is a fault of the kit or of the disk.',
    remedy: 'Build again; if it stays, report it with the output of the command.',
    exit: 1,
  },
  PATH_UNREADABLE: {
    title: 'The file or folder cannot be read',
    cause: 'There is nothing at this path, or it may not be read.',
    remedy: 'Check the path.',
    exit: 2,
  },
  PORT_UNAVAILABLE: {
    title: 'The lab cannot open its port',
    cause: 'Another program listens there, perhaps another lab, or the port may not be used.',
    remedy: 'End the other program, or choose another port with --port (0: any free one).',
    exit: 3,
  },
  PREFIX_FORMAT: {
    title: "The publisher's prefix cannot be used",
    cause: 'A prefix has 2 to 8 lower-case letters and digits and begins with a letter.',
    remedy: 'Take the prefix from your publisher in Power Apps.',
    exit: 2,
  },
  PREFIX_RESERVED: {
    title: "The publisher's prefix is reserved",
    cause: 'Prefixes that begin with mscrm belong to Microsoft.',
    remedy: 'Take the prefix of your own publisher.',
    exit: 2,
  },
  RESPONSE_TOO_SLOW: {
    title: 'The answer may come too late',
    cause:
      'With response completed the caller waits while actions are repeated, and the platform gives up after 120 seconds.',
    remedy: 'Choose retry quick or none, or response accepted or none.',
    exit: 2,
  },
  SAMPLE_UNKNOWN: {
    title: 'There is no sample of this name',
    cause: 'The name is mistyped.',
    remedy: 'See the names with npm run send -- --help.',
    exit: 2,
  },
  SETTING_FORMAT: {
    title: 'A setting has the wrong form',
    cause: 'The text is too long, too short or has characters that are not allowed.',
    remedy: 'Correct the value as the message says.',
    exit: 2,
  },
  SETTING_MISSING: {
    title: 'A setting is missing',
    cause: 'A setting without a default is not given.',
    remedy: 'Add it; see docs/configuration.md.',
    exit: 2,
  },
  SETTING_RANGE: {
    title: 'A number is out of range',
    cause: 'The number is too small or too large.',
    remedy: 'Choose a number in the range that the message names.',
    exit: 2,
  },
  SETTING_TYPE: {
    title: 'A setting has the wrong type',
    cause: 'Text stands where a number or true/false belongs, or the other way round.',
    remedy: 'Correct the value; in YAML quotes make text of a number.',
    exit: 2,
  },
  SETTING_UNKNOWN: {
    title: 'A setting is not known',
    cause: 'The key is mistyped or stands in the wrong section.',
    remedy: 'Correct the key; see docs/configuration.md.',
    exit: 2,
  },
  SETTING_VALUE: {
    title: 'A setting has a value that is not offered',
    cause: 'The value is not one of those that can be chosen.',
    remedy: 'Choose one of the values in the message.',
    exit: 2,
  },
  SOLUTION_FILE_MISSING: {
    title: 'A file of the solution is missing',
    cause:
      'A solution has solution.xml and customizations.xml at its root, or Other/Solution.xml and Other/Customizations.xml when unpacked.',
    remedy: 'Name the zip or the folder that holds these files; do not wrap them in another folder.',
    exit: 1,
  },
  SOLUTION_RULE: {
    title: 'The solution package breaks a rule',
    cause: 'The package breaks a rule of docs/lint.md.',
    remedy: 'Change the package as the rule says.',
    exit: 1,
  },
  TRIGGER_UNREADABLE: {
    title: "The trigger's input cannot be read",
    cause: 'The file is not JSON, or not one of the forms that --trigger takes.',
    remedy: 'Give { "body": … }, { "method", "headers", "body" } or { "outputs": … }.',
    exit: 2,
  },
  USAGE: {
    title: 'The command line is not understood',
    cause: 'An unknown option, a missing value or a surplus argument.',
    remedy: 'See the options with --help.',
    exit: 2,
  },
  VERSION_FORMAT: {
    title: 'The version is not a solution version',
    cause: 'Dataverse versions are four whole numbers.',
    remedy: 'Write four numbers, such as 1.0.0.0.',
    exit: 2,
  },
  VERSION_NOT_RAISED: {
    title: 'The content changed, the version did not',
    cause:
      'Dataverse takes an import of the same version, but a managed upgrade needs a higher one, and nobody can tell the two apart.',
    remedy: 'Raise version in connector/solution.yaml.',
    exit: 1,
  },
  XML_CHARACTER: {
    title: 'A text cannot be written as XML',
    cause: 'The text holds a control character or half of a character pair.',
    remedy: 'Remove the character from the text.',
    exit: 2,
  },
  XML_DOCTYPE: {
    title: 'The XML declares a document type',
    cause:
      'Files of a solution have no document type; entities could expand without end or name files of this machine.',
    remedy: 'Do not use the file; ask for an export made by the platform.',
    exit: 1,
  },
  XML_MALFORMED: {
    title: 'The XML is not well-formed',
    cause: 'A tag, an attribute or a reference is broken, or the text is not UTF-8.',
    remedy: 'Repair the file, or export the solution again.',
    exit: 1,
  },
  YAML_DUPLICATE_KEY: {
    title: 'A key is given twice',
    cause: 'YAML keeps only one of the two values, and not everybody would say which.',
    remedy: 'Take one of the two out.',
    exit: 2,
  },
  YAML_SYNTAX: {
    title: 'The file is not valid YAML',
    cause: 'A quote, a bracket, a colon or the indentation is wrong.',
    remedy: 'Look at the place; an editor with YAML support marks it.',
    exit: 2,
  },
  ZIP_COMPRESSION: {
    title: 'The zip uses a compression that cannot be read',
    cause: 'Entries of a solution are stored or deflated.',
    remedy: 'Export the solution again, or zip it with deflate.',
    exit: 1,
  },
  ZIP_DAMAGED: {
    title: 'The zip is damaged',
    cause:
      'The directory of the zip and its entries contradict each other, or the contents do not match their checksum.',
    remedy: 'Download or export the solution again.',
    exit: 1,
  },
  ZIP_DUPLICATE_NAME: {
    title: 'Two entries of the zip have one name',
    cause:
      'Two entries are called the same, or differ only in upper and lower case, or a file is also a folder.',
    remedy: 'Do not use the file; export the solution again.',
    exit: 1,
  },
  ZIP_ENCRYPTED: {
    title: 'The zip is encrypted',
    cause: 'An entry needs a password.',
    remedy: 'Save the zip without a password.',
    exit: 1,
  },
  ZIP_PATH: {
    title: 'An entry of the zip has a forbidden path',
    cause:
      'Names are relative, with forward slashes, without empty, ".." or "." parts, drives and control characters.',
    remedy: 'Do not use the file; where it is your own, zip it with forward slashes.',
    exit: 1,
  },
  ZIP_SYMLINK: {
    title: 'The zip holds a symbolic link',
    cause: 'An entry is a link to a place outside the package.',
    remedy: 'Do not use the file; a solution holds plain files only.',
    exit: 1,
  },
  ZIP_TOO_LARGE: {
    title: 'The zip is too large',
    cause: 'The zip has more entries, more bytes or a higher compression ratio than a solution ever has.',
    remedy: 'Do not use the file; a solution has at most 95 MB.',
    exit: 1,
  },
  ZIP_TRAILING_DATA: {
    title: 'There is data outside the zip',
    cause: 'Bytes stand before the first entry, between the entries or behind the end of the zip.',
    remedy: 'Do not use the file; export the solution again.',
    exit: 1,
  },
  ZIP_TRUNCATED: {
    title: 'The file is no complete zip',
    cause: 'The end of the zip is missing.',
    remedy: 'Download or export the solution again.',
    exit: 1,
  },
} as const satisfies Record<string, CodeEntry>;

export type ProblemCode = keyof typeof problemCodes;
