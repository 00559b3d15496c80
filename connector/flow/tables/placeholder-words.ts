/** What people and forms write where they have nothing to say; never the name of a person. */
const neverMeant = [
  '',
  'n/a',
  'n.a.',
  'n.a',
  '-',
  '--',
  '---',
  '.',
  '..',
  '...',
  '?',
  '_',
  '/',
  'undefined',
  '(null)',
  '<null>',
  '(none)',
  '(not provided)',
  'not provided',
  'not applicable',
];

/** Words that mean nothing in a name either; in a note they may be an answer. */
const neverNames = ['none', 'unknown', 'not available', 'tbd', 'xxx'];

/** Words that mean nothing in a phone number, a title, a company or a code; as a name they may be somebody's. */
const meantAsNames = ['null', 'nil', 'na', 'no'];

const asText = (words: readonly string[]): string => `|${words.join('|')}|`;

/** The words between bars, lower case: a text is one of them when they contain it between bars. */
export const placeholders = {
  name: asText([...neverMeant, ...neverNames]),
  /** As programs write it, not as people do: Null is a surname. */
  nameAsWritten: asText(['null', 'NULL']),
  /** NA is Namibia, NO is Norway. */
  country: asText([...neverMeant, ...neverNames, 'null', 'nil']),
  other: asText([...neverMeant, ...neverNames, ...meantAsNames]),
  note: asText([...neverMeant, 'null', 'none', 'nil', 'campaigns', 'campaigns:']),
};
