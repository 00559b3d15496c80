import { readFile, stat } from 'node:fs/promises';

import { KitError } from '../../connector/problems/problem.ts';
import { readSolution } from '../../connector/solution/read-solution.ts';
import type { ReadSolution } from '../../connector/solution/read-tree.ts';

/** A flow as text, from a solution or from a file of its own. */
export interface FlowText {
  /** Workflow id, lower case; for a lone file its name. */
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  /** `clientdata`, or a bare definition. */
  readonly text: string;
  /** File, or entry of the package. */
  readonly place: string;
}

/** What a lab runs: flows, with the values of their environment variables. */
export interface FlowSource {
  readonly source: string;
  /** `undefined` where the source is a lone definition. */
  readonly solution: ReadSolution | undefined;
  readonly flows: readonly FlowText[];
  /** Value (current, else default) of each environment variable, by schema name. */
  readonly variables: ReadonlyMap<string, string>;
  /** What the publisher's environment has beyond the standard, by fake id. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * Reads flows from a solution zip, an unpacked solution or a workflow's JSON, ours or anybody's. Throws a
 * `KitError` where there is nothing to read.
 */
export async function readFlowSource(path: string): Promise<FlowSource> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() === true && !(await isZip(path))) {
    const name = path.split(/[\\/]/).at(-1) ?? path;
    const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
    const flow: FlowText = { id: name.replace(/\.json$/i, ''), name, on: true, text, place: path };
    return { source: path, solution: undefined, flows: [flow], variables: new Map() };
  }
  return flowsOfSolution(await readSolution(path));
}

/** The cloud flows of a solution that was read. Throws a `KitError` where it holds none. */
export function flowsOfSolution(solution: ReadSolution): FlowSource {
  const flows = solution.workflows.flatMap((workflow): FlowText[] => {
    const { clientData } = workflow;
    if (clientData === undefined) return [];
    return [
      {
        id: workflow.id,
        name: workflow.name,
        on: workflow.on,
        text: clientData.text,
        place: clientData.entry,
      },
    ];
  });
  if (flows.length === 0) {
    throw new KitError([
      {
        code: 'FLOW_UNKNOWN',
        severity: 'error',
        message: `"${solution.source}" holds no cloud flow.`,
        at: { file: solution.source },
      },
    ]);
  }
  const variables = new Map(
    solution.environmentVariables.map((variable) => [
      variable.schemaName,
      variable.value ?? variable.defaultValue ?? '',
    ]),
  );
  return { source: solution.source, solution, flows, variables };
}

async function isZip(path: string): Promise<boolean> {
  const bytes = await readFile(path);
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
