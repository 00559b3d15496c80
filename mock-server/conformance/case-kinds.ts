import type { CaseRunner } from './conformance-case.ts';
import { runExpression, runParseError, runTemplate } from './run-expression.ts';
import { runAction, runHttp, runRun } from './run-flow-case.ts';
import { runJsonRead } from './run-json-read.ts';
import { runSchema } from './run-schema.ts';

/** How each kind of case is run. A new kind is one entry. */
export const caseKinds: Readonly<Record<string, CaseRunner>> = {
  expression: runExpression,
  template: runTemplate,
  'parse-error': runParseError,
  'json-read': runJsonRead,
  schema: runSchema,
  action: runAction,
  run: runRun,
  http: runHttp,
};
