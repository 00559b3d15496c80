import { KitError } from '../problems/problem.ts';
import { connectorFiles } from './connector-files.ts';
import { contentTypesEntry, contentTypesFile } from './content-types.ts';
import { workflowId } from './content-ids.ts';
import { customizationsXml } from './customizations-xml.ts';
import { variableEntry, variableFile } from './environment-variable-files.ts';
import type { SolutionContent, SolutionTree } from './solution-content.ts';
import { solutionXml } from './solution-xml.ts';
import { byCodeUnits, textBytes } from './text-bytes.ts';
import { workflowEntry, workflowFile } from './workflow-file.ts';
import { serverStyle, writeXml } from './xml/write-xml.ts';

export interface TreeOptions {
  /** The only difference between a managed and an unmanaged package of flows and connectors. */
  readonly managed: boolean;
}

/**
 * The files of a solution package as the server itself exports them: a pure function of the content, whatever the
 * order of its lists. Throws a `KitError` for two components with one name, and for text that XML cannot carry.
 */
export function buildTree(content: SolutionContent, options: TreeOptions): SolutionTree {
  const components = [
    ...content.workflows.map((workflow) => ({
      entry: workflowEntry(workflow.displayName, workflowId(content, workflow)),
      bytes: workflowFile(workflow.clientData),
    })),
    ...content.connectors.flatMap((connector) =>
      [...connectorFiles(connector)].map(([entry, bytes]) => ({ entry, bytes })),
    ),
    ...content.environmentVariables.map((variable) => ({
      entry: variableEntry(variable.schemaName),
      bytes: variableFile(variable),
    })),
  ].sort((left, right) => byCodeUnits(left.entry, right.entry));
  refuseDuplicates(components.map(({ entry }) => entry));

  const tree = new Map<string, Uint8Array>([
    ['customizations.xml', textBytes(writeXml(customizationsXml(content), serverStyle))],
    ['solution.xml', textBytes(writeXml(solutionXml(content, options.managed), serverStyle))],
    ...components.map(({ entry, bytes }) => [entry, bytes] as const),
  ]);
  return tree.set(contentTypesEntry, contentTypesFile(tree.keys()));
}

function refuseDuplicates(entries: readonly string[]): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const folded = entry.toLowerCase();
    if (seen.has(folded))
      throw new KitError([
        {
          code: 'COMPONENT_DUPLICATE',
          severity: 'error',
          message: `Two components would be written to "${entry}".`,
        },
      ]);
    seen.add(folded);
  }
}
