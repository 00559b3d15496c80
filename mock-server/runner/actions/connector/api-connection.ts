import { checkRetryPolicy } from '../../http/check-retry-policy.ts';
import { retryPolicy } from '../../http/retry-policy.ts';
import { endOfResult, isAnswered, sendCall } from '../../http/send-call.ts';
import { writeBody } from '../../http/write-body.ts';
import { writeJson } from '../../json/write-json.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import type { ActionContext, ActionEnd, ActionKind } from '../action-kind.ts';
import { hasOption } from '../operation-options.ts';
import { requireInput } from '../require-member.ts';

/** Where calls of the Logic Apps form go: they name a path of a connection, not an operation of a connector. */
const GATEWAY = 'https://apim.example/apim';

export const apiConnection: ActionKind = {
  type: 'ApiConnection',
  family: 'connector',
  summary: 'calls a path of a managed connection (Logic Apps form)',
  inputs: 'required',
  limit: true,
  check(action) {
    requireInput(action, 'host');
    checkRetryPolicy(action);
  },
  plan(action) {
    const inputs = action.compile(action.member('inputs'));
    const followsAccepted = !hasOption(action, 'DisableAsyncPattern');
    return {
      form: 'leaf',
      run(context) {
        const given = inputs(context.scope);
        return callPath(context, given instanceof ObjectValue ? given : new ObjectValue(), followsAccepted);
      },
    };
  },
};

/** Calls `method path?queries` of the connection that `host.connection` names. */
export async function callPath(
  context: ActionContext,
  inputs: ObjectValue,
  followsAccepted: boolean,
): Promise<ActionEnd> {
  context.showInputs(shownInputs(inputs));
  const queries = pairs(inputs.get('queries'));
  const search = new URLSearchParams(queries).toString();
  const path = toText(inputs.get('path') ?? '/');
  const body = inputs.get('body');
  const written = body === undefined || body === null ? undefined : writeBody(body);
  const headers = [...context.callHeaders(), ...pairs(inputs.get('headers'))];
  if (written !== undefined) headers.push(['Content-Type', written.contentType]);
  const result = await sendCall(context, {
    method: toText(inputs.get('method') ?? 'GET').toUpperCase(),
    url: `${GATEWAY}/${encodeURIComponent(connectionName(inputs))}${path.startsWith('/') ? '' : '/'}${path}${search === '' ? '' : `?${search}`}`,
    headers,
    body: written?.bytes,
    retry: retryPolicy(inputs.get('retryPolicy'), context.host.profile),
    followsAccepted,
  });
  return isAnswered(result) ? endOfResult(result) : result;
}

/** `host.connection` by reference name, or by the connection id that `$connections` holds. */
function connectionName(inputs: ObjectValue): string {
  const host = inputs.get('host');
  const connection = host instanceof ObjectValue ? host.get('connection') : undefined;
  if (!(connection instanceof ObjectValue)) return 'connection';
  const name = connection.get('referenceName') ?? connection.get('name') ?? 'connection';
  return toText(name).split('/').at(-1) ?? 'connection';
}

function pairs(value: Value | undefined): [string, string][] {
  if (!(value instanceof ObjectValue)) return [];
  return [...value.members].flatMap(([name, member]): [string, string][] =>
    member === null ? [] : [[name, typeof member === 'string' ? member : writeJson(member)]],
  );
}

function shownInputs(inputs: ObjectValue): ObjectValue {
  const shown = ['host', 'method', 'path', 'queries', 'headers', 'body'].flatMap(
    (name): [string, Value][] => {
      const value = inputs.get(name);
      return value === undefined ? [] : [[name, value]];
    },
  );
  return new ObjectValue(shown);
}
