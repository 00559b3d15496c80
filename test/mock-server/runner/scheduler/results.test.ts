import { describe, expect, it } from 'vitest';

import { flowOf, post } from '../test-host.ts';

const always = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'];
const compose = (inputs: unknown, runAfter: object = {}): object => ({ type: 'Compose', inputs, runAfter });

/** The gist of what `result()` gave. */
function gist(records: unknown): unknown {
  return (records as Record<string, unknown>[]).map(({ name, status, code, repetitionCount, outputs }) => ({
    name,
    status,
    code,
    count: repetitionCount,
    outputs: Array.isArray(outputs) ? outputs.map((one: { outputs?: unknown }) => one.outputs) : outputs,
  }));
}

async function resultOf(block: object, expression = "@result('B')"): Promise<unknown> {
  const { action } = await post(flowOf({ B: block, R: compose(expression, { B: always }) }), undefined);
  return action('R').outputs;
}

describe('result()', () => {
  it('of an If shows both branches', async () => {
    const block = {
      type: 'If',
      expression: '@equals(1, 1)',
      actions: { Yes: compose(1) },
      else: { actions: { No: compose(2) } },
      runAfter: {},
    };
    expect(gist(await resultOf(block))).toEqual([
      { name: 'Yes', status: 'Succeeded', code: 'OK', outputs: 1 },
      { name: 'No', status: 'Skipped', code: 'ActionSkipped' },
    ]);
  });

  it('of a Foreach shows each action once, with its iterations', async () => {
    const block = {
      type: 'Foreach',
      foreach: [1, 0, 2],
      actions: { D: compose('@div(2, item())') },
      runAfter: {},
    };
    expect(gist(await resultOf(block))).toEqual([
      { name: 'D', status: 'Failed', code: 'NotSpecified', count: 3, outputs: [2, undefined, 1] },
    ]);
  });

  it('of an Until shows the last iteration', async () => {
    const block = {
      type: 'Until',
      expression: '@equals(1, 2)',
      limit: { count: 3, timeout: 'PT1H' },
      actions: { I: compose("@iterationIndexes('B')") },
      runAfter: {},
    };
    expect(gist(await resultOf(block))).toEqual([
      { name: 'I', status: 'Succeeded', code: 'OK', count: 3, outputs: 2 },
    ]);
    expect(await resultOf(block, "@outputs('I')")).toBe(2);
  });

  it('of a block that did not run shows why', async () => {
    const { action } = await post(
      flowOf({
        F: compose("@int('x')"),
        B: {
          type: 'Scope',
          actions: { A: compose(1), C: compose(2, { A: ['Failed'] }) },
          runAfter: { F: ['Succeeded'] },
        },
        R: compose("@result('B')", { B: ['Skipped'] }),
      }),
      undefined,
    );
    const [a, c] = action('R').outputs as { readonly error: { readonly code: string } }[];
    expect(a?.error.code).toBe('ActionDependencyFailed');
    expect(c?.error.code).toBe('ActionConditionFailed');
  });
});

describe('outputs() from outside a loop', () => {
  it('are those of all iterations', async () => {
    const block = {
      type: 'Foreach',
      foreach: [1, 0, 2],
      actions: { D: compose('@div(2, item())') },
      runAfter: {},
    };
    expect(await resultOf(block, "@outputs('D')")).toEqual([2, null, 1]);
  });

  it('are those of the last turn around a Foreach in an Until', async () => {
    const inner = {
      type: 'Foreach',
      foreach: [1, 2],
      actions: { D: compose("@concat(iterationIndexes('B'), items('L'))") },
      runAfter: {},
    };
    const block = {
      type: 'Until',
      expression: '@equals(1, 2)',
      limit: { count: 2, timeout: 'PT1H' },
      actions: { L: inner },
      runAfter: {},
    };
    const { action } = await post(flowOf({ B: block }), undefined);
    expect(action('D')['repetitionCount']).toBe(4);
    expect(gist(action('D').outputs)).toMatchObject([{ outputs: '11' }, { outputs: '12' }]);
  });
});
