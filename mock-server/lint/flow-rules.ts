import type { LintRule } from '../../connector/problems/lint-rule.ts';
import { runRules, type RuleProfile } from '../../connector/problems/lint-rule.ts';
import type { Place, Problem } from '../../connector/problems/problem.ts';
import { viewFlow, type FlowView } from '../../connector/flow-lint/flow-view.ts';
import { structureRules } from '../../connector/flow-lint/structure-rules.ts';
import { escapeRules } from './escape-rules.ts';
import { expressionRules } from './expression-rules.ts';
import { limitRules } from './limit-rules.ts';
import { privacyRules } from './privacy-rules.ts';
import { responseRules } from './response-rules.ts';
import { serviceRules } from './service-rules.ts';
import { triggerRules } from './trigger-rules.ts';
import { writingRules } from './writing-rules.ts';

/** All rules on flows, in the order in which they are checked and documented. */
export const flowRules: readonly LintRule<FlowView>[] = [
  ...structureRules,
  ...expressionRules,
  ...limitRules,
  ...triggerRules,
  ...responseRules,
  ...writingRules,
  ...escapeRules,
  ...privacyRules,
  ...serviceRules,
];

/**
 * Checks a flow against all rules: clientdata of a solution, `{ definition }` of the code view, or a bare
 * definition. `undefined` where the value is no flow.
 */
export function lintFlow(
  root: unknown,
  place: Place,
  profile: RuleProfile = 'ours',
): readonly Problem[] | undefined {
  const view = viewFlow(root, place);
  return view === undefined ? undefined : runRules(flowRules, view, { code: 'FLOW_RULE', profile });
}
