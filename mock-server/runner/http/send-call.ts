import type { ActionContext, ActionEnd } from '../actions/action-kind.ts';
import { failed } from '../actions/action-end.ts';
import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import { answerHeaderRank, headerName } from './header-names.ts';
import { readAnswer } from './read-body.ts';
import { isWorthRetry, retryAfter, type RetryPolicy } from './retry-policy.ts';
import { statusName } from './status-name.ts';

/** A call of an action, ready to be sent any number of times. */
export interface OutgoingCall {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array | undefined;
  readonly retry: RetryPolicy;
  /** Follow `202 Accepted` with a `Location` until there is a result. */
  readonly followsAccepted: boolean;
}

/** The other side has so long to answer (both Power Automate and Logic Apps). */
export const ANSWER_LIMIT = 120_000;

/** So long the other side may answer 202 where the action has no limit of its own. */
const ASYNC_LIMIT = 86_400_000;

/** Between two looks at a `Location` that names no `Retry-After` (measured). */
const POLL_INTERVAL = 10_000;

export interface CallResult {
  readonly status: number;
  readonly outputs: ObjectValue;
  readonly body: Value | undefined;
}

/**
 * Sends a call, tries again by its policy (`Retry-After` wins over the policy's own wait), and follows `202`. Gives the
 * last answer, or the end of an action that got none.
 */
export async function sendCall(context: ActionContext, call: OutgoingCall): Promise<CallResult | ActionEnd> {
  for (let retries = 0; ; retries += 1) {
    const startTime = context.now();
    const clientRequestId = context.host.newId();
    const answer = await attempt(context, call, clientRequestId);
    const code = answer instanceof Response ? statusName(answer.status) : answer.code;
    const again = answer instanceof Response ? isWorthRetry(answer.status) : true;
    if (!again || retries >= call.retry.count) {
      if (!(answer instanceof Response)) return answer;
      const last = call.followsAccepted ? await followAccepted(context, call, answer) : answer;
      return last === undefined ? timedOut(context) : readResult(last);
    }
    context.addRetry({ startTime, endTime: context.now(), code, clientRequestId });
    const asked =
      answer instanceof Response ? retryAfter(answer.headers.get('Retry-After'), context.now()) : undefined;
    if (answer instanceof Response) await answer.body?.cancel();
    await context.wait(asked ?? call.retry.delay(retries + 1));
  }
}

/** The end of an action whose call was answered: an error status fails it and keeps the outputs. */
export function endOfResult(result: CallResult): ActionEnd {
  return {
    status: result.status >= 400 ? 'Failed' : 'Succeeded',
    code: statusName(result.status),
    outputs: result.outputs,
  };
}

export function isAnswered(result: CallResult | ActionEnd): result is CallResult {
  return typeof result.status === 'number';
}

async function attempt(
  context: ActionContext,
  call: OutgoingCall,
  clientRequestId: string,
): Promise<Response | ActionEnd> {
  try {
    const headers = new Headers();
    for (const [name, value] of call.headers) headers.set(name, value);
    headers.set('x-ms-client-request-id', clientRequestId);
    // fetch has no body for GET and HEAD, where .NET would send one.
    const bodiless = call.method === 'GET' || call.method === 'HEAD' || call.body === undefined;
    const { signal } = context;
    const request = new Request(call.url, {
      method: call.method,
      headers,
      ...(signal === undefined ? {} : { signal }),
      ...(bodiless ? {} : { body: call.body }),
    });
    const answer = await context.fetch(request, ANSWER_LIMIT);
    if (answer !== undefined) return answer;
    return failed(
      'RequestTimeout',
      'Http request failed: the server did not respond within the timeout limit. Please see logic app limits at https://aka.ms/logic-apps-limits-and-config#http-limits.',
    );
  } catch (error) {
    return connectionFailure(call.url, error);
  }
}

function connectionFailure(url: string, error: unknown): ActionEnd {
  const reason = error instanceof Error ? error : new Error(String(error));
  const cause: unknown = reason.cause;
  const code = cause !== null && typeof cause === 'object' && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || reason.message.includes('ENOTFOUND')) {
    const { hostname } = new URL(url);
    return failed('UnresolvableHostName', `The provided host name '${hostname}' could not be resolved.`);
  }
  return failed('BadRequest', `Http request failed as there is an error: '${reason.message}'.`);
}

function timedOut(context: ActionContext): ActionEnd {
  const end = failed(
    'ActionTimedOut',
    `The execution of template action '${context.action.name}' is timed out: the operation did not complete within its time limit.`,
  );
  return { ...end, status: 'TimedOut' };
}

/** `undefined`: there was no result within the limit. */
async function followAccepted(
  context: ActionContext,
  call: OutgoingCall,
  first: Response,
): Promise<Response | undefined> {
  const started = context.now();
  const limit = context.action.timeout ?? ASYNC_LIMIT;
  let answer = first;
  let location = answer.headers.get('Location');
  while (answer.status === 202 && location !== null) {
    if (context.now() - started >= limit) return undefined;
    const url = new URL(location, call.url).href;
    await context.wait(retryAfter(answer.headers.get('Retry-After'), context.now()) ?? POLL_INTERVAL);
    const next = await attempt(
      context,
      { ...call, method: 'GET', url, body: undefined, headers: call.headers.filter(isKeptForPoll) },
      context.host.newId(),
    );
    if (!(next instanceof Response)) return answer;
    answer = next;
    location = answer.headers.get('Location') ?? location;
  }
  return answer;
}

function isKeptForPoll([name]: readonly [string, string]): boolean {
  return !name.toLowerCase().startsWith('content-');
}

async function readResult(answer: Response): Promise<CallResult> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const body = readAnswer(bytes, answer.headers.get('Content-Type') ?? undefined);
  const headers = [...answer.headers]
    .map(([name, value]): [string, Value] => [headerName(name), value])
    .sort(([a], [b]) => answerHeaderRank(a) - answerHeaderRank(b));
  const members: [string, Value][] = [['statusCode', BigInt(answer.status)]];
  members.push(['headers', new ObjectValue(headers)]);
  if (body !== undefined) members.push(['body', body]);
  return { status: answer.status, outputs: new ObjectValue(members), body };
}
