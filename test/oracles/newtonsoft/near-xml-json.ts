import * as fc from 'fast-check';

const name = fc.constantFrom(
  'a',
  'b',
  'c',
  'a',
  'b',
  'é',
  'a b',
  '1a',
  'x:y',
  'p:a',
  ':a',
  'a:',
  '@b',
  '@c',
  '@p:d',
  '@xmlns',
  '@xmlns:p',
  '@xmlns:q',
  '#text',
  '#cdata-section',
  '#comment',
  '#whitespace',
  '#significant-whitespace',
  '?pi',
  '_x0041_',
  'a_x0020_b',
  '$id',
  '$type',
  '$ref',
  '$value',
  '$values',
  '$x',
  '',
  '😀',
  '@a b',
  '#x',
  '@json:Array',
);

const scalar = fc.constantFrom<unknown>(
  'x',
  '',
  ' ',
  '<&>"\'',
  'a\nb\r\tc',
  '2026-01-15T10:30:00+02:00',
  1,
  -2,
  1.5,
  1e21,
  0.00001,
  true,
  false,
  null,
  'urn:a',
  'urn:b',
  'é😀',
  '\u0001',
  2 ** 70,
);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(name, tie('value')), { maxLength: 5, selector: ([key]) => key })
      .map((members) => Object.fromEntries(members)),
    fc
      .uniqueArray(fc.tuple(name, tie('value')), { maxLength: 5, selector: ([key]) => key })
      .map((members) =>
        Object.fromEntries(
          members.toSorted(([a], [b]) => Number(b.startsWith('@')) - Number(a.startsWith('@'))),
        ),
      ),
  ),
}));

/** JSON texts of objects that mostly have one member, as `xml()` takes them. */
export const jsonForXml: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom<readonly [string, unknown][]>(
      [],
      [],
      [],
      [['?xml', { '@version': '1.0', '@encoding': 'utf-8' }]],
    ),
    name,
    value,
    fc.constantFrom<readonly [string, unknown][]>([], [], [], [], [['z', 1]]),
  )
  .map(([before, key, content, after]) =>
    JSON.stringify(Object.fromEntries([...before, [key, content], ...after])),
  );
