import { describe, expect, it } from 'vitest';

import { loadFlow } from '../../../../mock-server/runner/load-flow.ts';
import { fromJs } from '../../../../mock-server/runner/value/from-js.ts';
import { flowOf, post, REQUEST, testHost } from '../test-host.ts';

const compose = (inputs: unknown, runAfter: object = {}): object => ({ type: 'Compose', inputs, runAfter });
const variable = (name: string, type: string, value?: unknown): object => ({
  type: 'InitializeVariable',
  inputs: { variables: [{ name, type, ...(value === undefined ? {} : { value }) }] },
  runAfter: {},
});

describe('variables', () => {
  it.each([
    ['Integer', 0],
    ['float', 0],
    ['Boolean', false],
    ['string', ''],
    ['Array', []],
    ['Object', null],
  ])('of type %s begin as %j', async (type, initial) => {
    const { action } = await post(
      flowOf({ V: variable('v', type), C: compose("@variables('V')", { V: ['Succeeded'] }) }),
      undefined,
    );
    expect(action('C').outputs).toEqual(initial);
  });

  it.each([
    ['Integer', 1.5, "'1.5' of type 'Float'. The variable 'v' only supports values of types 'Integer'."],
    ['Float', 'x', "'x' of type 'String'. The variable 'v' only supports values of types 'Float, Integer'."],
    ['Boolean', 'true', "'true' of type 'String'. The variable 'v' only supports values of types 'Boolean'."],
    [
      'Array',
      { a: 1 },
      "'{\n  \"a\": 1\n}' of type 'Object'. The variable 'v' only supports values of types 'Array'.",
    ],
  ])('of type %s refuse %j', async (type, value, end) => {
    const { action } = await post(
      flowOf({
        V: variable('v', type),
        S: {
          type: 'SetVariable',
          inputs: { name: 'v', value: "@triggerBody()['x']" },
          runAfter: { V: ['Succeeded'] },
        },
      }),
      { x: value },
    );
    expect(action('S')).toMatchObject({ status: 'Failed', code: 'BadRequest' });
    expect(action('S').error?.message).toBe(
      `The variable 'v' of type '${type}' cannot be initialized or updated with value ${end}`,
    );
  });

  it('count in int64', async () => {
    const { action } = await post(
      flowOf({
        V: variable('v', 'Integer', '@add(9223372036854775805, 1)'),
        I: { type: 'IncrementVariable', inputs: { name: 'v' }, runAfter: { V: ['Succeeded'] } },
        J: { type: 'IncrementVariable', inputs: { name: 'v', value: 5 }, runAfter: { I: ['Succeeded'] } },
      }),
      undefined,
    );
    expect(action('I').status).toBe('Succeeded');
    expect(action('J').status).toBe('Failed');
  });

  it('take text and items at their end', async () => {
    const { action } = await post(
      flowOf({
        S: variable('s', 'String', 'a'),
        A: variable('a', 'Array', [1]),
        S2: {
          type: 'AppendToStringVariable',
          inputs: { name: 's', value: { b: [1] } },
          runAfter: { S: ['Succeeded'] },
        },
        A2: {
          type: 'AppendToArrayVariable',
          inputs: { name: 'a', value: { b: 1 } },
          runAfter: { A: ['Succeeded'] },
        },
        C: compose({ s: "@variables('s')", a: "@variables('a')" }, { S2: ['Succeeded'], A2: ['Succeeded'] }),
      }),
      undefined,
    );
    expect(action('C').outputs).toEqual({ s: 'a{"b":[1]}', a: [1, { b: 1 }] });
  });
});

