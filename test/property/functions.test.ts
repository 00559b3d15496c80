import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compileExpression } from '../../mock-server/runner/expression/compile.ts';
import { ExpressionFault } from '../../mock-server/runner/expression/fault.ts';
import { functionTable } from '../../mock-server/runner/functions/function-table.ts';
import { createScope } from '../mock-server/runner/expression/create-scope.ts';

const scope = createScope({
  variables: { A: 1 },
  actions: { A: { outputs: { body: {} } } },
  trigger: { outputs: { body: 1 } },
  items: { A: 1 },
});

/** Values of every kind, and texts that mean something to some functions. */
const argument = fc.constantFrom(
  'null',
  'true',
  '5',
  '-3',
  '2.5',
  '1e308',
  '9223372036854775807',
  "json('99999999999999999999')",
  "decimal('1.10')",
  "float('NaN', '')",
  "''",
  "'A'",
  "'\ud800'",
  "'2026-01-02T03:04:05Z'",
  "'UTC'",
  "'0.00'",
  "'data:,x'",
  "'https://contoso.com/a?b'",
  "createArray(1, 'x')",
  "json('[]')",
  'json(\'{"a":1}\')',
  "binary('hi')",
  "xml('<r/>')",
);

describe('every function, for values of any kind', () => {
  it.each(functionTable.map((entry) => [entry.name, entry] as const))(
    '%s answers or says why not',
    (name, entry) => {
      const size = { minLength: entry.min, maxLength: Math.min(entry.max, 4) };
      fc.assert(
        fc.property(fc.array(argument, size), (args) => {
          const call = `${name}(${args.join(', ')})`;
          expect(outcome(call)).toSatisfy(
            (result) => result === 'value' || result instanceof ExpressionFault,
          );
        }),
      );
    },
  );
});

function outcome(call: string): unknown {
  try {
    compileExpression(call)(scope);
    return 'value';
  } catch (error) {
    return error;
  }
}
