import { connectorRules, lintConnector } from '../openapi/lint/lint-connector.ts';
import type { Problem } from '../problems/problem.ts';
import { compareTrees } from '../solution/compare-trees.ts';
import { readTree } from '../solution/read-tree.ts';
import { readZip } from '../solution/read-zip.ts';
import { solutionRules, verifySolution } from '../solution/verify-solution.ts';
import type { ConnectorComponent } from '../solution/solution-content.ts';
import type { Package } from './build-packages.ts';

/** One thing that was looked at, in words, for the report of a build. */
export interface Check {
  readonly title: string;
  readonly passed: boolean;
}

export interface Verification {
  readonly checks: readonly Check[];
  readonly problems: readonly Problem[];
}

/** Reads each zip back from its bytes and holds what it finds to the files it was made of and to every rule. */
export function verifyPackages(packages: readonly Package[]): Verification {
  const read = packages.map((each) => ({
    each,
    solution: readTree(readZip(each.bytes, each.fileName), { source: each.fileName, form: 'zip' }),
  }));
  const lost = read.flatMap(({ each, solution }) => differences(each, solution.tree));
  const broken = read.flatMap(({ each, solution }) =>
    verifySolution(solution, {
      alongside: read
        .filter((other) => other.each !== each && other.each.managed === each.managed)
        .map((other) => other.solution),
    }),
  );
  const advice = read.flatMap(({ each }) => each.content.connectors.flatMap(connectorAdvice));
  const noError = (problems: readonly Problem[]) => !problems.some(({ severity }) => severity === 'error');
  return {
    checks: [
      { title: 'each zip, read back, holds every file as it was made', passed: noError(lost) },
      {
        title: `each zip keeps the ${solutionRules.length} rules of solution packages`,
        passed: noError(broken),
      },
      {
        title: `the connector keeps the ${connectorRules.length} rules of certification${advice.length > 0 ? ', but for the warnings above' : ''}`,
        passed: true,
      },
    ],
    problems: [...lost, ...broken, ...advice],
  };
}

function differences(made: Package, found: Package['tree']): readonly Problem[] {
  return compareTrees(made.tree, found).map(({ entry, kind }): Problem => ({
    code: 'PACKAGE_UNFAITHFUL',
    severity: 'error',
    message: `"${entry}" is ${kind === 'differs' ? 'not what was packed' : kind}`,
    at: { file: made.fileName, path: entry },
  }));
}

/** What certification would ask for. An import does not, so nothing of it stops a build. */
function connectorAdvice(connector: ConnectorComponent): readonly Problem[] {
  const { definition, connectionParameters, policyTemplateInstances, brandColor } = connector;
  return lintConnector({
    definition,
    apiProperties: {
      properties: {
        connectionParameters,
        policyTemplateInstances,
        iconBrandColor: brandColor,
        capabilities: [],
      },
    },
    place: { file: connector.name },
  }).map((problem) => ({
    ...problem,
    severity: problem.severity === 'error' ? 'warning' : problem.severity,
  }));
}
