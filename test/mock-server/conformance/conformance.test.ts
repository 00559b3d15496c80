import { describe, expect, it } from 'vitest';

import { readCases } from '../../../mock-server/conformance/conformance-case.ts';
import { matchesError } from '../../../mock-server/conformance/match-error.ts';
import { matches, matchesCase } from '../../../mock-server/conformance/match-value.ts';
import { reportLines, reportOf } from '../../../mock-server/conformance/report.ts';
import { runCases, totalsOf } from '../../../mock-server/conformance/run-cases.ts';
import { fromJs } from '../../../mock-server/runner/value/from-js.ts';
import { ObjectValue } from '../../../mock-server/runner/value/object-value.ts';

async function run(...cases: readonly unknown[]) {
  const read = readCases(JSON.stringify({ cases }));
  if ('problem' in read) throw new Error(read.problem);
  return runCases(read.cases);
}

function fields(plain: Readonly<Record<string, unknown>>): ObjectValue {
  const value = fromJs(plain);
  return value instanceof ObjectValue ? value : new ObjectValue();
}

describe('expected values', () => {
  it('are compared by value, numbers inside too, members in any order', () => {
    expect(matches(fromJs({ a: [1], b: null }), fromJs({ b: null, a: [1] }))).toBe(true);
    expect(matches([1], [1n])).toBe(true);
    expect(matches(1.5, 1n)).toBe(false);
    expect(matches('1', 1n)).toBe(false);
    expect(matches(fromJs({ a: 1 }), fromJs({ a: 1, b: 2 }))).toBe(false);
  });

  it('may be written in forms that JSON lacks', () => {
    expect(matches(2n ** 62n, fields({ $int64: '4611686018427387904' }))).toBe(true);
    expect(matches(Number.NaN, 'NaN')).toBe(true);
    expect(matches(Number.NEGATIVE_INFINITY, '-Infinity')).toBe(true);
    expect(matches('NaN', 'NaN')).toBe(true);
    const envelope = { '$content-type': 'application/xml;charset=utf-8', $content: 'PGEgLz4=' };
    expect(matches(fromJs(envelope), fields({ $xml: '<a />' }))).toBe(true);
  });

  it('have a kind, alternatives, a pattern or a way of comparing', () => {
    expect(matchesCase(1n, fields({ expected: 1, type: 'Float' }))).toBe(false);
    expect(matchesCase(1, fields({ expected: 1, type: 'Float' }))).toBe(true);
    expect(matchesCase('b', fields({ expected: 'a', accept: ['b'] }))).toBe(true);
    expect(matchesCase('c', fields({ oneOf: ['a', 'b'] }))).toBe(false);
    expect(matchesCase('ab12', fields({ expected: null, pattern: '^[a-f0-9]{4}$' }))).toBe(true);
    expect(matchesCase(null, fields({ expected: null, pattern: '^x$' }))).toBe(false);
    expect(matchesCase(0.1 + 0.2, fields({ expected: 0.3, compare: 'double' }))).toBe(true);
    expect(matchesCase(0.31, fields({ expected: 0.3, compare: 'double' }))).toBe(false);
    const xml = fields({ expected: '<a>\n  <b>1</b>\n</a>', compare: 'xml' });
    expect(matchesCase('<?xml version="1.0"?><a><b>1</b></a>', xml)).toBe(true);
    expect(matchesCase('<a><b>2</b></a>', xml)).toBe(false);
  });
});

describe('expected errors', () => {
  it('are whole sentences, with or without the usage details, or parts', () => {
    const message = fields({ message: 'It fails.' });
    const details = ' Please see https://aka.ms/logicexpressions#int for usage details.';
    expect(matchesError('It fails.', message)).toBe(true);
    expect(matchesError(`It fails.${details}`, message)).toBe(true);
    expect(matchesError('It fails. Always.', message)).toBe(false);
    expect(matchesError('Where it fails', fields({ contains: 'it fail' }))).toBe(true);
    expect(matchesError('anything', fields({}))).toBeUndefined();
  });
});

describe('a file of cases', () => {
  it('must hold cases', () => {
    expect(readCases('[1')).toEqual({ problem: 'There is no array "cases" in it.' });
    expect(readCases('{"cases": 1}')).toEqual({ problem: 'There is no array "cases" in it.' });
    expect(readCases('nope')).toHaveProperty('problem');
  });

  it('is scored apart for values, refusals, texts and schemas', async () => {
    const results = await run(
      { id: '1', kind: 'expression', function: 'add', expression: 'add(1, 2)', expected: 3, confidence: 'x' },
      { id: '2', kind: 'expression', function: 'add', expression: 'add(1, 2)', expected: 4, confidence: 'x' },
      { id: '3', kind: 'expression', function: 'add', expression: 'add(1)', error: {}, confidence: 'y' },
      { id: '4', kind: 'template', function: 'int', expression: "@int('x')", error: { contains: 'cannot' } },
      { id: '5', kind: 'expression', function: 'add', expression: 'add(1, 1)', error: { message: 'no' } },
      { id: '6', schema: { type: 'string' }, input: '1', errors: [] },
      { id: '7', kind: 'json-read', input: '[1,]', expected: [1] },
      { id: '8', kind: 'parse-error', expression: 'add(', error: { message: 'no' } },
      { id: '9', kind: 'riddle', expected: 1 },
      {
        id: '10',
        kind: 'expression',
        expression: "concat(variables('a'), utcNow('yyyy'))",
        context: { variables: { A: 'x' }, now: '2031-02-03T00:00:00Z' },
        expected: 'x2031',
      },
    );
    expect(results.map(({ one, passed }) => [one.id, passed])).toEqual([
      ['1', true],
      ['2', false],
      ['3', true],
      ['4', true],
      ['5', false],
      ['6', false],
      ['7', true],
      ['8', false],
      ['9', false],
      ['10', true],
    ]);
    expect(totalsOf(results)).toEqual({
      value: { passed: 3, total: 5 },
      mustFail: { passed: 3, total: 4 },
      errorText: { passed: 1, total: 3 },
      schema: { passed: 0, total: 1 },
    });
  });

  it('is reported with what was expected and what came', async () => {
    const results = await run({
      id: 'wrong',
      kind: 'expression',
      function: 'div',
      expression: 'div(1, 0)',
      expected: 'Infinity',
      confidence: 'reported',
    });
    const text = [...reportLines(results)].join('\n');
    expect(text).toContain('1 of 1 cases are not as expected:');
    expect(text).toContain('expected "Infinity"');
    expect(text).toContain('Attempt to divide an integral or decimal value by zero');
    expect(reportOf(results).cases).toEqual([
      {
        id: 'wrong',
        kind: 'expression',
        passed: false,
        expected: 'Infinity',
        got: { error: "Attempt to divide an integral or decimal value by zero in function 'div'." },
      },
    ]);
  });
});
