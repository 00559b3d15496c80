import type { FlowAnswer } from '../actions/action-kind.ts';
import type { LoadedFlow } from '../definition/loaded-flow.ts';
import { ExpressionFault } from '../expression/fault.ts';
import type { Host } from '../host.ts';
import { buildRunRecord } from '../records/build-run-record.ts';
import type { RunRecord } from '../records/run-record.ts';
import type { TriggerState } from '../triggers/trigger-state.ts';
import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import { blockStatus } from './block-status.ts';
import { noCaller, waitingCaller, type Caller } from './caller.ts';
import { newClock } from './clock.ts';
import { drive } from './drive.ts';
import type { FlowRun } from './flow-run.ts';
import { scopeOf } from './flow-scope.ts';
import { newFrame } from './frame.ts';
import { step } from './run-action.ts';
import { startBlock } from './run-block.ts';
import { actionFailedError } from './sentences.ts';

/** After so long a caller that waits for a Response gets a 504. */
export const ANSWER_LIMIT = 120_000;

export interface CallerLine {
  /** Takes the one answer: of a Response, or of the service where none came. */
  readonly answer: (answer: FlowAnswer, failure: 'NoResponse' | 'ResponseTimeout' | undefined) => void;
  /** Milliseconds that the caller waits; `undefined`: it has had its answer and asks later. */
  readonly limit: number | undefined;
}

/** Starts a run and runs it to its end. `line`: somebody waits for an answer. */
export async function runFlow(
  flow: LoadedFlow,
  host: Host,
  id: string,
  trigger: TriggerState,
  line: CallerLine | undefined,
): Promise<RunRecord> {
  const clock = newClock(host);
  const run: FlowRun = {
    flow,
    host,
    clock,
    id,
    trigger,
    root: newFrame(undefined, undefined, 0, undefined, flow.slots),
    variables: new Map(),
    caller: line === undefined ? noCaller() : callerOf(line),
    startTime: clock.now(),
    ready: [],
    pending: 0,
    settled: [],
    wake: () => undefined,
    sequence: 0,
    end: undefined,
    code: undefined,
    endTime: clock.now(),
  };
  if (line?.limit !== undefined) clock.after(line.limit, () => giveUp(run, line, 'ResponseTimeout'), true);
  startBlock(run, flow.root, run.root, () => endRun(run));
  await drive(run, step);
  run.endTime = clock.now();
  if (line?.limit !== undefined) giveUp(run, line, 'NoResponse');
  return buildRunRecord(run, outputsOf(run));
}

function callerOf(line: CallerLine): Caller {
  return waitingCaller((answer) => line.answer(answer, undefined));
}

function endRun(run: FlowRun): void {
  const status = blockStatus(run.flow.root, run.root);
  if (status === 'Succeeded') {
    run.end = { status: 'Succeeded', error: undefined };
    return;
  }
  run.code = 'ActionFailed';
  run.end = { status: 'Failed', error: actionFailedError() };
}

const FAILURES = {
  NoResponse: {
    statusCode: 502,
    code: 'BadGateway',
    status: 'Failed',
    text: 'a response from an upstream server',
  },
  ResponseTimeout: {
    statusCode: 504,
    code: 'GatewayTimeout',
    status: 'TimedOut',
    text: 'a timely response from the upstream server',
  },
} as const;

/** The service answers in place of a Response that did not come. */
function giveUp(run: FlowRun, line: CallerLine, why: 'NoResponse' | 'ResponseTimeout'): void {
  const { caller } = run;
  if (caller.state !== 'waiting') return;
  const { statusCode, code, status, text } = FAILURES[why];
  const message = `The server did not receive ${text}. Request tracking id '${run.id}'.`;
  caller.state = 'late';
  caller.response = { status, code, error: { code: why, message }, time: run.clock.now() };
  const error = new ObjectValue([
    ['code', why],
    ['message', message],
  ]);
  line.answer({ statusCode, headers: [], body: new ObjectValue([['error', error]]) }, why);
}

/** The definition's outputs: evaluated where the run succeeded, as written where it did not. */
function outputsOf(run: FlowRun): ObjectValue | undefined {
  const { outputs } = run.flow;
  if (outputs === undefined) return undefined;
  return new ObjectValue(
    outputs.map(({ name, type, written, value }): [string, Value] => [
      name,
      run.code === undefined
        ? outputOf(run, type, value)
        : new ObjectValue([
            ['type', type],
            ['value', written],
          ]),
    ]),
  );
}

function outputOf(
  run: FlowRun,
  type: string,
  value: (scope: ReturnType<typeof scopeOf>) => Value,
): ObjectValue {
  try {
    return new ObjectValue([
      ['type', type],
      ['value', value(scopeOf(run, run.root))],
    ]);
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    return new ObjectValue([
      ['type', type],
      ['error', new ObjectValue([['message', error.message]])],
    ]);
  }
}
