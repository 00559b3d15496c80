import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../mock-server/runner/json/read-json.ts';
import { writeJson } from '../../../../mock-server/runner/json/write-json.ts';
import {
  schemaFaultRecord,
  unsupportedKeyword,
  validateSchema,
} from '../../../../mock-server/runner/json/validate-schema.ts';
import type { SchemaFault } from '../../../../mock-server/runner/json/validate-schema.ts';

const data = (file: string): readonly Record<string, unknown>[] =>
  JSON.parse(readFileSync(new URL(`../../../conformance/data/${file}`, import.meta.url), 'utf8')).cases;

/** Case data as the engine reads it, so that `1.0` stays a Float. */
const faultsOf = (schema: unknown, input: unknown): readonly SchemaFault[] =>
  validateSchema(readJson(String(input)), readJson(JSON.stringify(schema)));

interface RecordedFault {
  readonly value: unknown;
  readonly childErrors: readonly RecordedFault[];
}

const plain = (fault: SchemaFault): RecordedFault => ({
  ...fault,
  value: JSON.parse(writeJson(fault.value)),
  childErrors: fault.childErrors.map(plain),
});

describe('records of the library', () => {
  const cases = data('schema-examples.json');
  it('has cases', () => expect(cases.length).toBeGreaterThan(200));
  it.each(cases)('$section $input', ({ schema, input, errors }) => {
    expect(faultsOf(schema, input).map(plain)).toEqual(errors);
  });
});

describe('measured messages and paths', () => {
  const cases = data('functions-examples.json').filter(({ kind }) => kind === 'schema');
  it.each(cases)('$id', ({ schema, input, expected, expectedPaths }) => {
    const faults = faultsOf(schema, input);
    const told = faults.map(({ message, errorType, path }) =>
      expected === undefined ? [errorType, path] : message,
    );
    expect(told).toEqual(expected ?? expectedPaths);
  });
});

describe('beyond the recorded cases', () => {
  const lines = (schema: unknown, input: string): readonly string[] =>
    faultsOf(schema, input).flatMap(function flat(fault: SchemaFault): readonly string[] {
      return [`${fault.path}|${fault.schemaId}|${fault.message}`, ...fault.childErrors.flatMap(flat)];
    });

  it('lists faults of alternatives member by member, the last alternative first', () => {
    const schema = {
      anyOf: [
        { properties: { a: { type: 'integer' }, b: { type: 'integer' } } },
        { properties: { a: { type: 'string' }, b: { type: 'boolean' } } },
      ],
    };
    expect(lines(schema, '{"a":null,"b":null}').slice(1)).toEqual([
      'a|#/anyOf/1/properties/a|Invalid type. Expected String but got Null.',
      'a|#/anyOf/0/properties/a|Invalid type. Expected Integer but got Null.',
      'b|#/anyOf/1/properties/b|Invalid type. Expected Boolean but got Null.',
      'b|#/anyOf/0/properties/b|Invalid type. Expected Integer but got Null.',
    ]);
  });

  it('follows references to itself, into definitions and to ids', () => {
    const tree = {
      id: 'http://example.com/tree.json',
      type: 'object',
      properties: { next: { $ref: '#' }, leaf: { $ref: 'leaf.json' } },
      definitions: { leaf: { id: 'leaf.json', type: 'string' } },
    };
    expect(lines(tree, '{"next":{"next":3,"leaf":4}}')).toEqual([
      'next.next|http://example.com/tree.json|Invalid type. Expected Object but got Integer.',
      'next.leaf|http://example.com/leaf.json|Invalid type. Expected String but got Integer.',
    ]);
    expect(lines({ allOf: [{ $ref: '#' }], type: 'integer' }, '1')).toEqual([]);
    expect(() => faultsOf({ $ref: '#/definitions/none' }, '1')).toThrow(
      "Could not resolve schema reference '#/definitions/none'. Path ''.",
    );
  });

  it('takes keywords of later drafts', () => {
    expect(lines({ exclusiveMinimum: 2 }, '2')).toEqual([
      '|#|Integer 2 equals minimum value of 2 and exclusive minimum is true.',
    ]);
    expect(lines({ contains: { type: 'string' } }, '[1]')).toEqual(['|#|No items match contains.']);
    expect(lines({ properties: { a: false } }, '{"a":1}')).toEqual([
      'a|#/properties/a|Schema always fails validation.',
    ]);
    expect(lines({ propertyNames: { maxLength: 1 } }, '{"ab":1}')).toEqual([
      "ab|#/propertyNames|String 'ab' exceeds maximum length of 1.",
    ]);
    const condition: unknown = JSON.parse(
      '{"if":{"type":"string"},"then":{"minLength":2},"else":{"type":"null"}}',
    );
    expect(lines(condition, '"a"')).toEqual([
      "|#|JSON does not match schema from 'then'.",
      "|#/then|String 'a' is less than minimum length of 2.",
    ]);
  });

  it('leaves a null value out of the record', () => {
    const [fault] = faultsOf({ type: 'array' }, '{}');
    expect(fault && [...schemaFaultRecord(fault).members.keys()]).toEqual([
      'message',
      'lineNumber',
      'linePosition',
      'path',
      'schemaId',
      'errorType',
      'childErrors',
    ]);
  });

  it.each([
    [{ properties: { a: { pattern: 'x' } } }, 'pattern'],
    [{ items: [{ patternProperties: {} }] }, 'patternProperties'],
    [{ properties: { pattern: { type: 'string' } }, enum: [{ pattern: 'x' }] }, undefined],
  ])('%j uses %s', (schema, keyword) => {
    expect(unsupportedKeyword(readJson(JSON.stringify(schema)))).toBe(keyword);
  });
});
