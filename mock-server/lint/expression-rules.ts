import { memberOf, membersOf, shown } from '../../connector/problems/json-value.ts';
import type { Finding, LintRule } from '../../connector/problems/lint-rule.ts';
import { placeAt, type FlowView } from '../../connector/flow-lint/flow-view.ts';
import { checkTemplate } from '../runner/expression/check-template.ts';
import { compile } from '../runner/expression/compile.ts';
import type { CallNode, ExpressionNode } from '../runner/expression/expression-node.ts';
import { ExpressionFault } from '../runner/expression/fault.ts';
import { findFunction } from '../runner/functions/function-table.ts';
import { expressionsOf, flowTexts, actionNamed, type FlowText } from './flow-text.ts';
import { emptyScope } from './empty-scope.ts';

/** Rules on expressions, in the service's own words. */
export const expressionRules: readonly LintRule<FlowView>[] = [
  {
    id: 'F-expression',
    title:
      'Every expression can be parsed, and calls functions that exist with as many arguments as they take',
    why: 'The service refuses the flow, or the action fails in every run.',
    remedy: 'Correct the expression.',
    severity: 'error',
    check: (view) =>
      flowTexts(view).flatMap((text) =>
        checkTemplate(text.text, { item: true, action: true })
          .faults.filter(({ kind }) => kind !== 'location')
          .map(({ message }) => ({
            message: `"${text.owner.name}": ${message}`,
            at: placeAt(view, text.path),
          })),
      ),
  },
  {
    id: 'F-reference',
    title: 'Expressions name actions, variables and parameters that exist',
    why: 'The service refuses the flow when it is saved.',
    remedy: 'Correct the name.',
    severity: 'error',
    check: (view) => {
      const variables = new Set(
        view.actions
          .filter(({ type }) => type.toLowerCase() === 'initializevariable')
          .flatMap(({ node }) => [memberOf(memberOf(node, 'inputs'), 'variables')].flat())
          .map((each) => shown(memberOf(each, 'name')).toLowerCase()),
      );
      const parameters = new Set(
        membersOf(memberOf(view.definition, 'parameters')).map(([name]) => name.toLowerCase()),
      );
      return flowTexts(view).flatMap((text) =>
        checkTemplate(text.text, { item: true, action: true }).references.flatMap(
          ({ kind, name, by }): readonly Finding[] => {
            const known =
              kind === 'variable'
                ? variables.has(name.toLowerCase())
                : kind === 'parameter'
                  ? parameters.has(name.toLowerCase())
                  : actionNamed(view, name) !== undefined;
            if (known) return [];
            const message = `"${text.owner.name}" uses ${by}('${name}'), which does not exist.`;
            // A bare definition may keep its parameters in a file of their own.
            const elsewhere = kind === 'parameter' && view.connectionReferences === undefined;
            return [
              {
                message,
                at: placeAt(view, text.path),
                ...(elsewhere ? { severity: 'warning' as const } : {}),
              },
            ];
          },
        ),
      );
    },
  },
  {
    id: 'F-constant-failure',
    title: 'No constant part of an expression always fails',
    why: 'Whenever the run comes to it, the action fails.',
    remedy: 'Correct the constant.',
    severity: 'note',
    check: (view) => flowTexts(view).flatMap((text) => constantFailures(view, text)),
  },
];

/** Functions whose result hangs on more than their arguments. */
const moving = new Set(['utcnow', 'guid', 'rand', 'item', 'action', 'workflow', 'listcallbackurl']);

function constantFailures(view: FlowView, text: FlowText): readonly Finding[] {
  return expressionsOf(text.template).flatMap(({ node, source }) =>
    constantCalls(node).flatMap((call): readonly Finding[] => {
      try {
        compile(call, source)(emptyScope);
        return [];
      } catch (error) {
        if (!(error instanceof ExpressionFault)) throw error;
        return [
          {
            message: `"${text.owner.name}": ${source.slice(call.start, call.end)} always fails. ${error.message}`,
            at: placeAt(view, text.path),
          },
        ];
      }
    }),
  );
}

/** The largest calls inside of an expression that need nothing from the run. */
function constantCalls(node: ExpressionNode): readonly CallNode[] {
  if (node.kind === 'literal') return [];
  if (node.kind === 'select') return [...constantCalls(node.target), ...constantCalls(node.key)];
  return isConstant(node) ? [node] : node.args.flatMap(constantCalls);
}

function isConstant(node: ExpressionNode): boolean {
  if (node.kind === 'literal') return true;
  if (node.kind === 'select') return isConstant(node.target) && isConstant(node.key);
  const entry = findFunction(node.name);
  if (entry === undefined || entry.family === 'reference' || moving.has(entry.name.toLowerCase()))
    return false;
  return node.args.length >= entry.min && node.args.length <= entry.max && node.args.every(isConstant);
}
