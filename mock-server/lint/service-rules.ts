import { structureRules } from '../../connector/flow-lint/structure-rules.ts';
import { placeAt, type FlowView } from '../../connector/flow-lint/flow-view.ts';
import { memberAt, memberOf, membersOf } from '../../connector/problems/json-value.ts';
import type { Finding, LintRule } from '../../connector/problems/lint-rule.ts';
import { loadFlow } from '../runner/load-flow.ts';
import { fromJs } from '../runner/value/from-js.ts';
import { expressionRules } from './expression-rules.ts';
import { limitRules } from './limit-rules.ts';

/** Rules whose findings the service would put in other words: where they speak, this one is silent. */
const sayItBetter: readonly LintRule<FlowView>[] = [
  ...structureRules,
  ...limitRules,
  ...expressionRules.filter(({ severity }) => severity === 'error'),
];

/** The last word: what the service itself finds when a flow is saved. */
export const serviceRules: readonly LintRule<FlowView>[] = [
  {
    id: 'F-refused',
    title: 'The service saves the flow',
    why: 'The import ends with an error, or the flow cannot be turned on.',
    remedy: "Correct what the service's sentence names.",
    severity: 'error',
    check: function* (view): Generator<Finding> {
      for (const rule of sayItBetter) for (const _ of rule.check(view)) return;
      for (const { stage, code, message, path } of refusals(view)) {
        const at = placeAt(view, view.definitionPath + path.replace(/^definition/, ''));
        if (stage !== 'runner') yield { message: `${code}: ${message}`, at };
        else yield { message, at, severity: 'note' };
      }
    },
  },
];

function refusals(view: FlowView) {
  const wrapped = memberAt(view.root, 'properties', 'definition') === view.definition;
  const fromOutside = membersOf(memberOf(view.definition, 'parameters'))
    .filter(([, parameter]) => memberAt(parameter, 'metadata', 'schemaName') !== undefined)
    .map(([name]) => name);
  return loadFlow(fromJs(wrapped ? view.root : view.definition), { parameters: fromOutside }).problems;
}
