import { expect, it } from 'vitest';
import { htmlEncode } from '../../../../mock-server/runner/text/html-encode.ts';
import { columnsOf, writeCsv, writeHtmlTable } from '../../../../mock-server/runner/text/table-text.ts';
import { fromJs } from '../../../../mock-server/runner/value/from-js.ts';

it('takes every member of every row as a column, in order of appearance', () => {
  expect(columnsOf([fromJs({ b: 1 }), 'text', fromJs({ a: 2, b: 3 })])).toEqual(['b', 'a']);
});

it('writes CSV with CRLF and quotes only what needs it', () => {
  expect(
    writeCsv(
      ['n', 'say "x"'],
      [
        ['a,b', 'line\nend'],
        [' c', ''],
      ],
    ),
  ).toBe('n,"say ""x"""\r\n"a,b","line\nend"\r\n c,\r\n');
  expect(writeCsv([], [[]])).toBe('');
  expect(writeCsv(['A'], [])).toBe('A\r\n');
});

it('writes an HTML table on one line', () => {
  expect(writeHtmlTable(['<h>'], [['a&b']])).toBe(
    '<table><thead><tr><th>&lt;h&gt;</th></tr></thead><tbody><tr><td>a&amp;b</td></tr></tbody></table>',
  );
  expect(writeHtmlTable([], [])).toBe('<table><tbody></tbody></table>');
});

it.each([
  ["ä€😀'", '&#228;€&#128512;&#39;'],
  ['\u00a0\u00ff\u0100', '&#160;&#255;\u0100'],
  ['\ud800x', '\ufffdx'],
])('encodes %j as %s', (text, encoded) => expect(htmlEncode(text)).toBe(encoded));
