import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { readJson } from '../../../../mock-server/runner/json/read-json.ts';
import { loadFlow } from '../../../../mock-server/runner/load-flow.ts';
import { startFlow } from '../../../../mock-server/runner/start-flow.ts';
import { toJs } from '../../../../mock-server/runner/value/from-js.ts';
import { testHost, textOf } from '../test-host.ts';

interface Trace {
  readonly id: string;
  readonly workflow: string;
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: unknown;
  };
}

interface TraceFile {
  readonly workflows: Readonly<Record<string, unknown>>;
  readonly traces: readonly Trace[];
}

const text = readFileSync(new URL('../../../conformance/data/traces.json', import.meta.url), 'utf8');
const file = toJs(readJson(text)) as TraceFile;

/** What hangs on the moment, the machine and the server before the runtime. */
const VARYING = new Set(['startTime', 'endTime', 'trackingId', 'clientTrackingId', 'originHistoryName']);
const SERVER = new Set(['date', 'server', 'content-length']);

describe('recorded calls of the Standard host', () => {
  it.each(file.traces)('$id', async ({ workflow, request, response }) => {
    const { flow, problems } = loadFlow(JSON.stringify(file.workflows[workflow]));
    expect(problems).toEqual([]);
    if (flow === undefined) return;
    const start = startFlow(
      flow,
      {
        kind: 'request',
        method: request.method,
        url: request.target,
        headers: Object.fromEntries(request.headers),
        ...(request.body === '' ? {} : { body: new TextEncoder().encode(request.body) }),
      },
      testHost({ profile: 'logic-apps' }),
    );
    const answer = await start.answer;
    expect(answer.statusCode).toBe(response.status);
    const names = (headers: readonly string[]): string[] =>
      headers
        .map((name) => name.toLowerCase())
        .filter((name) => !SERVER.has(name) && name !== 'content-type');
    expect(names(Object.keys(answer.headers))).toEqual(names(response.headers.map(([name]) => name)));
    const contentType = response.headers.find(([name]) => name === 'Content-Type')?.[1];
    expect(answer.headers['Content-Type']).toBe(contentType);
    const body = textOf(answer);
    const got: unknown = typeof response.body === 'string' ? body : JSON.parse(body);
    expect(JSON.stringify(masked(got), undefined, 1)).toBe(
      JSON.stringify(masked(response.body), undefined, 1),
    );
  });
});

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, VARYING.has(name) ? typeof member : masked(member)]),
  );
}
