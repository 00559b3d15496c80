import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { JsonReadFault, readJson } from '../../mock-server/runner/json/read-json.ts';
import { writeJson } from '../../mock-server/runner/json/write-json.ts';
import { textsNearJson } from '../oracles/newtonsoft/near-json.ts';
import { jsonValues } from './values.ts';

it('reads what it wrote, compact or indented, with the same kinds and order', () => {
  fc.assert(
    fc.property(jsonValues, fc.boolean(), (value, indented) => {
      const text = writeJson(value, { indented });
      expect(readJson(text, { trailing: 'refuse' })).toStrictEqual(value);
      expect(writeJson(readJson(text), { indented })).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

it('reads what JSON.stringify wrote as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.parse(writeJson(readJson(text)))).toEqual(JSON.parse(text));
    }),
    { numRuns: 1000 },
  );
});

it('throws nothing but its own fault, with a place in it', () => {
  fc.assert(
    fc.property(fc.oneof(textsNearJson, fc.string({ unit: 'binary' })), (text) => {
      expect(faultOf(text)).toSatisfy(isReadFault);
    }),
    { numRuns: 3000 },
  );
});

function faultOf(text: string): unknown {
  try {
    readJson(text, { trailing: 'refuse' });
    return undefined;
  } catch (fault) {
    return fault;
  }
}

function isReadFault(fault: unknown): boolean {
  return (
    fault === undefined ||
    (fault instanceof JsonReadFault && fault.message.endsWith('.') !== fault.message.endsWith(')'))
  );
}
