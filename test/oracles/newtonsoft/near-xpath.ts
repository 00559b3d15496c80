import * as fc from 'fast-check';

const name = fc.constantFrom('a', 'b', 'c', 'item', 'x', '*', 'r', 'or', 'div', 'text');
const axis = fc.constantFrom(
  '',
  '',
  '',
  '',
  '@',
  'child::',
  'descendant::',
  'descendant-or-self::',
  'parent::',
  'ancestor::',
  'ancestor-or-self::',
  'following-sibling::',
  'preceding-sibling::',
  'following::',
  'preceding::',
  'self::',
  'attribute::',
);
const test = fc.oneof(
  { arbitrary: name, weight: 5 },
  fc.constantFrom(
    'node()',
    'text()',
    'comment()',
    'processing-instruction()',
    "processing-instruction('pi')",
    '.',
    '..',
  ),
);

const { expression } = fc.letrec<{ expression: string; path: string; step: string }>((tie) => ({
  step: fc
    .tuple(axis, test, fc.array(tie('expression'), { maxLength: 2 }))
    .map(([way, node, predicates]) =>
      node.startsWith('.') ? node : `${way}${node}${predicates.map((one) => `[${one}]`).join('')}`,
    ),
  path: fc
    .tuple(
      fc.constantFrom('', '/', '//', './/', '/*/'),
      fc.array(tie('step'), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('/', '//'),
    )
    .map(([start, steps, between]) => start + steps.join(between)),
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(
      '1',
      '2',
      '0',
      '1.5',
      '.5',
      '5.',
      '-1',
      "'x'",
      '""',
      "'1'",
      "' 2 '",
      'last()',
      'position()',
      'true()',
      'false()',
      '//a',
      '//item',
      '@b',
      '.',
      '..',
      '/',
      '*',
      "'a b'",
      '1 div 0',
      '100000000000000000000',
    ),
    tie('path'),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom(
          '=',
          '!=',
          '<',
          '<=',
          '>',
          '>=',
          '+',
          '-',
          '*',
          ' div ',
          ' mod ',
          ' and ',
          ' or ',
          '|',
          ' | ',
        ),
        tie('expression'),
      )
      .map((parts) => parts.join('')),
    tie('expression').map((inner) => `(${inner})`),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('[1]', '[last()]', '[position()<3]', '/a', '//b', '/..', '/@*'),
      )
      .map(([inner, more]) => `(${inner})${more}`),
    fc
      .tuple(
        fc.constantFrom(
          'count',
          'sum',
          'string',
          'number',
          'boolean',
          'not',
          'name',
          'local-name',
          'namespace-uri',
          'string-length',
          'normalize-space',
          'floor',
          'ceiling',
          'round',
          'lang',
          'id',
          'foo',
        ),
        fc.oneof(tie('expression'), fc.constant('')),
      )
      .map(([call, inner]) => `${call}(${inner})`),
    fc
      .tuple(
        fc.constantFrom(
          'concat',
          'starts-with',
          'contains',
          'substring-before',
          'substring-after',
          'substring',
        ),
        tie('expression'),
        tie('expression'),
      )
      .map(([call, first, second]) => `${call}(${first},${second})`),
    fc
      .tuple(
        fc.constantFrom('substring', 'translate', 'concat'),
        tie('expression'),
        tie('expression'),
        tie('expression'),
      )
      .map(([call, first, second, third]) => `${call}(${first},${second},${third})`),
    tie('expression').map((inner) => `-${inner}`),
  ),
}));

const cut = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 1),
  fc.constantFrom(
    '',
    '',
    '/',
    '[',
    ']',
    '(',
    ')',
    '@',
    ':',
    '::',
    'p:',
    '$',
    '*',
    '-',
    "'",
    ' ',
    '#',
    '.',
    ',',
  ),
);

/** XPath expressions, some of them broken. */
export const pathTexts: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: expression, weight: 5 },
  {
    arbitrary: fc.tuple(expression, cut).map(([whole, [at, length, piece]]) => {
      const place = Math.floor(at * (whole.length + 1));
      return whole.slice(0, place) + piece + whole.slice(place + length);
    }),
    weight: 1,
  },
);

/** Documents that such expressions find something in. */
export const pathDocuments: fc.Arbitrary<string> = fc.constantFrom(
  '<r><a b="1">x</a><a b="2" c="y">2<b>3</b>4</a><item><b/><c xml:lang="en-GB">é</c></item><!--n--><?pi d?><item b="3">  5 </item></r>',
  '<r xmlns="urn:d" xmlns:p="urn:p"><a p:b="1">x</a><p:a>y</p:a><b xmlns=""><a>z</a><item/></b></r>',
  '<?xml version="1.0"?><!-- c --><a><a><b><a>1</a>t</b><![CDATA[c]]></a><x>-2.5</x><x>1e3</x><x> 7 </x><b b=\'&lt;"\n\'></b></a>',
  '<item><item><item>1</item><item>2</item></item><or div="1"/><div/><text>a b  c</text></item>',
);
