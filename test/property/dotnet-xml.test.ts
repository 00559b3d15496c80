import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../mock-server/runner/json/read-json.ts';
import { writeJson } from '../../mock-server/runner/json/write-json.ts';
import { htmlEncode } from '../../mock-server/runner/text/html-encode.ts';
import { ObjectValue } from '../../mock-server/runner/value/object-value.ts';
import { jsonFromXml } from '../../mock-server/runner/xml/json-from-xml.ts';
import { XmlFault, parseXml } from '../../mock-server/runner/xml/parse-xml.ts';
import { writeXml } from '../../mock-server/runner/xml/write-xml.ts';
import { xmlFromJson } from '../../mock-server/runner/xml/xml-from-json.ts';
import { decodeXmlName, encodeXmlName } from '../../mock-server/runner/xml/xml-name.ts';
import { pathTree, textOf } from '../../mock-server/runner/xml/xpath/path-node.ts';
import type { PathNode } from '../../mock-server/runner/xml/xpath/path-node.ts';
import { parsePath } from '../../mock-server/runner/xml/xpath/path-parser.ts';
import { XPathFault } from '../../mock-server/runner/xml/xpath/path-tokens.ts';
import { isNodes, toText } from '../../mock-server/runner/xml/xpath/path-values.ts';
import { writePathNode } from '../../mock-server/runner/xml/xpath/write-path-node.ts';
import { askNewtonsoft, missing, rounds, seed, title } from '../oracles/newtonsoft/ask.ts';
import { jsonForXml } from '../oracles/newtonsoft/near-xml-json.ts';
import { documents, textsNearXml } from '../oracles/newtonsoft/near-xml.ts';
import { pathDocuments, pathTexts } from '../oracles/newtonsoft/near-xpath.ts';

const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => !/[\ud800-\udfff]/u.test(text)),
  fc.constantFrom('_x0041_', 'a_x0020_b', '_x1_', 'a:b', ':a', '-a', '1', '_X0041_', '_x0001F600_'),
);

const operations: readonly [string, fc.Arbitrary<string>, (text: string) => string, number][] = [
  ['xml', textsNearXml, (text) => writeXml(parseXml(text)), 0.002],
  ['xml-to-json', documents, (text) => writeJson(jsonFromXml(parseXml(text))), 0],
  ['json-to-xml', jsonForXml, (text) => writeXml(xmlFromJson(objectOf(text))), 0.002],
  ['encode-name', names, (text) => encodeXmlName(text), 0],
  ['decode-name', names, decodeXmlName, 0],
  ['html', fc.string({ unit: 'binary' }), htmlEncode, 0],
];

function objectOf(text: string): ObjectValue {
  const value = readJson(text);
  return value instanceof ObjectValue ? value : new ObjectValue();
}

function ours(text: string, convert: (text: string) => string): string {
  try {
    return `=${convert(text)}`;
  } catch (fault) {
    if (fault instanceof XmlFault) return `!${fault.message}`;
    throw fault;
  }
}

/** A few constructs are read more simply than .NET does (declarations inside a document type): hence a share. */
describe.skipIf(missing !== undefined)(`against System.Xml, WebUtility and Newtonsoft.Json, ${title}`, () => {
  it.each(operations)(
    '%s: the same text or the same sentence',
    async (operation, texts, convert, share) => {
      const samples = fc.sample(texts, { numRuns: rounds, seed });
      const answers = await askNewtonsoft(samples.map((text) => ({ operation, text })));
      const different = samples.flatMap((text, index) => {
        const got = ours(text, convert);
        return got === answers[index] ? [] : [{ text, got, want: answers[index] }];
      });
      expect(answers.filter((answer) => answer.startsWith('=')).length).toBeGreaterThan(rounds / 20);
      expect(different.length > rounds * share ? different : []).toEqual([]);
    },
    180_000,
  );

  it('xpath: the same value or a refusal', async () => {
    const samples = fc.sample(fc.tuple(pathTexts, pathDocuments), { numRuns: rounds, seed });
    const answers = await askNewtonsoft(
      samples.map(([path, document]) => ({ operation: 'xpath', text: `${path}\n${document}` })),
    );
    const different = samples.flatMap(([path, document], index) => {
      const got = evaluate(path, document);
      const want = answers[index]?.replace(/^!.*$/su, '!');
      return got === want ? [] : [{ path, document, got, want }];
    });
    // .NET finds some operands of a wrong kind only when it needs them.
    expect(different.length > rounds * 0.01 ? different : []).toEqual([]);
  }, 180_000);
});

const kinds: Readonly<Record<PathNode['kind'], string>> = {
  root: 'Root',
  element: 'Element',
  attribute: 'Attribute',
  text: 'Text',
  comment: 'Comment',
  instruction: 'ProcessingInstruction',
  namespace: 'Namespace',
};

function evaluate(path: string, document: string): string {
  try {
    const node = pathTree(parseXml(document));
    const value = parsePath(path).evaluate({ node, position: 1, size: 1 });
    if (isNodes(value)) return `=nodes\n${value.map((one) => `${kinds[one.kind]} ${shown(one)}`).join('\n')}`;
    if (typeof value === 'boolean') return `=Boolean ${value ? 'True' : 'False'}`;
    return `=${typeof value === 'number' ? 'Double' : 'String'} ${toText(value)}`;
  } catch (fault) {
    if (fault instanceof XPathFault) return '!';
    throw fault;
  }
}

function shown(node: PathNode): string {
  if (node.kind === 'root' || node.kind === 'element') return writePathNode(node);
  return node.kind === 'attribute' ? `${node.name}="${node.text}"` : textOf(node);
}
