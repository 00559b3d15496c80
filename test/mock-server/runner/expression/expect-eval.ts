import { expect } from 'vitest';

import { compileExpression } from '../../../../mock-server/runner/expression/compile.ts';
import { evaluateTemplate } from '../../../../mock-server/runner/expression/compile-template.ts';
import { ExpressionFault } from '../../../../mock-server/runner/expression/fault.ts';
import { fromJs, toJs } from '../../../../mock-server/runner/value/from-js.ts';
import { typeName } from '../../../../mock-server/runner/value/type-name.ts';
import type { Value } from '../../../../mock-server/runner/value/value.ts';
import { createScope } from './create-scope.ts';

type Context = Readonly<Record<string, unknown>>;

/** The value of an expression, written without its `@`. */
export function evaluate(expression: string, context: Context = {}): Value {
  return compileExpression(expression)(createScope(context));
}

/** The expression has this value; numbers are compared by value, kinds by expectKind. */
export function expectEval(expression: string, value: unknown, context: Context = {}): void {
  expect({ expression, value: toJs(evaluate(expression, context)) }).toEqual({ expression, value });
}

/** The expression has a value of this kind. */
export function expectKind(expression: string, kind: string, context: Context = {}): void {
  expect({ expression, kind: typeName(evaluate(expression, context)) }).toEqual({ expression, kind });
}

/** The tree, with plain JavaScript in it, comes out as this. */
export function expectTemplate(template: unknown, value: unknown, context: Context = {}): void {
  expect(toJs(evaluateTemplate(fromJs(template), createScope(context)))).toEqual(value);
}

/** The expression fails with this sentence. */
export function expectFault(expression: string, sentence: string, context: Context = {}): void {
  let message: string | undefined;
  try {
    evaluate(expression, context);
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    ({ message } = error);
  }
  expect({ expression, message }).toEqual({ expression, message: sentence });
}

/** `… expects SOMETHING. The provided value is of type 'KIND'. Please see …#ANCHOR …`. */
export function kindSentence(name: string, expectation: string, kind: string, anchor?: string): string {
  const end = anchor === undefined ? '' : usage(anchor);
  return `The template language function '${name}' expects ${expectation}. The provided value is of type '${kind}'.${end}`;
}

/** The end of most sentences. */
export function usage(anchor?: string): string {
  const place = anchor === undefined ? '' : `#${anchor}`;
  return ` Please see https://aka.ms/logicexpressions${place} for usage details.`;
}
