import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ActionRecord } from '../../mock-server/runner/records/run-record.ts';
import { writeJson } from '../../mock-server/runner/json/write-json.ts';
import { fromJs } from '../../mock-server/runner/value/from-js.ts';
import { flowOf, post } from '../mock-server/runner/test-host.ts';

/** What an action of a random flow does by itself. */
type Step =
  | { readonly does: 'succeed' | 'fail' | 'wait' }
  | { readonly does: 'scope'; readonly block: Plan }
  | { readonly does: 'loop'; readonly items: number; readonly block: Plan }
  | { readonly does: 'choose'; readonly answer: boolean; readonly yes: Plan; readonly no: Plan };

/** Actions in order; each may run after earlier ones, for some of their statuses. */
type Plan = readonly {
  readonly step: Step;
  readonly after: readonly (readonly [number, readonly string[]])[];
}[];

const STATUSES = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'];

const statuses = fc.subarray(STATUSES, { minLength: 1 });

function plans(depth: number): fc.Arbitrary<Plan> {
  const leaf: fc.Arbitrary<Step> = fc.constantFrom<Step>(
    { does: 'succeed' },
    { does: 'fail' },
    { does: 'wait' },
  );
  const inner = depth === 0 ? undefined : plans(depth - 1);
  const step: fc.Arbitrary<Step> =
    inner === undefined
      ? leaf
      : fc.oneof(
          { weight: 4, arbitrary: leaf },
          { weight: 1, arbitrary: inner.map((block): Step => ({ does: 'scope', block })) },
          {
            weight: 1,
            arbitrary: fc
              .tuple(fc.nat({ max: 3 }), inner)
              .map(([items, block]): Step => ({ does: 'loop', items, block })),
          },
          {
            weight: 1,
            arbitrary: fc
              .tuple(fc.boolean(), inner, inner)
              .map(([answer, yes, no]): Step => ({ does: 'choose', answer, yes, no })),
          },
        );
  const one = fc.tuple(step, fc.array(fc.tuple(fc.nat({ max: 20 }), statuses), { maxLength: 3 }));
  return fc.array(one, { minLength: 1, maxLength: depth === 0 ? 4 : 7 }).map((list) =>
    list.map(([own, after], index) => ({
      step: own,
      after: [...new Map(after.map(([at, set]) => [index === 0 ? -1 : at % index, set] as const))].filter(
        ([at]) => at >= 0,
      ),
    })),
  );
}

interface Built {
  readonly actions: Record<string, Record<string, unknown>>;
}

function build(plan: Plan, prefix: string): Built {
  const actions: Record<string, Record<string, unknown>> = {};
  for (const [index, { step, after }] of plan.entries()) {
    const name = `${prefix}${index}`;
    const runAfter = Object.fromEntries(after.map(([at, set]) => [`${prefix}${at}`, set]));
    actions[name] = { ...definition(step, `${name}_`), runAfter };
  }
  return { actions };
}

function definition(step: Step, prefix: string): Record<string, unknown> {
  if (step.does === 'scope') return { type: 'Scope', actions: build(step.block, prefix).actions };
  if (step.does === 'loop')
    return {
      type: 'Foreach',
      foreach: `@range(0, ${step.items})`,
      actions: build(step.block, prefix).actions,
      runtimeConfiguration: { concurrency: { repetitions: 2 } },
    };
  if (step.does === 'choose')
    return {
      type: 'If',
      expression: `@equals(1, ${step.answer ? 1 : 2})`,
      actions: build(step.yes, `${prefix}y`).actions,
      else: { actions: build(step.no, `${prefix}n`).actions },
    };
  if (step.does === 'fail') return { type: 'Compose', inputs: "@int('x')" };
  if (step.does === 'wait') return { type: 'Wait', inputs: { interval: { count: 1, unit: 'Second' } } };
  return { type: 'Compose', inputs: 1 };
}

/** The rules once more, in the plainest way: statuses of a block that runs, and the status of the block. */
function modelOf(plan: Plan): { readonly own: readonly string[]; readonly block: string } {
  const own: string[] = [];
  for (const { step, after } of plan) {
    const runs = after.every(([at, set]) => set.includes(own[at] ?? ''));
    own.push(runs ? statusOf(step) : 'Skipped');
  }
  const ancestors = plan.map((): Set<number> => new Set());
  for (const [index, { after }] of plan.entries())
    for (const [at] of after) for (const one of [at, ...(ancestors[at] ?? [])]) ancestors[index]?.add(one);
  const leaves = plan
    .map((_, index) => index)
    .filter((index) => !plan.some(({ after }) => after.some(([at]) => at === index)));
  const deciding = new Set<number>();
  const decide = (index: number): void => {
    if (deciding.has(index)) return;
    deciding.add(index);
    if (own[index] !== 'Skipped') return;
    const before = plan[index]?.after.map(([at]) => at) ?? [];
    for (const one of before) if (!before.some((other) => ancestors[other]?.has(one) === true)) decide(one);
  };
  for (const leaf of leaves) decide(leaf);
  return { own, block: [...deciding].some((index) => own[index] === 'Failed') ? 'Failed' : 'Succeeded' };
}

function statusOf(step: Step): string {
  if (step.does === 'fail') return 'Failed';
  if (step.does === 'scope') return modelOf(step.block).block;
  if (step.does === 'loop') return step.items === 0 ? 'Succeeded' : modelOf(step.block).block;
  if (step.does === 'choose') return modelOf(step.answer ? step.yes : step.no).block;
  return 'Succeeded';
}

/** What is wrong with the order of a run: an action that ran though it must not, or too early, or that was held back. */
function faultsOf(actions: Built['actions'], records: readonly ActionRecord[]): readonly string[] {
  const byName = new Map(records.map((record) => [record.name, record]));
  return Object.entries(actions).flatMap(([name, { runAfter }]) => {
    const record = byName.get(name);
    if (record === undefined) return [`${name} is not recorded`];
    const before = Object.entries(runAfter as Record<string, readonly string[]>);
    const unmet = before.filter(([predecessor, set]) => !set.includes(byName.get(predecessor)?.status ?? ''));
    if (record.status === 'Skipped') return unmet.length > 0 ? [] : [`${name} is skipped for no reason`];
    const late = before.filter(
      ([predecessor]) => Date.parse(byName.get(predecessor)?.endTime ?? '') > Date.parse(record.startTime),
    );
    return [
      ...unmet.map(([predecessor]) => `${name} ran in spite of ${predecessor}`),
      ...late.map(([predecessor]) => `${name} ran before ${predecessor} had ended`),
    ];
  });
}

describe('any flow', () => {
  it('runs actions after what they run after, and ends as the rules say', async () => {
    await fc.assert(
      fc.asyncProperty(plans(2), async (plan) => {
        const { actions } = build(plan, 'A');
        const { run } = await post(flowOf(actions), undefined);
        expect(faultsOf(actions, run.actions)).toEqual([]);
        const model = modelOf(plan);
        expect(run.actions.map(({ status }) => status)).toEqual(model.own);
        expect(run.status).toBe(model.block);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same record again', async () => {
    await fc.assert(
      fc.asyncProperty(plans(2), async (plan) => {
        const flow = flowOf(build(plan, 'A').actions);
        const first = await post(flow, undefined);
        const second = await post(flow, undefined);
        expect(writeJson(fromJs(second.run))).toBe(writeJson(fromJs(first.run)));
      }),
      { numRuns: 40 },
    );
  });
});
