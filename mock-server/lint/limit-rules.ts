import {
  asArray,
  asString,
  jsonPath,
  memberAt,
  memberOf,
  membersOf,
} from '../../connector/problems/json-value.ts';
import type { Finding, LintRule } from '../../connector/problems/lint-rule.ts';
import { placeAt, type FlowAction, type FlowView } from '../../connector/flow-lint/flow-view.ts';
import { EXPRESSION_LIMIT } from '../runner/expression/scan.ts';
import { flowTexts } from './flow-text.ts';

/** Limits of Power Automate flows (limits page of 2026-07-17). */
const most = {
  actions: 500,
  nesting: 8,
  cases: 25,
  variables: 250,
  name: 80,
  description: 256,
  loops: 5000,
  parallel: 50,
} as const;

/** Rules on the limits that the service sets. */
export const limitRules: readonly LintRule<FlowView>[] = [
  limit('F-limit-actions', `A flow has at most ${most.actions} actions`, (view) =>
    view.actions.length <= most.actions
      ? []
      : [
          over(
            view,
            jsonPath(view.definitionPath, 'actions'),
            `The flow has ${view.actions.length} actions.`,
          ),
        ],
  ),
  limit(
    'F-limit-nesting',
    `Actions are nested at most ${most.nesting} deep`,
    (view) => {
      const deepest = view.actions.reduce<FlowAction | undefined>(
        (found, each) => (each.ancestors.length > (found?.ancestors.length ?? 0) ? each : found),
        undefined,
      );
      const depth = (deepest?.ancestors.length ?? 0) + 1;
      return deepest === undefined || depth <= most.nesting
        ? []
        : [over(view, deepest.path, `"${deepest.name}" stands ${depth} deep.`)];
    },
    // Flows of Logic Apps go deeper than Power Automate lets them.
    'warning',
  ),
  limit('F-limit-expression', `An expression has at most ${EXPRESSION_LIMIT} characters`, (view) =>
    flowTexts(view)
      .filter(({ text }) => longestExpression(text) > EXPRESSION_LIMIT)
      .map(({ text, path, owner }) =>
        over(view, path, `An expression of "${owner.name}" has ${longestExpression(text)} characters.`),
      ),
  ),
  limit('F-limit-name', `Names of actions and triggers have at most ${most.name} characters`, (view) =>
    [...view.triggers, ...view.actions]
      .filter(({ name }) => name.length > most.name)
      .map(({ name, path }) => over(view, path, `The name "${name}" has ${name.length} characters.`)),
  ),
  limit('F-limit-description', `Descriptions have at most ${most.description} characters`, (view) =>
    [...view.triggers, ...view.actions].flatMap(({ name, path, node }) => {
      const { length } = asString(memberOf(node, 'description')) ?? '';
      return length <= most.description
        ? []
        : [
            over(
              view,
              jsonPath(path, 'description'),
              `The description of "${name}" has ${length} characters.`,
            ),
          ];
    }),
  ),
  limit('F-limit-cases', `A switch has at most ${most.cases} cases`, (view) =>
    view.actions.flatMap(({ name, path, node }) => {
      const { length } = membersOf(memberOf(node, 'cases'));
      return length <= most.cases
        ? []
        : [over(view, jsonPath(path, 'cases'), `"${name}" has ${length} cases.`)];
    }),
  ),
  limit('F-limit-variables', `A flow has at most ${most.variables} variables`, (view) => {
    const count = view.actions
      .filter(({ type }) => type.toLowerCase() === 'initializevariable')
      .reduce((sum, { node }) => sum + Math.max(1, asArray(memberAt(node, 'inputs', 'variables')).length), 0);
    return count <= most.variables
      ? []
      : [over(view, jsonPath(view.definitionPath, 'actions'), `The flow has ${count} variables.`)];
  }),
  limit(
    'F-limit-loops',
    `Until repeats at most ${most.loops} times, a loop runs at most ${most.parallel} items at once`,
    (view) =>
      view.actions.flatMap(({ name, path, node }) => {
        const count = Number(memberAt(node, 'limit', 'count') ?? 0);
        const parallel = Number(memberAt(node, 'runtimeConfiguration', 'concurrency', 'repetitions') ?? 0);
        return [
          ...(count > most.loops
            ? [over(view, jsonPath(path, 'limit', 'count'), `"${name}" repeats ${count} times.`)]
            : []),
          ...(parallel > most.parallel
            ? [
                over(
                  view,
                  jsonPath(path, 'runtimeConfiguration'),
                  `"${name}" runs ${parallel} items at once.`,
                ),
              ]
            : []),
        ];
      }),
  ),
];

function limit(
  id: string,
  title: string,
  check: (view: FlowView) => readonly Finding[],
  foreign: 'error' | 'warning' = 'error',
): LintRule<FlowView> {
  return {
    id,
    title,
    why: 'The service refuses to save the flow, or to turn it on.',
    remedy: 'Split the flow, move parts into a child flow, or shorten the text.',
    severity: 'error',
    foreign,
    check,
  };
}

function over(view: FlowView, path: string, message: string): Finding {
  return { message, at: placeAt(view, path) };
}

/** Length of the longest expression of a template, found without parsing: too long ones cannot be parsed. */
function longestExpression(text: string): number {
  if (text.length <= EXPRESSION_LIMIT) return 0;
  if (text.startsWith('@') && !/^@[@{]/.test(text)) return text.length - 1;
  return Math.max(
    0,
    ...[...text.matchAll(/@\{((?:'[^']*'|[^}'])*)\}/g)].map(([, inside = '']) => inside.length),
  );
}
