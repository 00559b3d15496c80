import { describe, expect, it } from 'vitest';

import { caseScope } from '../../../../mock-server/conformance/case-scope.ts';
import { compileTree } from '../../../../mock-server/runner/expression/compile-template.ts';
import { fromJs, toJs } from '../../../../mock-server/runner/value/from-js.ts';
import type { Value } from '../../../../mock-server/runner/value/value.ts';

/** A scope whose variable `n` counts how often it is asked for, and is that count. */
function counting() {
  let asked = 0;
  const scope = {
    ...caseScope(undefined),
    variable: (name: string): Value | undefined => {
      if (name !== 'n') return undefined;
      asked += 1;
      return BigInt(asked);
    },
  };
  return { scope, asked: () => asked };
}

describe('equal parts of the expressions of one tree', () => {
  it('are evaluated once in an evaluation, and again in the next', () => {
    const tree = compileTree(
      fromJs({ a: "@add(variables('n'), 10)", b: "@{add(variables('n'), 10)}!", c: "@variables('n')" }),
    );
    const { scope, asked } = counting();
    expect(toJs(tree(scope))).toEqual({ a: 11, b: '11!', c: 1 });
    expect(asked()).toBe(1);
    expect(toJs(tree(scope))).toEqual({ a: 12, b: '12!', c: 2 });
  });

  it('are evaluated wherever they stand when they hold chance', () => {
    const tree = compileTree(fromJs(['@guid()', '@guid()', "@concat(guid(), '')", "@concat(guid(), '')"]));
    const values = toJs(tree(counting().scope)) as string[];
    expect(new Set(values).size).toBe(4);
  });

  it('keep the sentence of the expression they stand in when they fail', () => {
    const scope = { ...caseScope(undefined), variable: (): Value => fromJs({ a: 1 }) };
    const sentence = (text: string, tree: Value): string => {
      try {
        compileTree(tree)(scope);
      } catch (error) {
        return String(error);
      }
      return text;
    };
    const first = sentence(
      '',
      fromJs(["@concat('x', variables('o')['b'])", "@concat('y', variables('o')['b'])"]),
    );
    expect(first).toContain("concat('x', variables('o')['b'])");
    const second = sentence(
      '',
      fromJs(["@if(true, 'x', variables('o')['b'])", "@concat('y', variables('o')['b'])"]),
    );
    expect(second).toContain("concat('y', variables('o')['b'])");
  });

  it('are not evaluated where a lazy function does not need them', () => {
    const tree = compileTree(fromJs(["@if(false, int('x'), 1)", "@if(true, 2, int('x'))"]));
    expect(toJs(tree(counting().scope))).toEqual([1, 2]);
  });
});
