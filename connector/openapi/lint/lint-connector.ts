import { runRules, type RuleProfile } from '../../problems/lint-rule.ts';
import type { Problem } from '../../problems/problem.ts';
import { viewConnector, type ConnectorInput, type ConnectorRule } from './connector-view.ts';
import { dynamicRules } from './dynamic-rules.ts';
import { informationRules } from './information-rules.ts';
import { operationRules } from './operation-rules.ts';
import { parameterRules } from './parameter-rules.ts';
import { pathRules } from './path-rules.ts';
import { propertiesRules } from './properties-rules.ts';
import { schemaRules } from './schema-rules.ts';
import { shapeRules } from './shape-rules.ts';
import { triggerRules } from './trigger-rules.ts';

/** All rules on connectors, in the order in which they are checked and documented. */
export const connectorRules: readonly ConnectorRule[] = [
  ...shapeRules,
  ...informationRules,
  ...operationRules,
  ...pathRules,
  ...parameterRules,
  ...schemaRules,
  ...dynamicRules,
  ...triggerRules,
  ...propertiesRules,
];

/**
 * Checks a connector definition, and its properties where given, as Microsoft's validator and reviewers do.
 * `ours` (the default) asks for everything that certification asks for. Nothing is found in what is no object.
 */
export function lintConnector(input: ConnectorInput, profile: RuleProfile = 'ours'): readonly Problem[] {
  const view = viewConnector(input);
  return view === undefined ? [] : runRules(connectorRules, view, { code: 'CONNECTOR_RULE', profile });
}
