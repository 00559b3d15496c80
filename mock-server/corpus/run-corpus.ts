import { KitError } from '../../connector/problems/problem.ts';
import type { Fault } from '../crm/faults.ts';
import { createLab } from '../lab/create-lab.ts';
import type { FlowSource } from '../lab/flow-source.ts';
import { chooseFlow } from '../lab/run-lead.ts';
import { Stage } from '../lab/stage.ts';
import type { StageOptions } from '../lab/stage-options.ts';
import { compareCase, unsent, type CaseResult } from './compare-case.ts';
import type { CorpusCase } from './corpus-file.ts';
import { openHistory } from './open-history.ts';
import { runCase, type Delivery } from './run-case.ts';

export interface CorpusOptions extends StageOptions {
  readonly source: FlowSource;
  /** Faults that hold for every case. */
  readonly faults?: readonly Fault[];
  /** Called after each case. */
  readonly onResult?: (result: CaseResult, deliveries: readonly Delivery[]) => void;
}

export interface CorpusResult {
  readonly cases: readonly CaseResult[];
  readonly totals: { readonly passed: number; readonly total: number };
}

/** Runs cases one after the other through a lab on a real port, each with empty tables. */
export async function runCorpus(cases: readonly CorpusCase[], options: CorpusOptions): Promise<CorpusResult> {
  const { source, faults = [], onResult, ...stageOptions } = options;
  const stage = new Stage(openHistory(source), { history: 2000, ...stageOptions });
  const flow = chooseFlow(stage, undefined);
  if (flow.loaded === undefined) {
    throw new KitError(
      flow.problems.map((problem) => ({
        code: 'FLOW_REFUSED' as const,
        severity: 'error' as const,
        message: `${problem.code}: ${problem.message}`,
        at: { file: flow.text.place, path: problem.path },
      })),
    );
  }
  const lab = createLab({ stage });
  await lab.listen(0);
  const others = new Map(cases.map((entry) => [entry.id, entry]));
  const results: CaseResult[] = [];
  const judge = async (entry: CorpusCase) => {
    try {
      const deliveries = await runCase(lab, flow, entry, others, faults);
      return { result: compareCase(entry, deliveries), deliveries };
    } catch (error) {
      // One case that cannot be sent says so, and the others go on.
      return { result: unsent(entry, error), deliveries: [] };
    }
  };
  try {
    for (const entry of cases) {
      const { result, deliveries } = await judge(entry);
      results.push(result);
      onResult?.(result, deliveries);
    }
  } finally {
    await lab.close();
  }
  const passed = results.filter((result) => result.passed).length;
  return { cases: results, totals: { passed, total: results.length } };
}
