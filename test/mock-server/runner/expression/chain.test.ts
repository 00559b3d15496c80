import { array, assert, constantFrom, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';

import { caseScope } from '../../../../mock-server/conformance/case-scope.ts';
import { compileTree } from '../../../../mock-server/runner/expression/compile-template.ts';
import { fromJs } from '../../../../mock-server/runner/value/from-js.ts';
import type { Value } from '../../../../mock-server/runner/value/value.ts';

type Pair = readonly [old: string, replacement: string];

function chained(pairs: readonly Pair[], start: string, name = 'replace'): string {
  const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  return pairs.reduce((inner, [old, by]) => `${name}(${inner},${quote(old)},${quote(by)})`, start);
}

function scopeOf(value: Value) {
  return { ...caseScope(undefined), variable: (): Value => value };
}

const unit = constantFrom('a', 'b', '$', '&', '%', "'", '\\', '.', 'é', '\u0301', '\ud83d', '\ude00');
const text = (minLength: number) => array(unit, { minLength, maxLength: 12 }).map((units) => units.join(''));

describe('replacements around each other', () => {
  it('come to the same as one after another', () => {
    const pairs = array(tuple(text(1), text(0)), { minLength: 1, maxLength: 12 });
    assert(
      property(pairs, text(0), (steps, given) => {
        const expected = steps.reduce((now, [old, by]) => now.split(old).join(by), given);
        const tree = compileTree(`@${chained(steps, "variables('v')")}`);
        expect(tree(scopeOf(given))).toBe(expected);
      }),
    );
  });

  it('let others use what the inner ones come to', () => {
    const inner = chained(
      Array.from('abcde', (old): Pair => [old, old.toUpperCase()]),
      "variables('v')",
    );
    const outer = chained(
      Array.from('ABCDE', (old): Pair => [old, `${old}.`]),
      inner,
    );
    const tree = compileTree(fromJs({ inner: `@${inner}`, outer: `@${outer}` }));
    expect(tree(scopeOf('face'))).toEqual(fromJs({ inner: 'FACE'.replace('F', 'f'), outer: 'fA.C.E.' }));
  });

  it('fail like the innermost one, in its spelling', () => {
    const pairs: readonly Pair[] = Array.from('bcdefg', (old): Pair => [old, '']);
    const long = compileTree(`@${chained(pairs, "Replace(variables('v'),'a','')")}`);
    const short = compileTree("@Replace(variables('v'),'a','')");
    const failure = (run: () => unknown): string => {
      try {
        run();
      } catch (error) {
        return String(error);
      }
      return 'no failure';
    };
    const sentence = failure(() => short(scopeOf(7n)));
    expect(sentence).toContain("'Replace'");
    expect(failure(() => long(scopeOf(7n)))).toBe(sentence);
    expect(failure(() => compileTree(`@${chained(pairs, "replace('x','','')")}`)(scopeOf(null)))).toContain(
      'must not be empty',
    );
  });
});
