import { connectorRules } from '../../connector/openapi/lint/lint-connector.ts';
import { ruleTable, type LintRule } from '../../connector/problems/lint-rule.ts';
import { solutionRules } from '../../connector/solution/verify-solution.ts';
import { flowRules } from './flow-rules.ts';

/** What is told of a rule: everything but its check. */
export type DescribedRule = Omit<LintRule<never>, 'check'>;

/** The rules by what they are about. */
export const ruleSections: readonly { readonly title: string; readonly rules: readonly DescribedRule[] }[] = [
  { title: 'Flows', rules: flowRules },
  { title: 'Solution packages', rules: solutionRules },
  { title: 'Connectors', rules: connectorRules },
];

/** All rules as Markdown: a heading and a table for each section. */
export function lintRuleTable(): string {
  return ruleSections.map(({ title, rules }) => `## ${title}\n\n${ruleTable(rules)}\n`).join('\n');
}
