import { KitError } from '../../connector/problems/problem.ts';
import { readFlowSource } from './flow-source.ts';
import { Stage } from './stage.ts';
import type { StageOptions } from './stage-options.ts';

/** What a file's flows were refused for, by the service's rules or by this runner's limits. */
export interface CheckedFile {
  readonly file: string;
  readonly ok: boolean;
  readonly problems: readonly CheckProblem[];
}

export interface CheckProblem {
  /** Name of the flow, where the file holds several. */
  readonly flow?: string;
  readonly code: string;
  readonly message: string;
  /** JSON path in the definition. */
  readonly path: string;
  /** `runner`: the service would save it, this runner does not run it. */
  readonly stage: 'read' | 'template' | 'setting' | 'runner';
}

/** Loads and checks every flow of a file (workflow, zip, unpacked solution). Never throws for what the file holds. */
export async function checkFlows(file: string, options: StageOptions = {}): Promise<CheckedFile> {
  try {
    // Any connector operation can be answered with --auto: an unknown one is no limit.
    const stage = new Stage(await readFlowSource(file), { ...options, auto: true, standIns: false });
    const problems = stage.flows.flatMap((flow) =>
      flow.problems.map((problem) => ({
        ...(stage.flows.length > 1 && { flow: flow.text.name }),
        ...problem,
      })),
    );
    return { file, ok: problems.length === 0, problems };
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    const problems = error.problems.map(({ code, message, at }) => ({
      code,
      message,
      path: at?.path ?? '',
      stage: 'read' as const,
    }));
    return { file, ok: false, problems };
  }
}
