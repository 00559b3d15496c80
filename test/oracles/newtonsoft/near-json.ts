import * as fc from 'fast-check';

import { cutShort, damaged, heap } from './damage.ts';

/** Pieces that the reader treats in ways of its own, to be put where they do not belong. */
const pieces = [
  '"',
  "'",
  '\\',
  '\\u',
  '\\ud83d',
  '\\ude00',
  '\\x',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ',',
  ':',
  '/',
  '//',
  '/*',
  '*/',
  '/* c */',
  '// c\n',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\0',
  '\u00a0',
  '\ufeff',
  '\u2028',
  '\u0085',
  '-',
  '+',
  '.',
  '0',
  '00',
  '017',
  '09',
  '0x',
  '0x1F',
  '0xFFFFFFFFFFFFFFFF',
  '1e',
  '1e5',
  '1E400',
  '-0',
  '-0.0',
  '9223372036854775808',
  '12345678901234567890123',
  '1.7976931348623157e308',
  '5e-324',
  '0.1',
  '.5',
  '5.',
  'e',
  'x',
  'NaN',
  '-NaN',
  'Infinity',
  '-Infinity',
  'Inf',
  'undefined',
  'true',
  'false',
  'null',
  'nul',
  'tru',
  'True',
  'new',
  'new Date(',
  'new Thing(',
  'new  A1\n(',
  'n',
  'a',
  'é',
  '٣',
  '½',
  '😀',
  '\ud800',
  '$',
  '_',
  '#',
  ' ',
];

const name = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'A',
    'a b',
    'x.y',
    "it's",
    '',
    '$k',
    '__proto__',
    'é',
    'a\nb',
    '[0]',
    '\u2028',
    'a\\b',
    'q"q',
  ),
  fc.string({ maxLength: 4 }),
);

const scalar = fc.oneof(
  fc.constantFrom(
    '1',
    '-2',
    '1.5',
    '1e3',
    'true',
    'false',
    'null',
    '"x"',
    "'y'",
    'NaN',
    '017',
    '0x1f',
    'undefined',
  ),
  fc.string({ maxLength: 6 }).map((text) => JSON.stringify(text)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
);

const gap = fc.constantFrom('', '', '', '', ' ', '\n', '\r\n', '\t', '/*c*/', '//c\n');

const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc
      .tuple(fc.array(tie('tree'), { maxLength: 4 }), gap, fc.constantFrom('', '', '', ','))
      .map(([items, space, last]) => `[${space}${items.join(`,${space}`)}${last}]`),
    fc.tuple(fc.array(fc.tuple(name, tie('tree')), { maxLength: 4 }), gap, fc.boolean()).map(
      ([members, space, bare]) =>
        `{${members
          .map(([key, value]) => {
            const written = bare && /^[A-Za-z_$][\w$]*$/u.test(key) ? key : JSON.stringify(key);
            return `${space}${written}:${space}${value}`;
          })
          .join(',')}${space}}`,
    ),
    fc.array(tie('tree'), { maxLength: 3 }).map((items) => `new Thing(${items.join(',')})`),
    fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }).map((items) => `new Date(${items.join(',')})`),
  ),
}));

/** JSON texts, most of them with a few cuts and insertions, and heaps of pieces. */
export const textsNearJson: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: damaged(tree, pieces, { maxLength: 3 }), weight: 6 },
  { arbitrary: cutShort(tree), weight: 1 },
  { arbitrary: heap(pieces, 6), weight: 3 },
  { arbitrary: heap(pieces, 4).map((text) => `[1,${text}`), weight: 1 },
);
