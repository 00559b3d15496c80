import { countries } from './countries.ts';

/** What is written in more than one way in the name of a country: compared as the second of the pair. */
export const countrySpellings: readonly (readonly [string, string])[] = [
  ...[
    ['ÀÁÂÃÄÅĂĀ', 'A'],
    ['ÇČĆ', 'C'],
    ['ÈÉÊËĖĒĚ', 'E'],
    ['Ğ', 'G'],
    ['ÌÍÎÏİĪ', 'I'],
    ['Ł', 'L'],
    ['ÑŃŇ', 'N'],
    ['ÒÓÔÕÖØŐŌ', 'O'],
    ['Ř', 'R'],
    ['ŠŞȘ', 'S'],
    ['ŢȚ', 'T'],
    ['ÙÚÛÜŰŪ', 'U'],
    ['ÝŸ', 'Y'],
    ['ŽŹŻ', 'Z'],
  ].flatMap(([accented, plain]) => Array.from(accented ?? '', (letter) => [letter, plain ?? ''] as const)),
  ...Array.from(
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    (letter) => [String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0), letter] as const,
  ),
  ['’', ' '],
  ["'", ' '],
  ['SAINT ', 'ST '],
  ['&', ' AND '],
  ['.', ''],
  [',', ' '],
  ['(', ' '],
  [')', ' '],
  ['-', ' '],
  ['/', ' '],
];

/** Combining accents, URL-encoded: left out of the comparison. */
export const combiningAccents = [
  '%CC%80',
  '%CC%81',
  '%CC%82',
  '%CC%83',
  '%CC%84',
  '%CC%87',
  '%CC%88',
  '%CC%8C',
  '%CC%A7',
];

/** The name as it stands in the tables: upper case, spelt as `countrySpellings` says, single spaces. */
function countryKey(name: string): string {
  let key = name.normalize('NFC').toUpperCase();
  for (const [old, plain] of countrySpellings) key = key.replaceAll(old, plain);
  return key.replace(/ +/g, ' ').trim();
}

/** Two-letter codes between spaces. */
export const countryCodes = ` ${countries.map(([alpha2]) => alpha2).join(' ')} `;

/** Longest JSON text of one table: it stands in an expression, which has 8,192 characters. */
const tableLength = 7000;

/** Two-letter code by key, in as many tables as the length of an expression asks for. */
export const countryTables: readonly Readonly<Record<string, string>>[] = (() => {
  const tables: Record<string, string>[] = [];
  const known = new Set<string>();
  let size = Infinity;
  for (const [alpha2, ...names] of countries) {
    for (const name of names) {
      const key = countryKey(name);
      if (known.has(key) || key === alpha2) continue;
      known.add(key);
      size += JSON.stringify(key).replaceAll("'", "''").length + 6;
      if (size > tableLength) {
        tables.push({});
        size = 0;
      }
      const table = tables.at(-1);
      if (table !== undefined) table[key] = alpha2;
    }
  }
  return tables;
})();
