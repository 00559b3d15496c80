import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonFromXml } from '../../mock-server/runner/xml/json-from-xml.ts';
import { XmlFault, parseXml } from '../../mock-server/runner/xml/parse-xml.ts';
import { writeXml } from '../../mock-server/runner/xml/write-xml.ts';
import { decodeXmlName, encodeXmlName } from '../../mock-server/runner/xml/xml-name.ts';
import { xmlFromJson } from '../../mock-server/runner/xml/xml-from-json.ts';
import { ObjectValue } from '../../mock-server/runner/value/object-value.ts';
import { textsNearXml } from '../oracles/newtonsoft/near-xml.ts';

/** The document, or the fault that came instead. */
function attempt(text: string): string | Error {
  try {
    return writeXml(parseXml(text));
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault));
  }
}

it('throws nothing but its own fault', () => {
  fc.assert(
    fc.property(fc.oneof(textsNearXml, fc.string({ unit: 'binary' })), (text) => {
      expect(attempt(text)).toSatisfy((result) => typeof result === 'string' || result instanceof XmlFault);
    }),
    { numRuns: 2000 },
  );
});

// White space written as a decimal reference is kept once, as .NET keeps it, and is mere white space the next time.
it('writes what reads back as the same text', () => {
  fc.assert(
    fc.property(
      textsNearXml.filter((text) => !/&#\d/u.test(text)),
      (text) => {
        const written = attempt(text);
        fc.pre(typeof written === 'string');
        expect(attempt(written)).toBe(written);
      },
    ),
    { numRuns: 2000, maxSkipsPerRun: 1000 },
  );
});

it('gives every text back from an element and an attribute', () => {
  const texts = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => /\S/u.test(text) && encodeURIComponent(text) !== '');
  fc.assert(
    fc.property(texts, (text) => {
      const inside = new ObjectValue([
        ['@b', text],
        ['#text', text],
      ]);
      const document = writeXml(xmlFromJson(new ObjectValue([['a', inside]])));
      expect(jsonFromXml(parseXml(document))).toEqual(new ObjectValue([['a', inside]]));
    }),
    { numRuns: 500 },
  );
});

it('gives every text back from a name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeXmlName(encodeXmlName(text, true))).toBe(text);
    }),
    { numRuns: 1000 },
  );
});
