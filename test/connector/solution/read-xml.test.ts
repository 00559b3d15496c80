import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { KitError, type Problem } from '../../../connector/problems/problem.ts';
import { readXml } from '../../../connector/solution/xml/read-xml.ts';
import { serverStyle, writeXml } from '../../../connector/solution/xml/write-xml.ts';
import { attribute, child, element, textElement, textOf } from '../../../connector/solution/xml/xml-node.ts';

const read = (text: string) => readXml(text, { file: 'a.xml' });

function refusal(text: string): Problem | undefined {
  try {
    read(text);
  } catch (error) {
    if (error instanceof KitError) return error.problems[0];
    throw error;
  }
  return undefined;
}

test.each([
  ['', 1, 1, 'an element is expected'],
  ['text', 1, 1, 'an element is expected'],
  ['<a>', 1, 4, '<a> of line 1 is not closed'],
  ['<a>\n  <b></a>', 2, 9, '</a> closes <b> of line 2'],
  ['<a></a><b/>', 1, 8, 'there is text after the document'],
  ['<a x="1" x="2"/>', 1, 11, 'the attribute "x" is given twice'],
  ['<a x=1/>', 1, 6, 'the value of "x" is not quoted'],
  ['<a x="<"/>', 1, 6, 'the value of "x" holds "<"'],
  ['<a x="1"y="2"/>', 1, 9, 'the tag <a> does not end'],
  ['<a>&nbsp;</a>', 1, 4, '"&nbsp;" is no reference'],
  ['<a>& b</a>', 1, 4, '"&" is no reference'],
  ['<a>&#0;</a>', 1, 4, '"&#0;" is no reference'],
  ['<a><!-- </a>', 1, 4, 'a comment does not end'],
  ['<a><![CDATA[ </a>', 1, 4, 'a CDATA section does not end'],
  ['<?xml version="1.0" encoding="utf-16"?><a/>', 1, 1, 'the encoding "utf-16" is not UTF-8'],
  ['<a>'.repeat(300), 1, 604, 'nested more than 200 deep'],
])('%j is refused with its place', (text, line, column, complaint) => {
  const at = { file: 'a.xml', line, column };
  expect(refusal(text)).toMatchObject({ code: 'XML_MALFORMED', at });
  expect(refusal(text)?.message).toContain(complaint);
});

test('names, attributes, references, CDATA and comments are read', () => {
  const root = read(
    '\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<!-- c --><a b="1 &amp; &#x41;&#66;">\r\n  <c:d xsi:nil=\'true\'></c:d>\n  <e><![CDATA[<raw>]]> &lt;</e><f/></a>\n',
  );
  expect(attribute(root, 'b')).toBe('1 & AB');
  expect(child(root, 'c:d')).toMatchObject({ selfClosed: false, line: 3, column: 3 });
  expect(child(root, 'f')).toMatchObject({ selfClosed: true });
  expect(textOf(child(root, 'e'))).toBe('<raw> <');
});

test('what is written is read back, whatever the text', () => {
  const text = fc
    .string({ unit: 'binary', maxLength: 30 })
    .filter((each) => !/\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate}/u.test(each));
  fc.assert(
    fc.property(text, text, (inside, value) => {
      const node = element('root', { value }, [textElement('leaf', inside)]);
      const back = read(writeXml(node, serverStyle));
      expect(attribute(back, 'value')).toBe(value);
      expect(child(back, 'leaf')?.children ?? []).toEqual(/^[ \t\r\n]*$/.test(inside) ? [] : [inside]);
    }),
  );
});

test('line breaks in attributes survive', () => {
  const node = element('a', { b: 'one\r\ntwo\tthree' });
  expect(attribute(read(writeXml(node, serverStyle)), 'b')).toBe('one\r\ntwo\tthree');
});

test.each(['\0', '\u0007', '\uFFFE', '\uD800'])('text with %j cannot be written', (bad) => {
  expect(() => writeXml(textElement('a', `x${bad}y`), serverStyle)).toThrow('which XML cannot carry');
});
