import type { CodeEntry } from './code-entry.ts';

/** What is wrong with the settings, or with the YAML that holds them. Alphabetical. */
export const settingCodes = {
  BRAND_COLOR: {
    title: 'The brand color cannot be used',
    cause:
      "The color is not written as # and six lower-case digits, or it is white or the platform's own default.",
    remedy: 'Choose a color of your own, such as "#0f4c81", in quotes: # begins a comment in YAML.',
    exit: 2,
  },
  CONNECTOR_TITLE: {
    title: 'The connector cannot have this title',
    cause: 'Titles have at most 30 letters, digits and spaces and no reserved word.',
    remedy: 'Shorten the title or leave out the reserved word.',
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
  VERSION_FORMAT: {
    title: 'The version is not a solution version',
    cause: 'Dataverse versions are four whole numbers.',
    remedy: 'Write four numbers, such as 1.0.0.0.',
    exit: 2,
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
} as const satisfies Record<string, CodeEntry>;
