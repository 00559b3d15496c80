import { ExpressionFault } from '../../expression/fault.ts';
import type { Thunk } from '../../expression/function-entry.ts';
import type { Scope } from '../../expression/scope.ts';
import { itemScope } from '../../scheduler/item-scope.ts';
import { typeName } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import type { ActionEnd } from '../action-kind.ts';
import { failed } from '../action-end.ts';

/** The end of a data operation whose `from` is no array. */
export function notArray(operation: 'query' | 'select' | 'table', from: Value): ActionEnd {
  const wanted = operation === 'table' ? "of type 'Array'" : 'an array';
  return failed(
    'BadRequest',
    `The 'from' property value in the '${operation}' action inputs is of type '${typeName(from)}'. The value must be ${wanted}.`,
  );
}

/** Evaluates an expression once for every item, and ends with the first value that `refuse` does not take; the service calls it a query's condition in Select too. */
export function eachItem(
  action: string,
  written: string,
  items: readonly Value[],
  scope: Scope,
  evaluate: Thunk,
  refuse: (value: Value) => ActionEnd | undefined = () => undefined,
): readonly Value[] | ActionEnd {
  const inner = itemScope(scope);
  const values: Value[] = [];
  try {
    for (const item of items) {
      inner.next(item);
      const value = evaluate(inner.scope);
      const refused = refuse(value);
      if (refused !== undefined) return refused;
      values.push(value);
    }
    return values;
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    return failed(
      'ExpressionEvaluationFailed',
      `The execution of template action '${action}' failed: The evaluation of 'query' action 'where' expression '${written}' failed: '${error.message}'.`,
    );
  }
}

export function isEnd(result: readonly Value[] | ActionEnd): result is ActionEnd {
  return !Array.isArray(result);
}
