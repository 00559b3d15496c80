import type { LeadModel } from '../model/lead-model.ts';
import type { Problem } from '../problems/problem.ts';
import type { SolutionTree } from '../solution/solution-content.ts';
import { assembleSolutions, type FlowPart } from './assemble-solutions.ts';
import { buildPackages, type Package, type PackageOptions } from './build-packages.ts';
import { generatedFiles } from './generated-files.ts';
import { checkIdentity, identityFile, identityOf, lastIdentity } from './identity.ts';
import { verifyPackages, type Check } from './verify-packages.ts';

export interface BuildOptions extends PackageOptions {
  /** A second flow with another URL is wanted. */
  readonly newIdentity: boolean;
  /** Folder of the inputs, for the places of problems. */
  readonly folder: string;
}

/** A build in memory: nothing is written yet, and must not be while there is an error among the problems. */
export interface PreparedBuild {
  readonly packages: readonly Package[];
  /** Files of `connector/generated`. */
  readonly generated: SolutionTree;
  readonly checks: readonly Check[];
  readonly problems: readonly Problem[];
}

/**
 * Makes everything that a build leaves behind, reads the zips back and checks them, and holds the result to the
 * last build, whose generated files are `last` (empty where there was none).
 */
export function prepareBuild(
  model: LeadModel,
  flow: FlowPart,
  last: SolutionTree,
  options: BuildOptions,
): PreparedBuild {
  const solutions = assembleSolutions(model, flow);
  const packages = buildPackages(solutions, options);
  const verification = verifyPackages(packages);
  return {
    packages,
    generated: generatedFiles(model, solutions),
    checks: verification.checks,
    problems: [
      ...examplePublisherNote(model, options.folder),
      ...checkIdentity(lastIdentity(last), identityOf(solutions), {
        file: `${options.folder}/generated/${identityFile}`,
        newIdentity: options.newIdentity,
      }),
      ...verification.problems,
    ],
  };
}

function examplePublisherNote({ settings }: LeadModel, folder: string): readonly Problem[] {
  if (!settings.examplePublisher) return [];
  return [
    {
      code: 'EXAMPLE_PUBLISHER',
      severity: 'warning',
      message: `"${settings.publisher.uniqueName}" is the example publisher that ships with the kit`,
      at: { file: `${folder}/solution.yaml` },
    },
  ];
}
