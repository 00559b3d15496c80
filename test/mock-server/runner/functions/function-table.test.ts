import { describe, expect, it } from 'vitest';

import { compileExpression } from '../../../../mock-server/runner/expression/compile.ts';
import { findFunction, functionTable } from '../../../../mock-server/runner/functions/function-table.ts';
import { createScope } from '../expression/create-scope.ts';

const names = functionTable.flatMap((entry) => [entry.name, ...(entry.aliases ?? [])]);

describe('the table of functions', () => {
  it('has every name once, in any case', () => {
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(findFunction(name.toUpperCase())).toBe(findFunction(name));
  });

  it.each(
    functionTable
      .filter((entry) => entry.onlyElsewhere !== true)
      .map((entry) => [entry.name, entry] as const),
  )('%s says what it is and counts its arguments before it looks at them', (name, entry) => {
    expect(entry.summary.length).toBeGreaterThan(10);
    const call = (count: number) =>
      compileExpression(`${name}(${Array.from({ length: count }, () => 'mod(1, 0)').join(',')})`);
    if (entry.min > 0) {
      expect(() => call(entry.min - 1)(createScope())).toThrow(`The template language function '${name}' `);
      expect(() => call(entry.min - 1)(createScope())).not.toThrow('divide an integral');
    }
    if (entry.max < 10) {
      expect(() => call(entry.max + 1)(createScope())).not.toThrow('divide an integral');
      expect(() => call(entry.max + 1)(createScope())).toThrow(`The template language function '${name}' `);
    }
  });
});