describe('loops', () => {
  const appending = {
    V: variable('v', 'Array'),
    L: {
      type: 'Foreach',
      foreach: '@range(0, 4)',
      actions: {
        W: {
          type: 'Wait',
          inputs: { interval: { count: '@sub(10, item())', unit: 'Second' } },
          runAfter: {},
        },
        A: {
          type: 'AppendToArrayVariable',
          inputs: { name: 'v', value: '@item()' },
          runAfter: { W: ['Succeeded'] },
        },
      },
      runAfter: { V: ['Succeeded'] },
    },
    C: compose("@variables('v')", { L: ['Succeeded'] }),
  };

  it('go one at a time in Power Automate, 20 at once in Logic Apps, or as told', async () => {
    const run = async (loop: object, profile: 'standard' | 'logic-apps'): Promise<[unknown, string]> => {
      const ran = await post(
        flowOf({ ...appending, L: { ...appending.L, ...loop } }),
        undefined,
        testHost({ profile }),
      );
      return [ran.action('C').outputs, ran.run.endTime];
    };
    const repetitions = (count: number): object => ({
      runtimeConfiguration: { concurrency: { repetitions: count } },
    });
    expect(await run({}, 'standard')).toEqual([[0, 1, 2, 3], '2026-01-01T00:00:34Z']);
    expect(await run({}, 'logic-apps')).toEqual([[3, 2, 1, 0], '2026-01-01T00:00:10Z']);
    expect(await run({ operationOptions: 'Sequential' }, 'logic-apps')).toEqual([
      [0, 1, 2, 3],
      '2026-01-01T00:00:34Z',
    ]);
    expect(await run(repetitions(2), 'standard')).toEqual([[1, 0, 2, 3], '2026-01-01T00:00:17Z']);
  });

  it('fail with their items and still have all of them run', async () => {
    const loop = {
      type: 'Foreach',
      foreach: [1, 0, 2],
      actions: { D: compose('@div(2, item())') },
      runAfter: {},
    };
    const { action, run } = await post(flowOf({ L: loop }), undefined);
    expect(action('L').status).toBe('Failed');
    expect(action('D')['repetitions']).toMatchObject([
      { name: '000000', status: 'Succeeded', outputs: 2 },
      { name: '000001', status: 'Failed' },
      { name: '000002', status: 'Succeeded', outputs: 1 },
    ]);
    expect(run.code).toBe('ActionFailed');
  });

  it('end by count without asking again, and by time', async () => {
    const until = (limit: object, expression: string): object => ({
      type: 'Until',
      expression,
      limit,
      actions: { W: { type: 'Wait', inputs: { interval: { count: 10, unit: 'Second' } }, runAfter: {} } },
      runAfter: {},
    });
    const counted = await post(
      flowOf({ U: until({ count: 3, timeout: 'PT1H' }, '@equals(1, 2)') }),
      undefined,
    );
    expect(counted.action('U')).toMatchObject({ status: 'Succeeded', iterationCount: 3 });
    const timed = await post(
      flowOf({ U: until({ count: 60, timeout: 'PT25S' }, '@equals(1, 2)') }),
      undefined,
    );
    expect(timed.action('U')).toMatchObject({ status: 'Succeeded', iterationCount: 3 });
    const refused = await post(flowOf({ U: until({ count: 3, timeout: 'PT1H' }, '@1') }), undefined);
    expect(refused.action('U')).toMatchObject({ status: 'Failed', code: 'ActionUntilConditionFailed' });
  });

  it('turn thousands of times over nothing without running out of stack', async () => {
    const { action } = await post(
      flowOf({
        U: {
          type: 'Until',
          expression: '@false',
          limit: { count: 5000, timeout: 'PT1H' },
          actions: {},
          runAfter: {},
        },
        L: { type: 'Foreach', foreach: '@range(0, 20000)', actions: {}, runAfter: {} },
      }),
      undefined,
    );
    expect(action('U')).toMatchObject({ status: 'Succeeded', iterationCount: 5000 });
    expect(action('L').status).toBe('Succeeded');
  });
});

describe('Terminate', () => {
  it('cancels what runs, skips what waits, and ends the run with its error', async () => {
    const { action, run } = await post(
      flowOf({
        Slow: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } }, runAfter: {} },
        After: compose(1, { Slow: ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] }),
        Soon: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } }, runAfter: {} },
        S: {
          type: 'Scope',
          actions: {
            T: {
              type: 'Terminate',
              inputs: { runStatus: 'failed', runError: { code: 'Mine', message: 'm' } },
              runAfter: {},
            },
          },
          runAfter: { Soon: ['Succeeded'] },
        },
      }),
      undefined,
    );
    expect(run).toMatchObject({ status: 'Failed', code: 'Terminated', endTime: '2026-01-01T00:01:00Z' });
    expect(run.error?.get('code')).toBe('Mine');
    expect([action('Slow').status, action('After').status, action('S').status, action('T').status]).toEqual([
      'Cancelled',
      'Skipped',
      'Cancelled',
      'Succeeded',
    ]);
  });
});

