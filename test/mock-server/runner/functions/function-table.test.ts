import { describe, expect, it } from 'vitest';

import { compileExpression } from '../../../../mock-server/runner/expression/compile.ts';
import { findFunction, functionTable } from '../../../../mock-server/runner/functions/function-table.ts';
import { createScope } from '../expression/create-scope.ts';

const names = functionTable.flatMap((entry) => [entry.name, ...(entry.aliases ?? [])]);
const wrongCounts = functionTable
  .filter((entry) => entry.onlyElsewhere !== true)
  .flatMap(({ name, min, max }) =>
    [min - 1, max + 1].filter((count) => count >= 0 && count < 10).map((count) => ({ name, count })),
  );

describe('the table of functions', () => {
  it('has every name once, in any case', () => {
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(names.map((name) => findFunction(name.toUpperCase()))).toEqual(names.map(findFunction));
    expect(findFunction('abs')).toBeUndefined();
  });

  it('says in a line what each function is', () => {
    expect(functionTable.filter(({ summary }) => summary.length < 12)).toEqual([]);
  });

  it.each(wrongCounts)('$name refuses $count arguments before it looks at them', ({ name, count }) => {
    const call = `${name}(${Array.from({ length: count }, () => 'mod(1, 0)').join(', ')})`;
    const evaluate = () => compileExpression(call)(createScope());
    expect(evaluate).toThrow(`The template language function '${name}' `);
    expect(evaluate).not.toThrow('divide an integral');
  });
});
