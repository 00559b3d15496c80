import type { CallTime } from '../../host.ts';
import { readAnswer } from '../../http/read-body.ts';
import { headerName } from '../../http/header-names.ts';
import { endOfResult, isAnswered, sendCall } from '../../http/send-call.ts';
import { retryPolicy } from '../../http/retry-policy.ts';
import { writeBody } from '../../http/write-body.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import type { ActionContext, ActionEnd, ActionKind } from '../action-kind.ts';
import { succeeded } from '../action-end.ts';
import { requireInput } from '../require-member.ts';
import { errorValue } from '../../scheduler/sentences.ts';
import { callPath } from './api-connection.ts';
import { callOperation } from './call-operation.ts';

/** A webhook action gives up after 30 days, when the run does. */
const LONGEST_WAIT = 30 * 86_400_000;

function webhook(
  type: string,
  summary: string,
  input: string,
  subscribe: (context: ActionContext, inputs: ObjectValue) => Promise<ActionEnd>,
  unsubscribe?: (context: ActionContext, inputs: ObjectValue) => Promise<unknown>,
): ActionKind {
  return {
    type,
    family: type === 'HttpWebhook' ? 'http' : 'connector',
    summary,
    inputs: 'required',
    limit: true,
    ...(type.startsWith('OpenApi') ? { connector: 'operation' as const } : {}),
    check: (action) => requireInput(action, input),
    plan(action) {
      const inputs = action.compile(action.member('inputs'));
      return {
        form: 'leaf',
        async run(context) {
          const given = inputs(context.callbackScope());
          const whole = given instanceof ObjectValue ? given : new ObjectValue();
          const subscribed = await subscribe(context, whole);
          if (subscribed.status !== 'Succeeded') return subscribed;
          const end = await awaitCallback(context);
          await unsubscribe?.(context, whole);
          return end;
        },
      };
    },
  };
}

async function awaitCallback(context: ActionContext): Promise<ActionEnd> {
  const { host, action, runId } = context;
  const limit = action.timeout ?? LONGEST_WAIT;
  const called = async (time: CallTime): Promise<Request | undefined> =>
    host.callback?.(runId, action.name, time);
  const request = host.callback === undefined ? undefined : await context.within(limit, called);
  if (request === undefined) {
    await context.wait(limit);
    return {
      status: 'TimedOut',
      code: 'ActionTimedOut',
      error: errorValue(
        'ActionTimedOut',
        `The execution of template action '${action.name}' is timed out: nobody called back.`,
      ),
    };
  }
  const bytes = new Uint8Array(await request.arrayBuffer());
  const headers = [...request.headers].map(([name, value]): [string, Value] => [headerName(name), value]);
  const body = readAnswer(bytes, request.headers.get('Content-Type') ?? undefined);
  return succeeded(
    new ObjectValue([
      ['headers', new ObjectValue(headers)],
      ...(body === undefined ? [] : [['body', body] as const]),
    ]),
  );
}

async function sendHttp(context: ActionContext, request: Value | undefined): Promise<ActionEnd> {
  if (!(request instanceof ObjectValue)) return succeeded();
  const body = request.get('body');
  const written = body === undefined || body === null ? undefined : writeBody(body);
  const given = request.get('headers');
  const headers = given instanceof ObjectValue ? [...given.members] : [];
  const result = await sendCall(context, {
    method: toText(request.get('method') ?? 'POST').toUpperCase(),
    url: toText(request.get('uri') ?? null),
    headers: [
      ...context.callHeaders(),
      ...headers.map(([name, value]) => [name, toText(value)] as const),
      ...(written === undefined ? [] : [['Content-Type', written.contentType] as const]),
    ],
    body: written?.bytes,
    retry: retryPolicy(request.get('retryPolicy'), context.host.profile),
    followsAccepted: false,
  });
  return isAnswered(result) ? endOfResult(result) : result;
}

const ONCE = { followsAccepted: false, minimumItems: undefined };

export const openApiConnectionWebhook = webhook(
  'OpenApiConnectionWebhook',
  'subscribes at a connector and waits to be called back',
  'host',
  (context, inputs) => callOperation(context, inputs, ONCE),
);

export const apiConnectionWebhook = webhook(
  'ApiConnectionWebhook',
  'subscribes at a managed connection and waits to be called back (Logic Apps form)',
  'host',
  (context, inputs) => callPath(context, inputs, false),
);

export const httpWebhook = webhook(
  'HttpWebhook',
  'subscribes at a URL and waits to be called back',
  'subscribe',
  (context, inputs) => {
    context.showInputs(inputs);
    return sendHttp(context, inputs.get('subscribe'));
  },
  (context, inputs) => sendHttp(context, inputs.get('unsubscribe')),
);
