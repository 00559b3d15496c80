import { caseScope } from '../../../../mock-server/conformance/case-scope.ts';
import type { Scope } from '../../../../mock-server/runner/expression/scope.ts';
import { fromJs } from '../../../../mock-server/runner/value/from-js.ts';

/** A scope with the variables, parameters, actions … of a plain object, in the format of conformance cases. */
export function createScope(context: Readonly<Record<string, unknown>> = {}): Scope {
  return caseScope(fromJs(context));
}
