import * as fc from 'fast-check';

import { cutShort, damaged, heap } from './damage.ts';

/** Pieces that the parser treats in ways of its own, to be put where they do not belong. */
const pieces = [
  '<',
  '>',
  '/',
  '</',
  '/>',
  '<!',
  '<!-',
  '<!--',
  '-->',
  '--',
  '-',
  '<![CDATA[',
  '<![CDAT',
  ']]>',
  ']',
  '<?',
  '?>',
  '?',
  '!',
  '&',
  '&amp;',
  '&lt;',
  '&lt',
  '&#65;',
  '&#x41;',
  '&#x',
  '&#',
  '&#1;',
  '&#32;',
  '&#x20;',
  '&#xA;',
  '&#x1F600;',
  '&#99999999999;',
  '&x;',
  '&e;',
  ';',
  '=',
  '"',
  "'",
  ':',
  ' ',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\0',
  '\u0001',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ufffe',
  '\ud800',
  '😀',
  'é',
  '中',
  '٣',
  'a',
  'b',
  'p:',
  'xml',
  'xml:',
  'xmlns',
  'xmlns:p="u"',
  'xmlns=""',
  "xmlns:p=''",
  ' xml:space="preserve"',
  '1',
  '.',
  '_',
  '<b/>',
  '</a>',
  '<a>',
  '<a/>',
  ' b="1"',
  " b='2'",
  '<?xml version="1.0"?>',
  "<?xml version='1.0' encoding='utf-8'?>",
  '<?pi x?>',
  '<!-- c -->',
  '<!DOCTYPE a>',
  'x',
  'DOCTYPE',
];

const name = fc.constantFrom('a', 'b', 'c', 'item', 'p:a', 'é', 'a-b', '_x', 'a.1', 'A');
const blank = fc.constantFrom('', '', '', ' ', '\n', '\r\n', '  ');
const text = fc.oneof(
  fc.constantFrom(
    '',
    'x',
    ' ',
    '\n  ',
    'a b',
    '1',
    '&lt;',
    '&#65;',
    '&#32;',
    '&quot;',
    'é😀',
    '\r',
    '\t',
    ']]',
    '>',
  ),
  fc.string({ maxLength: 4 }).map((value) => value.replaceAll(/[<&]/gu, '')),
);
const attribute = fc
  .tuple(
    fc.constantFrom('b', 'c', 'd', 'p:d', 'xml:lang', 'xmlns', 'xmlns:q', 'xml:space="preserve" e'),
    fc.constantFrom('1', '', 'u', 'v', "it's", '&lt;"', 'preserve', '\n', '&#9;'),
    blank,
  )
  .map(
    ([key, value, space]) =>
      ` ${space}${key}=${value.includes('"') || space === '\n' ? `'${value.replaceAll("'", '')}'` : `"${value}"`}`,
  );
const attributes = fc
  .uniqueArray(attribute, { maxLength: 3, selector: (one) => one.trim().split('=')[0] })
  .map((all) => all.join(''));
const misc = fc.constantFrom(
  '<!-- c -->',
  '<?pi d?>',
  '<![CDATA[<x>&]]>',
  '<!---->',
  '<?pi?>',
  '<![CDATA[]]>',
  '<!--c-->',
);

const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      attributes,
      fc.array(fc.oneof({ maxDepth: 3 }, text, misc, tie('element'), tie('element')), { maxLength: 4 }),
      blank,
      fc.boolean(),
    )
    .map(([tag, list, children, space, short]) => {
      const inside = children.join('');
      return short && inside === ''
        ? `<${tag}${list}${space}/>`
        : `<${tag}${list}${space}>${inside}</${tag}${space}>`;
    }),
}));

const prolog = fc.constantFrom(
  '',
  '',
  '',
  '',
  "<?xml version='1.0'?>",
  '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n',
  '<!-- c -->',
  '<?pi d?>\n',
  '<!DOCTYPE a>',
  "<!DOCTYPE a [<!ENTITY e 'y'>]>",
  '<!DOCTYPE a SYSTEM "s">',
  '<!DOCTYPE a PUBLIC "p" "s" []>\n',
);

/** Documents; most of their prefixes are declared at the root. */
export const documents: fc.Arbitrary<string> = fc
  .tuple(prolog, element, fc.constantFrom('', '', '\n', '<!-- c -->'), fc.boolean())
  .map(([before, root, after, declare]) => {
    const declared = declare
      ? root.replace(/^<[^\s/>]+/u, (tag) =>
          /xmlns:p=/u.test(root.split('>')[0] ?? '') ? tag : `${tag} xmlns:p="urn:p"`,
        )
      : root;
    return before + declared + after;
  });

/** Documents, most of them with a few cuts and insertions, and heaps of pieces. */
export const textsNearXml: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: documents, weight: 2 },
  { arbitrary: damaged(documents, pieces, { minLength: 1, maxLength: 2 }), weight: 6 },
  { arbitrary: cutShort(documents), weight: 2 },
  { arbitrary: heap(pieces, 6), weight: 2 },
);
