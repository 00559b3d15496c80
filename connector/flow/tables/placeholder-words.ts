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

/** Words that mean nothing in a phone number, a title, a company or a code; as a name they may be somebody's. */
const meantAsNames = ['null', 'none', 'nil', 'na', 'unknown', 'not available', 'no', 'tbd', 'xxx'];

const asText = (words: readonly string[]): string => `|${words.join('|')}|`;

/** The words between bars, lower case: a text is one of them when they contain it between bars. */
export const placeholders = {
  name: asText(neverMeant),
  other: asText([...neverMeant, ...meantAsNames]),
  note: asText([...neverMeant, 'null', 'none', 'nil', 'campaigns', 'campaigns:']),
};
