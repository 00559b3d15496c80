import { describe, expect, it } from 'vitest';
import { ExpressionFault } from '../../../../mock-server/runner/expression/fault.ts';
import type { Scope } from '../../../../mock-server/runner/expression/scope.ts';
import { readJson } from '../../../../mock-server/runner/json/read-json.ts';
import { writeJson } from '../../../../mock-server/runner/json/write-json.ts';
import { asEnvelope, envelopeText, makeEnvelope } from '../../../../mock-server/runner/value/envelope.ts';
import type { Value } from '../../../../mock-server/runner/value/value.ts';
import { xmlToJson } from '../../../../mock-server/runner/xml/envelope-document.ts';
import { xmlFunctions } from '../../../../mock-server/runner/xml/xml-functions.ts';

const scope: Scope = new Proxy(Object.create(null), {
  get: () => () => {
    throw new Error('These functions ask nothing of the run.');
  },
});

function call(name: string, ...args: readonly Value[]): Value {
  const entry = xmlFunctions.find((one) => one.name === name);
  if (entry === undefined || !('call' in entry)) throw new Error(`There is no function ${name}.`);
  return entry.call(args, scope, name);
}

function textOf(value: Value): string {
  const envelope = asEnvelope(value);
  return envelope === undefined ? writeJson(value) : `${envelope.contentType}|${envelopeText(envelope)}`;
}

function sentence(name: string, ...args: readonly Value[]): string {
  try {
    return textOf(call(name, ...args));
  } catch (fault) {
    if (fault instanceof ExpressionFault) return fault.message;
    throw fault;
  }
}

const kind = 'application/xml;charset=utf-8';
const xml = (text: string): Value => call('xml', text);

describe('xml', () => {
  it.each([
    ["<a b='1'/>", '<a b="1" />'],
    ['<a>\n <b> x </b>\n</a>', '<a><b> x </b></a>'],
    ["<?xml version='1.0'?><a><![CDATA[<]]>&gt;</a>", '<?xml version="1.0"?><a><![CDATA[<]]>&gt;</a>'],
  ])('%s', (text, written) => expect(textOf(xml(text))).toBe(`${kind}|${written}`));

  it.each([
    ['{"a":{"@id":7,"b":[1,2.0,null]}}', '<a id="7"><b>1</b><b>2</b><b /></a>'],
    ['{"a b":{"#text":"x"}}', '<a_x0020_b>x</a_x0020_b>'],
    ['{}', ''],
  ])('of the object %s', (json, written) =>
    expect(textOf(call('xml', readJson(json)))).toBe(`${kind}|${written}`),
  );

  it('gives any envelope the media type of XML', () => {
    expect(textOf(call('xml', makeEnvelope('text/plain', Buffer.from('x'))))).toBe(`${kind}|x`);
  });

  it('says why it cannot, with the link only for objects', () => {
    const frame =
      "The template language function 'xml' parameter is not valid. The provided value cannot be converted to XML";
    expect(sentence('xml', '<a>\n</b>')).toBe(
      `${frame}: 'The 'a' start tag on line 1 position 2 does not match the end tag of 'b'. Line 2, position 3.'.`,
    );
    expect(sentence('xml', readJson('{"a":[1,2]}'))).toBe(
      `${frame}: 'This document already has a 'DocumentElement' node.'. Please see https://aka.ms/logicexpressions#xml for usage details.`,
    );
    expect(sentence('xml', 5n)).toBe(
      "The template language function 'xml' expects its parameter to be a string or an object. The provided value is of type 'Integer'. Please see https://aka.ms/logicexpressions#xml for usage details.",
    );
  });
});

describe('xpath', () => {
  const shop = xml('<s xmlns:p="urn:p"><i n="1"><p:k>a</p:k></i><i n="2"/>t<!--c--></s>');

  it.each<[string, Value]>([
    ['count(//i)', 2],
    ['string(//i/@n)', '1'],
    ['//i[2] or false()', true],
    ['//i/@n', ['n="1"', 'n="2"']],
    ['//text()', ['a', 't']],
    ['//none', []],
  ])('%s', (path, value) => expect(call('xpath', shop, path)).toEqual(value));

  it('gives elements as envelopes with the namespaces they need, indented', () => {
    const found = call('xpath', shop, '//i[1]');
    expect(Array.isArray(found) ? found.map(textOf) : found).toEqual([
      `${kind}|<i n="1">\n  <p:k xmlns:p="urn:p">a</p:k>\n</i>`,
    ]);
  });

  it.each([
    ['//i[', 'must be a supported, well formed XPath expression'],
    ['//p:k', 'must be a supported, well formed XPath expression'],
    ['foo()', 'must be a supported, well formed XPath expression'],
    ['//comment()', "The node type 'Comment' is not a supported XPath node type."],
  ])('%s is refused', (path, part) => expect(sentence('xpath', shop, path)).toContain(part));

  it('takes envelopes only', () => {
    expect(sentence('xpath', '<a/>', '/a')).toBe(
      "The template language function 'xpath' expects its first parameter to be an XML object. The provided value is of type 'String'. Please see https://aka.ms/logicexpressions#xpath for usage details.",
    );
  });
});

describe('json of XML', () => {
  const json = (text: string | Uint8Array): string => {
    const envelope = asEnvelope(
      makeEnvelope('text/xml', typeof text === 'string' ? Buffer.from(text) : text),
    );
    return envelope === undefined ? '' : writeJson(xmlToJson(envelope));
  };

  it.each([
    ['<r a="1"><i>1</i>x<i/><!--c--></r>', '{"r":{"@a":"1","i":["1",null],"#text":"x"}}'],
    ['<r><!--a--><!--b--></r>', '{"r":{"#comment":[]}}'],
    [
      '<a xmlns:j="http://james.newtonking.com/projects/json"><b j:Array="true">1</b></a>',
      '{"a":{"b":["1"]}}',
    ],
    [
      '<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>',
      '{"?xml":{"@version":"1.0","@encoding":"iso-8859-1"},"a":"Ã©"}',
    ],
  ])('%s', (text, written) => expect(json(text)).toBe(written));

  it('reads by the byte order mark, else by the declaration', () => {
    expect(json(Buffer.from('\ufeff<a>é</a>', 'utf16le'))).toBe('{"a":"é"}');
    expect(() => json('<?xml version="1.0" encoding="martian"?><a/>')).toThrow(
      "System does not support 'martian' encoding. Line 1, position 31.",
    );
    expect(() => json('<?xml version="1.0" encoding="utf-16"?><a/>')).toThrow(
      'There is no Unicode byte order mark.',
    );
  });
});

it.each([
  ['encodeXmlValue', `<a & "b" 'c'>`, '&lt;a &amp; &quot;b&quot; &apos;c&apos;&gt;'],
  ['decodeXmlValue', '&lt;&amp;amp;&gt;&nbsp;', '<&amp;>&nbsp;'],
  ['encodeXmlName', '1 a_x0041_', '_x0031__x0020_a_x005F_x0041_'],
  ['decodeXmlName', '_x0031__x0020_a', '1 a'],
])('%s %s', (name, text, result) => expect(call(name, text)).toBe(result));