describe('what the history shows', () => {
  it('is not what the flow hides', async () => {
    const { action } = await post(
      flowOf({
        C: {
          ...compose('secret'),
          runtimeConfiguration: { secureData: { properties: ['inputs', 'outputs'] } },
        },
        Use: compose("@outputs('C')", { C: ['Succeeded'] }),
      }),
      undefined,
    );
    expect(action('C')).toMatchObject({ secureData: ['inputs', 'outputs'] });
    expect(JSON.stringify(action('C'))).not.toContain('secret');
    expect(action('Use').outputs).toBe('secret');
  });

  it('has no secrets of an Http call', async () => {
    const sent: (string | null)[] = [];
    const { action } = await post(
      flowOf({
        H: {
          type: 'Http',
          inputs: {
            method: 'GET',
            uri: 'https://peer.example/',
            authentication: { type: 'Basic', username: 'u', password: 'hidden' },
          },
          runAfter: {},
        },
      }),
      undefined,
      testHost({
        fetch: async (request) => {
          sent.push(request.headers.get('authorization'));
          return new Response('x');
        },
      }),
    );
    expect(sent).toEqual([`Basic ${Buffer.from('u:hidden').toString('base64')}`]);
    expect(action('H').inputs).toMatchObject({
      authentication: { username: 'u', password: '*sanitized*', type: 'Basic' },
    });
  });

  it('holds tracked properties, and a fault in them fails the action', async () => {
    const { action } = await post(
      flowOf({
        A: { ...compose({ v: 1 }), trackedProperties: { p: "@action()['outputs']['v']" } },
        B: { ...compose({ v: 1 }), trackedProperties: { p: "@int('x')" } },
      }),
      undefined,
    );
    expect(action('A')['trackedProperties']).toEqual({ p: 1 });
    expect(action('B')).toMatchObject({ status: 'Failed', code: 'TrackedPropertiesEvaluationFailed' });
  });
});

describe('a static result', () => {
  it('stands in for the action where it is switched on', async () => {
    const http = {
      type: 'Http',
      inputs: { method: 'GET', uri: 'https://peer.example/' },
      runAfter: {},
      runtimeConfiguration: { staticResult: { name: 'H0', staticResultOptions: 'Enabled' } },
    };
    const staticResults = {
      H0: { status: 'Failed', code: 'NotFound', outputs: { statusCode: 404, headers: {} } },
    };
    const { action } = await post(flowOf({ H: http }, { staticResults }), undefined);
    expect(action('H')).toMatchObject({ status: 'Failed', code: 'NotFound', outputs: { statusCode: 404 } });
  });
});

describe('Expression', () => {
  it.each([
    ['CurrentTime', {}, '2026-01-01T00:00:00.0000000Z'],
    [
      'AddToTime',
      { baseTime: '2026-01-31T00:00:00Z', interval: 1, timeUnit: 'Month' },
      '2026-02-28T00:00:00.0000000Z',
    ],
    ['GetPastTime', { interval: { count: 2, unit: 'Day' } }, '2025-12-30T00:00:00.0000000Z'],
    ['FormatNumber', { number: 1234.5, format: 'N2', locale: 'en-US' }, '1,234.50'],
    ['IndexOf', { text: 'abc', searchText: 'C' }, 2],
    ['Substring', { text: 'abcd', startIndex: 1, length: 2 }, 'bc'],
  ])('of kind %s gives its function', async (kind, inputs, body) => {
    const { action } = await post(
      flowOf({ E: { type: 'Expression', kind, inputs, runAfter: {} } }),
      undefined,
    );
    expect(action('E').outputs).toEqual({ body });
  });
});

describe('types that only Azure has', () => {
  const actions = { J: { type: 'javaScriptCode', inputs: { code: 'return 1' }, runAfter: {} } };

  it('are refused by name and place', () => {
    const { problems } = loadFlow(fromJs({ triggers: { manual: REQUEST }, actions }));
    expect(problems).toEqual([
      {
        stage: 'runner',
        code: 'ActionTypeNotSupported',
        path: 'definition.actions.J.type',
        message:
          "The action 'J' has type 'JavaScriptCode', which Power Automate flows do not have: it is not run here.",
      },
    ]);
  });

  it('may stand in the flow', async () => {
    const { flow } = loadFlow(fromJs({ triggers: { manual: REQUEST }, actions }), { standIns: true });
    if (flow === undefined) throw new Error('not loaded');
    const { action } = await post(flow, undefined, testHost({ standIn: () => fromJs({ body: 7 }) }));
    expect(action('J')).toMatchObject({ type: 'JavaScriptCode', status: 'Succeeded', outputs: { body: 7 } });
  });
});
