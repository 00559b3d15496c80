import { compileExpression } from '../runner/expression/compile.ts';
import { compileTemplate } from '../runner/expression/compile-template.ts';
import { ExpressionFault } from '../runner/expression/fault.ts';
import { toText } from '../runner/value/to-text.ts';
import { toJs } from '../runner/value/from-js.ts';
import type { Value } from '../runner/value/value.ts';
import type { Thunk } from '../runner/expression/function-entry.ts';
import { caseScope } from './case-scope.ts';
import type { CaseOutcome, CaseRunner, ConformanceCase } from './conformance-case.ts';
import { expectedError, judgeError } from './match-error.ts';
import { matchesCase } from './match-value.ts';

type Result = { readonly value: Value } | { readonly fault: string };

function evaluate(one: ConformanceCase, text: string, compile: (text: string) => Thunk): Result {
  try {
    return { value: compile(text)(caseScope(one.fields.get('context'))) };
  } catch (error) {
    if (error instanceof ExpressionFault) return { fault: error.message };
    throw error;
  }
}

/** Scores a result against `expected` or `error`. */
export function judge(one: ConformanceCase, subject: string, result: Result): CaseOutcome {
  const error = expectedError(one.fields);
  const fault = 'fault' in result ? result.fault : undefined;
  const value = 'value' in result ? toJs(result.value) : undefined;
  if (error !== undefined) return judgeError(subject, error, fault, value);
  const passed = 'value' in result && matchesCase(result.value, one.fields);
  return {
    passed,
    subject,
    expected: toJs(one.fields.get('expected') ?? one.fields.get('oneOf') ?? null),
    got: fault === undefined ? value : { error: fault },
    scores: { value: passed },
  };
}

function subjectOf(one: ConformanceCase): string {
  return toText(one.fields.get('expression') ?? one.fields.get('input') ?? null);
}

/** `expression`: without its `@`, evaluated to a typed value. */
export const runExpression: CaseRunner = (one) => {
  const subject = subjectOf(one);
  return judge(one, subject, evaluate(one, subject, compileExpression));
};

/** `template`: a whole string of a definition. */
export const runTemplate: CaseRunner = (one) => {
  const subject = subjectOf(one);
  return judge(one, subject, evaluate(one, subject, compileTemplate));
};

/** `parse-error`: text that the parser must refuse. */
export const runParseError: CaseRunner = (one) => runExpression(one);
