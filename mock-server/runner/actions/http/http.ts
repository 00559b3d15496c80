import { ExpressionFault } from '../../expression/fault.ts';
import type { RawAction } from '../../definition/raw-action.ts';
import { checkRetryPolicy } from '../../http/check-retry-policy.ts';
import { retryPolicy, type RetryPolicy } from '../../http/retry-policy.ts';
import { endOfResult, isAnswered, sendCall } from '../../http/send-call.ts';
import { writeBody } from '../../http/write-body.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import type { ActionContext, ActionEnd, ActionKind } from '../action-kind.ts';
import { failed } from '../action-end.ts';
import { hasOption } from '../operation-options.ts';
import { requireInput } from '../require-member.ts';
import { authorizationOf, shownAuthentication } from './authentication.ts';

const LONGEST_URL = 16_384;

export const http: ActionKind = {
  type: 'Http',
  family: 'http',
  summary: 'calls a URL, tries again by its policy, follows 202',
  inputs: 'required',
  limit: true,
  check(action) {
    requireInput(action, 'method');
    requireInput(action, 'uri');
    checkRetryPolicy(action);
  },
  plan(action) {
    const inputs = action.compile(action.member('inputs'));
    const followsAccepted = !hasOption(action, 'DisableAsyncPattern');
    return {
      form: 'leaf',
      run: (context) => runHttp(context, inputs(context.scope), action, followsAccepted),
    };
  },
};

function runHttp(
  context: ActionContext,
  given: Value,
  action: RawAction,
  followsAccepted: boolean,
): ActionEnd | Promise<ActionEnd> {
  const inputs = given instanceof ObjectValue ? given : new ObjectValue();
  const uri = inputs.get('uri') ?? null;
  if (uri === null)
    throw new ExpressionFault("Required property 'uri' expects a value but got null. Path ''.");
  const headers = textMembers(inputs.get('headers'), 'headers');
  const queries = textMembers(inputs.get('queries'), 'queries');
  const retry = retryPolicy(inputs.get('retryPolicy'), context.host.profile);
  const method = toText(inputs.get('method') ?? 'GET').toUpperCase();
  context.showInputs(shownInputs(inputs, toText(uri), method, queries, headers, retry));
  const url = wellFormed(toText(uri));
  if (url === undefined)
    return failed(
      'BadRequest',
      `The provided '${action.type}' action URI '${toText(uri)}' is not valid. The URI must be a well formed absolute URI not referencing local host or UNC path.`,
    );
  const search = present(queries);
  if (search.length > 0) url.search = new URLSearchParams(search).toString();
  if (url.href.length > LONGEST_URL)
    return failed('BadRequest', `The length of the URI exceeds the limit of '${LONGEST_URL}' characters.`);
  const body = inputs.get('body');
  const written = body === undefined || body === null ? undefined : writeBody(body);
  const authorization = authorizationOf(inputs.get('authentication'));
  const own = hasOption(action, 'SuppressWorkflowHeaders') ? [] : context.callHeaders();
  const sent = [...own, ...present(headers)];
  if (authorization !== undefined) sent.push(['Authorization', authorization]);
  if (written !== undefined && !headers.some(([name]) => name.toLowerCase() === 'content-type'))
    sent.push(['Content-Type', written.contentType]);
  return sendCall(context, {
    method,
    url: url.href,
    headers: sent,
    body: written?.bytes,
    retry,
    followsAccepted,
  }).then((result) => (isAnswered(result) ? endOfResult(result) : result));
}

/** Headers or queries as texts; those that are null are shown and not sent. */
function textMembers(value: Value | undefined, path: string): [string, string | null][] {
  if (!(value instanceof ObjectValue)) return [];
  return [...value.members].map(([name, member]): [string, string | null] => {
    if (member === null) return [name, null];
    if (isArray(member) || member instanceof ObjectValue)
      throw new ExpressionFault(
        `Error reading string. Unexpected token: ${isArray(member) ? 'StartArray' : 'StartObject'}. Path '${path}.${name}'.`,
      );
    return [name, toText(member)];
  });
}

function present(members: readonly (readonly [string, string | null])[]): [string, string][] {
  return members.flatMap(([name, text]): [string, string][] => (text === null ? [] : [[name, text]]));
}

/** The members of the record in the runtime's order; headers stand behind the body where there is no retry policy. */
function shownInputs(
  inputs: ObjectValue,
  uri: string,
  method: string,
  queries: readonly (readonly [string, string | null])[],
  headers: readonly (readonly [string, string | null])[],
  retry: RetryPolicy,
): ObjectValue {
  const members: [string, Value][] = [
    ['uri', uri],
    ['method', method],
  ];
  if (queries.length > 0) members.push(['queries', new ObjectValue(queries)]);
  const shownHeaders: [string, Value][] = headers.length > 0 ? [['headers', new ObjectValue(headers)]] : [];
  if (retry.shown !== undefined) members.push(...shownHeaders, ['retryPolicy', retry.shown]);
  const body = inputs.get('body');
  if (body !== undefined && body !== null) members.push(['body', body]);
  if (retry.shown === undefined) members.push(...shownHeaders);
  const cookie = inputs.get('cookie');
  if (cookie !== undefined) members.push(['cookie', cookie]);
  const authentication = inputs.get('authentication');
  if (authentication instanceof ObjectValue)
    members.push(['authentication', shownAuthentication(authentication)]);
  return new ObjectValue(members);
}

function wellFormed(uri: string): URL | undefined {
  if (!/^https?:\/\/[^\s/]+/iu.test(uri) || /\s/u.test(uri.trim())) return undefined;
  if (!URL.canParse(uri.trim())) return undefined;
  const url = new URL(uri.trim());
  if (/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/iu.test(url.hostname)) return undefined;
  return url;
}
