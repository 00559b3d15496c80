import type { FlowView } from '../../flow-lint/flow-view.ts';
import type { Finding, LintRule } from '../../problems/lint-rule.ts';
import type { Place } from '../../problems/problem.ts';
import type { ReadWorkflow } from '../read-components.ts';
import { placeIn, type ReadSolution } from '../read-tree.ts';
import type { XmlElement } from '../xml/xml-node.ts';

/** What a rule on a package looks at. */
export interface PackageSubject {
  readonly solution: ReadSolution;
  /** Packages that are imported with it, such as the connector's: they may hold what this one refers to. */
  readonly alongside: readonly ReadSolution[];
  /** The cloud flows that could be read. */
  readonly flows: readonly { readonly workflow: ReadWorkflow; readonly view: FlowView }[];
}

export type SolutionRule = LintRule<PackageSubject>;

/** A finding at an entry of the package, at an element of it where one is given. */
export function findingAt(
  { solution }: PackageSubject,
  entry: string,
  message: string,
  element?: XmlElement | string,
): Finding {
  const place = placeIn(solution, entry);
  if (element === undefined) return { message, at: place };
  if (typeof element === 'string') return { message, at: { ...place, path: `${entry}: ${element}` } };
  return { message, at: atElement(place, element) };
}

function atElement(place: Place, element: XmlElement): Place {
  return element.line === 0 ? place : { ...place, line: element.line, column: element.column };
}

/** Names in quotes, for sentences; `none` for no names. */
export function quotedList(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `"${name}"`).join(', ');
}
