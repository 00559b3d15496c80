import { structureRules } from '../flow-lint/structure-rules.ts';
import { viewFlow, type FlowView } from '../flow-lint/flow-view.ts';
import { runRules, type LintRule, type RuleProfile } from '../problems/lint-rule.ts';
import type { Problem } from '../problems/problem.ts';
import { placeIn, readTree, type ReadSolution } from './read-tree.ts';
import { componentFileRules } from './rules/component-file-rules.ts';
import { entryRules } from './rules/entry-rules.ts';
import { flowBindingRules } from './rules/flow-binding-rules.ts';
import { manifestRules } from './rules/manifest-rules.ts';
import { rootComponentRules } from './rules/root-component-rules.ts';
import type { SolutionRule } from './rules/solution-rule.ts';
import { variableRules } from './rules/variable-rules.ts';
import type { SolutionTree } from './solution-content.ts';

/** All rules on packages, in the order in which they are checked and documented. */
export const solutionRules: readonly SolutionRule[] = [
  ...entryRules,
  ...manifestRules,
  ...rootComponentRules,
  ...componentFileRules,
  ...flowBindingRules,
  ...variableRules,
];

export interface VerifyOptions {
  /** `ours` (the default) holds the package to everything that our own output promises. */
  readonly profile?: RuleProfile;
  /** Packages imported with this one, whose connectors and variables it may use. */
  readonly alongside?: readonly ReadSolution[];
  /** Rules for the flows inside; by default those on the build of a definition. */
  readonly flowRules?: readonly LintRule<FlowView>[];
}

/**
 * Checks a package, read or as a tree of files, against every rule; the problems are in the order of the rules,
 * each with rule, entry, and line or JSON path. Throws a `KitError` only where a tree cannot be read at all.
 */
export function verifySolution(
  from: SolutionTree | ReadSolution,
  options: VerifyOptions = {},
): readonly Problem[] {
  const solution = 'manifest' in from ? from : readTree(from);
  const profile = options.profile ?? 'ours';
  const flows = solution.workflows.flatMap((workflow) => {
    const { clientData, isCloudFlow } = workflow;
    if (!isCloudFlow || clientData === undefined || clientData.fault !== undefined) return [];
    const view = viewFlow(clientData.value, placeIn(solution, clientData.entry));
    return view === undefined ? [] : [{ workflow, view }];
  });
  const subject = { solution, alongside: options.alongside ?? [], flows };
  return [
    ...runRules(solutionRules, subject, { code: 'SOLUTION_RULE', profile }),
    ...flows.flatMap(({ view }) =>
      runRules(options.flowRules ?? structureRules, view, { code: 'FLOW_RULE', profile }),
    ),
  ];
}
