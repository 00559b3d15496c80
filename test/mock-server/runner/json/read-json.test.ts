import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { JsonReadFault, readJson } from '../../../../mock-server/runner/json/read-json.ts';
import { writeJson } from '../../../../mock-server/runner/json/write-json.ts';

function sentence(text: string, trailing: 'ignore' | 'refuse' = 'ignore'): string {
  try {
    readJson(text, { trailing });
  } catch (fault) {
    if (fault instanceof JsonReadFault) return fault.message;
    throw fault;
  }
  return 'accepted';
}

const compact = (text: string): string => writeJson(readJson(text));

interface ReadCase {
  readonly id: string;
  readonly input: string;
  readonly expected?: unknown;
  readonly error?: { readonly message: string };
}

const cases: readonly ReadCase[] = JSON.parse(
  readFileSync(new URL('../../../conformance/data/functions-examples.json', import.meta.url), 'utf8'),
).cases.filter((one: { kind: string }) => one.kind === 'json-read');

describe('the reader on the measured texts', () => {
  it('has cases', () => expect(cases.length).toBeGreaterThan(40));
  it.each(cases)('$id $input', ({ input, expected, error }) => {
    const told: unknown = error === undefined ? JSON.parse(compact(input)) : sentence(input);
    expect(told).toEqual(error === undefined ? expected : error.message);
  });
});

describe('numbers keep their kind', () => {
  it.each([
    ['[1,1.0,1e2,-0,-0.0]', '[1,1.0,100.0,0,-0.0]'],
    ['[9223372036854775808,621355968000000000]', '[9223372036854775808,621355968000000000]'],
    ['[017,0x1F,0xFFFFFFFFFFFFFFFF]', '[15,31,-1]'],
    ['[NaN,-Infinity]', '["NaN","-Infinity"]'],
    ['[1e21,1e-7]', '[1E+21,1E-07]'],
  ])('%s', (text, written) => expect(compact(text)).toBe(written));
});

describe('what a strict reader would refuse', () => {
  it.each([
    ["{'a':'it\\'s'}", '{"a":"it\'s"}'],
    ['{"a":1,"b":2,"a":3}', '{"b":2,"a":3}'],
    ['{"__proto__":1}', '{"__proto__":1}'],
    ['[1,/* c */2]', '[1," c ",2]'],
    ['{"a":/* c */1}', '{"a":1}'],
    ['[new Date(1234567890000)]', '["2009-02-13T23:31:30Z"]'],
    ['[new Thing(1,"x")]', '[[1,"x"]]'],
    [' // only a comment', 'null'],
  ])('%s', (text, written) => expect(compact(text)).toBe(written));
});

describe('places in sentences', () => {
  it.each([
    [
      '{"a b":[1,{"c.d":x}]}',
      "Unexpected character encountered while parsing value: x. Path '['a b'][1]['c.d']', line 1, position 17.",
    ],
    [
      '\uFEFF{}',
      "Unexpected character encountered while parsing value: \uFEFF. Path '', line 0, position 0.",
    ],
    [
      '['.repeat(65),
      `The reader's MaxDepth of 64 has been exceeded. Path '${'[0]'.repeat(64)}', line 1, position 65.`,
    ],
    ['{"a":{"b":', "Unexpected end when reading token. Path 'a'."],
    ['{"a":1]', "JsonToken EndArray is not valid for closing JsonType Object. Path '', line 1, position 7."],
  ])('%s', (text, message) => expect(sentence(text)).toBe(message));

  it('refuses or ignores what follows', () => {
    expect(sentence('{} x')).toBe('accepted');
    expect(sentence('{} x', 'refuse')).toBe(
      "Additional text encountered after finished reading JSON content: x. Path '', line 1, position 3.",
    );
    expect(sentence('{} // x', 'refuse')).toBe('accepted');
  });
});
