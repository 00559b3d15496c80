import type { FlowAnswer } from './actions/action-kind.ts';
import type { LoadedFlow } from './definition/loaded-flow.ts';
import type { Host } from './host.ts';
import { ORIGIN, type Resubmittable, type RunRecord } from './records/run-record.ts';
import { newRunId } from './records/run-id.ts';
import { ANSWER_LIMIT, runFlow, type CallerLine } from './scheduler/run-flow.ts';
import { answerHeaders, answerOf, refusalAnswer, type TriggerAnswer } from './triggers/answer.ts';
import { fireTrigger } from './triggers/fire-trigger.ts';
import type { TriggerEvent } from './triggers/trigger-kind.ts';
import type { TriggerState } from './triggers/trigger-state.ts';

export type { Host } from './host.ts';
export type { ActionRecord, RunRecord } from './records/run-record.ts';
export type { TriggerAnswer } from './triggers/answer.ts';
export type { TriggerEvent } from './triggers/trigger-kind.ts';

const ACCEPTED: FlowAnswer = { statusCode: 202, headers: [], body: undefined };

export interface FlowStart {
  /** What the caller gets: at once, or when a Response has run. */
  readonly answer: Promise<TriggerAnswer>;
  /** Every run of the call, ended; none where the call was refused or a condition was not met. */
  readonly runs: Promise<readonly RunRecord[]>;
}

/**
 * Sets a flow's trigger off and runs what it starts. A run that fails is data; a promise is rejected only for the
 * runner's own faults.
 */
export function startFlow(flow: LoadedFlow, event: TriggerEvent, host: Host): FlowStart {
  const fired = fireTrigger(flow, event, host);
  if ('refusal' in fired)
    return { answer: Promise.resolve(refusalAnswer(fired.refusal, host)), runs: Promise.resolve([]) };
  const { triggers, split } = fired;
  const [first] = triggers;
  if (first === undefined || split) {
    const runs = Promise.all(
      triggers.map((trigger) => runFlow(flow, host, trigger.runId, trigger.state, undefined)),
    );
    return { answer: Promise.resolve(answerOf(ACCEPTED, answerHeaders(host))), runs };
  }
  const headers = answerHeaders(host, first);
  const { runId, state } = first;
  const run = (line: CallerLine | undefined): Promise<readonly RunRecord[]> =>
    runFlow(flow, host, runId, state, line).then((record) => [record]);
  const called = event.kind === 'request';
  if (called && flow.waitsForResponse) {
    let take: CallerLine['answer'] = () => undefined;
    let fail: (reason: unknown) => void = () => undefined;
    const answer = new Promise<TriggerAnswer>((resolve, reject) => {
      take = (given: FlowAnswer, failure) => resolve(answerOf(given, headers, failure !== undefined));
      fail = reject;
    });
    const runs = run({ answer: take, limit: ANSWER_LIMIT });
    // A fault of the runner reaches whoever waits for the answer, and whoever waits for the runs; not the process.
    answer.catch(() => undefined);
    runs.catch(fail);
    return { answer, runs };
  }
  const accepted = called && flow.respondsLater ? pollLater(event.url, runId, host) : ACCEPTED;
  const line: CallerLine | undefined =
    called && flow.respondsLater ? { answer: () => undefined, limit: undefined } : undefined;
  return { answer: Promise.resolve(answerOf(accepted, headers)), runs: run(line) };
}

/** The answer where the only Response is asynchronous: where to ask for the result, and how soon. */
function pollLater(url: string, runId: string, host: Host): FlowAnswer {
  const { origin } = new URL(url, 'http://localhost');
  const flowId = host.workflow?.name ?? 'flow';
  const location = `${origin}/workflows/${flowId}/runs/${runId}/operations/${host.newId()}?api-version=2016-06-01`;
  return {
    statusCode: 202,
    headers: [
      ['Location', location],
      ['Retry-After', '1'],
    ],
    body: undefined,
  };
}

/**
 * Runs a flow again with the trigger outputs of an earlier run. Nobody waits for an answer: a Response is skipped,
 * and `answer` only says that the run was accepted.
 */
export function resubmit(flow: LoadedFlow, run: RunRecord & Resubmittable, host: Host): FlowStart {
  const origin = run[ORIGIN];
  const { trigger } = run;
  const now = host.startTime();
  const state: TriggerState = {
    name: trigger.name,
    inputs: origin?.inputs ?? trigger.inputs,
    outputs: origin?.outputs ?? trigger.outputs,
    startTime: now,
    endTime: now,
    scheduledTime: undefined,
    trackingId: host.newId(),
    clientTrackingId: trigger.clientTrackingId,
    clientKeywords: origin?.clientKeywords,
    originHistoryName: trigger.originHistoryName,
    code: trigger.code,
    secureInputs: flow.trigger.secureInputs,
    secureOutputs: flow.trigger.secureOutputs,
  };
  const fired = { runId: newRunId(host), state };
  return {
    answer: Promise.resolve(answerOf(ACCEPTED, answerHeaders(host, fired))),
    runs: runFlow(flow, host, fired.runId, state, undefined).then((again) => [again]),
  };
}
