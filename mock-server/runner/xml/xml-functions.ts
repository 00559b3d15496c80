import { fail } from '../expression/fault.ts';
import type { FunctionEntry } from '../expression/function-entry.ts';
import { countMessage, wrongKind } from '../functions/sentences.ts';
import { asEnvelope, wrapBase64 } from '../value/envelope.ts';
import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import { XML_CONTENT_TYPE, envelopeDocument, xmlEnvelope } from './envelope-document.ts';
import { parseXml } from './parse-xml.ts';
import { writeXml } from './write-xml.ts';
import { XmlFault } from './xml-cursor.ts';
import { xmlFromJson } from './xml-from-json.ts';
import { decodeXmlName, encodeXmlName } from './xml-name.ts';
import { inOrder } from './xpath/path-expression.ts';
import { pathTree } from './xpath/path-node.ts';
import type { PathNode } from './xpath/path-node.ts';
import { parsePath } from './xpath/path-parser.ts';
import { XPathFault } from './xpath/path-tokens.ts';
import { isNodes } from './xpath/path-values.ts';
import { writePathNode } from './xpath/write-path-node.ts';

const notWellFormed =
  "parameters are invalid: the 'xpath' parameter must be a supported, well formed XPath expression. Please see https://aka.ms/logicexpressions#xpath for usage details.";

/** Runs a conversion; faults get the service's frame. Only objects carry the link to the help page. */
function converting(name: string, help: string, convert: () => Value): Value {
  try {
    return convert();
  } catch (fault) {
    if (!(fault instanceof XmlFault)) throw fault;
    return fail(
      `The template language function '${name}' parameter is not valid. The provided value cannot be converted to XML: '${fault.message}'.${help}`,
    );
  }
}

function xml(value: Value, name: string): Value {
  if (typeof value === 'string') return converting(name, '', () => xmlEnvelope(writeXml(parseXml(value))));
  if (!(value instanceof ObjectValue))
    return wrongKind(name, 'its parameter to be a string or an object', value, 'xml');
  const envelope = asEnvelope(value);
  if (envelope !== undefined) return wrapBase64(XML_CONTENT_TYPE, envelope.content);
  const help = ' Please see https://aka.ms/logicexpressions#xml for usage details.';
  return converting(name, help, () => xmlEnvelope(writeXml(xmlFromJson(value))));
}

function xpath(source: Value, path: Value, name: string): Value {
  const envelope = asEnvelope(source);
  if (envelope === undefined)
    return wrongKind(name, 'its first parameter to be an XML object', source, 'xpath');
  if (typeof path !== 'string') return wrongKind(name, 'its second parameter to be a string', path, 'xpath');
  return converting(name, '', () => {
    const node = pathTree(envelopeDocument(envelope));
    try {
      const result = parsePath(path).evaluate({ node, position: 1, size: 1 });
      return isNodes(result) ? inOrder(result).map(nodeValue) : result;
    } catch (fault) {
      if (fault instanceof XPathFault)
        return fail(`The template language function '${name}' ${notWellFormed}`);
      throw fault;
    }
  });
}

/** Elements and the document as envelopes, text as text, attributes as `name="value"`. */
function nodeValue(node: PathNode): Value {
  switch (node.kind) {
    case 'root':
    case 'element':
      return xmlEnvelope(writePathNode(node));
    case 'text':
      return node.text;
    case 'attribute':
      return `${node.name}="${node.text}"`;
    default:
      return fail(`The node type '${refusedKinds[node.kind]}' is not a supported XPath node type.`);
  }
}

const refusedKinds = {
  comment: 'Comment',
  instruction: 'ProcessingInstruction',
  namespace: 'Namespace',
} as const;

const markup: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const characters: ReadonlyMap<string, string> = new Map(
  Object.entries(markup).map(([character, reference]) => [reference, character]),
);

/** The functions that the designer offers and the reference does not describe: one text in, one text out. */
function textFunction(name: string, summary: string, convert: (text: string) => string): FunctionEntry {
  return {
    name,
    family: 'xml',
    min: 1,
    max: 1,
    summary,
    source: 'designer only; behaviour by the name and System.Xml, unmeasured',
    countMessage: "The template language function '{name}' must have only one parameter.",
    call: ([value = null], _scope, written) =>
      typeof value === 'string'
        ? convert(value)
        : wrongKind(written, 'its parameter to be a string', value, name),
  };
}

/** `xml`, `xpath` and the texts of XML. */
export const xmlFunctions: readonly FunctionEntry[] = [
  {
    name: 'xml',
    family: 'xml',
    min: 1,
    max: 1,
    summary: 'XML of a text or of an object with one root',
    countMessage: countMessage(
      'expects one parameter: the string or object to be converted',
      'parameter(s)',
      'xml',
    ),
    call: ([value = null], _scope, name) => xml(value, name),
  },
  {
    name: 'xpath',
    family: 'xml',
    min: 2,
    max: 2,
    summary: 'What an XPath 1.0 expression finds in XML',
    countMessage: countMessage(
      'expects two parameters: an XML object and an XPath expression',
      'parameter(s)',
      'xpath',
    ),
    call: ([source = null, path = null], _scope, name) => xpath(source, path, name),
  },
  textFunction('encodeXmlValue', 'Text with the characters of markup escaped', (text) =>
    text.replaceAll(/[&<>"']/gu, (character) => markup[character] ?? character),
  ),
  textFunction('decodeXmlValue', 'Text with the escapes of markup resolved', (text) =>
    text.replaceAll(/&(?:amp|lt|gt|quot|apos);/gu, (reference) => characters.get(reference) ?? reference),
  ),
  textFunction('encodeXmlName', 'Text as an XML name', (text) => encodeXmlName(text)),
  textFunction('decodeXmlName', 'The text that an XML name stands for', decodeXmlName),
];
