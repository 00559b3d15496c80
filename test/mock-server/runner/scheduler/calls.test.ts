import { describe, expect, it } from 'vitest';

import type { CallTime, Host } from '../../../../mock-server/runner/host.ts';
import { startFlow } from '../../../../mock-server/runner/start-flow.ts';
import { flowOf, post, START, testHost, textOf } from '../test-host.ts';

const CALL = { H: { type: 'Http', inputs: { method: 'GET', uri: 'http://peer.example/a' }, runAfter: {} } };

/** A peer that answers in turn, the last answer again and again, and the seconds of the run at which it was asked. */
function peer(...answers: readonly (readonly [number, Record<string, string>?])[]): {
  readonly fetch: Host['fetch'];
  readonly seconds: number[];
} {
  const seconds: number[] = [];
  return {
    seconds,
    fetch: async (_, time) => {
      const [status, headers = {}] = answers[Math.min(seconds.length, answers.length - 1)] ?? [200];
      seconds.push((time.now() - START) / 1000);
      return Response.json({ status }, { status, headers });
    },
  };
}

describe('retries', () => {
  it.each([
    ['low', [0, 300, 900]],
    ['standard', [0, 7, 21, 49, 105, 217, 441, 889, 1785, 3577, 7161, 10_761, 14_361]],
    ['logic-apps', [0, 7.5, 22.5, 52.5, 97.5]],
  ] as const)('follow the plan %s', async (profile, seconds) => {
    const { fetch, seconds: asked } = peer([500]);
    const { action } = await post(flowOf(CALL), undefined, testHost({ fetch, profile }));
    expect(asked).toEqual(seconds);
    expect(action('H')).toMatchObject({ status: 'Failed', code: 'InternalServerError' });
  });

  it.each([408, 429, 502])('are made after %i', async (status) => {
    const { fetch, seconds } = peer([status], [200]);
    const { action } = await post(flowOf(CALL), undefined, testHost({ fetch }));
    expect(seconds).toEqual([0, 7]);
    expect(action('H').status).toBe('Succeeded');
    expect(action('H')['retryHistory']).toHaveLength(1);
  });

  it.each([400, 404, 409])('are not made after %i', async (status) => {
    const { fetch, seconds } = peer([status]);
    const { action } = await post(flowOf(CALL), undefined, testHost({ fetch }));
    expect(seconds).toEqual([0]);
    expect(action('H').status).toBe('Failed');
    expect(action('H').error).toBeUndefined();
  });

  it('wait as long as the other side asks', async () => {
    const { fetch, seconds } = peer([503, { 'Retry-After': '120' }], [429, { 'Retry-After': '1' }], [200]);
    await post(flowOf(CALL), undefined, testHost({ fetch }));
    expect(seconds).toEqual([0, 120, 121]);
  });

  it('follow the policy of the action', async () => {
    const { fetch, seconds } = peer([500]);
    const retryPolicy = { type: 'exponential', count: 3, interval: 'PT10S', maximumInterval: 'PT15S' };
    await post(
      flowOf({ H: { ...CALL.H, inputs: { ...CALL.H.inputs, retryPolicy } } }),
      undefined,
      testHost({ fetch }),
    );
    expect(seconds).toEqual([0, 10, 25, 40]);
  });
});

describe('answers that take time', () => {
  it('are asked for again until there is a result', async () => {
    const { fetch, seconds } = peer(
      [202, { Location: '/later', 'Retry-After': '3' }],
      [202, { Location: '/later' }],
      [200],
    );
    const { action } = await post(flowOf(CALL), undefined, testHost({ fetch }));
    expect(seconds).toEqual([0, 3, 13]);
    expect(action('H').code).toBe('OK');
  });

  it('are left alone where the pattern is off', async () => {
    const { fetch, seconds } = peer([202, { Location: '/later' }]);
    const { action } = await post(
      flowOf({ H: { ...CALL.H, operationOptions: 'DisableAsyncPattern' } }),
      undefined,
      testHost({ fetch }),
    );
    expect(seconds).toEqual([0]);
    expect(action('H').code).toBe('Accepted');
  });

  it('end at the limit of the action', async () => {
    const fetch = async (_: Request, time: CallTime): Promise<Response> => {
      await time.wait(60_000);
      return Response.json({});
    };
    const { action, run } = await post(
      flowOf({
        H: { ...CALL.H, limit: { timeout: 'PT5S' } },
        After: { type: 'Compose', inputs: 'late', runAfter: { H: ['TimedOut'] } },
        Other: { type: 'Wait', inputs: { interval: { count: 2, unit: 'Minute' } }, runAfter: {} },
      }),
      undefined,
      testHost({ fetch }),
    );
    expect(action('H')).toMatchObject({ status: 'TimedOut', endTime: '2026-01-01T00:00:05Z' });
    expect(action('After').outputs).toBe('late');
    expect(run.endTime).toBe('2026-01-01T00:02:00Z');
  });

  it('end after two minutes at most', async () => {
    const fetch = async (_: Request, time: CallTime): Promise<Response> => {
      await time.wait(600_000);
      return Response.json({});
    };
    const { action } = await post(
      flowOf({ H: { ...CALL.H, inputs: { ...CALL.H.inputs, retryPolicy: { type: 'none' } } } }),
      undefined,
      testHost({ fetch }),
    );
    expect(action('H')).toMatchObject({
      status: 'Failed',
      code: 'RequestTimeout',
      endTime: '2026-01-01T00:02:00Z',
    });
  });

  it('take their real time where the host asks for it', async () => {
    const started = performance.now();
    const { action } = await post(
      flowOf({ W: { type: 'Wait', inputs: { interval: { count: 0.05, unit: 'Second' } }, runAfter: {} } }),
      undefined,
      testHost({ time: 'real', startTime: () => Date.now() }),
    );
    expect(action('W').status).toBe('Succeeded');
    expect(performance.now() - started).toBeGreaterThan(40);
  });

  it('end in real time at the limit of the action', async () => {
    const { action } = await post(
      flowOf({ H: { ...CALL.H, limit: { timeout: 'PT0.05S' } } }),
      undefined,
      testHost({ time: 'real', startTime: () => Date.now(), fetch: () => new Promise(() => undefined) }),
    );
    expect(action('H').status).toBe('TimedOut');
  });
});

describe('connections that fail', () => {
  it('name a host that does not exist', async () => {
    const { action } = await post(
      flowOf({ H: { ...CALL.H, inputs: { ...CALL.H.inputs, retryPolicy: { type: 'none' } } } }),
      undefined,
      testHost({
        fetch: async () => {
          throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } });
        },
      }),
    );
    expect(action('H')).toMatchObject({
      status: 'Failed',
      error: {
        code: 'UnresolvableHostName',
        message: "The provided host name 'peer.example' could not be resolved.",
      },
    });
    expect(action('H').outputs).toBeUndefined();
  });
});

describe('a fault of the runner', () => {
  it('reaches whoever waits, for the answer and for the runs', async () => {
    let drawn = 0;
    const start = startFlow(
      flowOf({
        C: { type: 'Compose', inputs: '@rand(1, 5)', runAfter: {} },
        R: { type: 'Response', kind: 'Http', inputs: { statusCode: 200 }, runAfter: { C: ['Succeeded'] } },
      }),
      { kind: 'request', method: 'POST', url: 'http://localhost/', headers: {} },
      testHost({
        random: () => {
          drawn += 1;
          // The first number names the run.
          if (drawn > 1) throw new RangeError('no more chance');
          return 0.5;
        },
      }),
    );
    await expect(start.runs).rejects.toThrow('no more chance');
    await expect(start.answer).rejects.toThrow('no more chance');
  });
});

describe('the caller', () => {
  const late = {
    W: { type: 'Wait', inputs: { interval: { count: 3, unit: 'Minute' } }, runAfter: {} },
    R: {
      type: 'Response',
      kind: 'Http',
      inputs: { statusCode: 200, body: 1 },
      runAfter: { W: ['Succeeded'] },
    },
  };

  it('gets 504 when the Response is late', async () => {
    const { answer, action } = await post(flowOf(late), undefined);
    expect(answer.statusCode).toBe(504);
    expect(JSON.parse(textOf(answer))).toMatchObject({ error: { code: 'ResponseTimeout' } });
    expect(action('R').error?.code).toBe('ActionResponseTimedOut');
  });

  it('gets what the Response says, without the headers that the service keeps', async () => {
    const { answer } = await post(
      flowOf({
        R: {
          type: 'Response',
          kind: 'Http',
          inputs: {
            statusCode: 201,
            headers: { 'X-A': 'b', 'Set-Cookie': 'c', 'content-language': 'en', 'Content-Type': 'text/csv' },
            body: 'a,b',
          },
          runAfter: {},
        },
      }),
      undefined,
    );
    expect(answer.statusCode).toBe(201);
    expect(answer.headers).toMatchObject({ 'X-A': 'b', 'Content-Type': 'text/csv', 'Content-Length': '3' });
    expect(Object.keys(answer.headers).map((name) => name.toLowerCase())).not.toContain('set-cookie');
    expect(Object.keys(answer.headers).map((name) => name.toLowerCase())).not.toContain('content-language');
    expect(textOf(answer)).toBe('a,b');
  });
});
