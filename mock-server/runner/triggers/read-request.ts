import type { Host } from '../host.ts';
import { decodeForm } from '../http/form-body.ts';
import { headerName, requestHeaderOrder } from '../http/header-names.ts';
import { readBody } from '../http/read-body.ts';
import { JsonReadFault } from '../json/read-json.ts';
import { validateSchema } from '../json/validate-schema.ts';
import { ObjectValue } from '../value/object-value.ts';
import { toText } from '../value/to-text.ts';
import type { Value } from '../value/value.ts';
import { refusal, type Refusal } from './refusal.ts';
import type { CompiledTrigger, TriggerEvent } from './trigger-kind.ts';

/** 100 MB, for messages without chunks. */
const LARGEST_BODY = 104_857_600;

type RequestEvent = Extract<TriggerEvent, { readonly kind: 'request' }>;

/** Query parameters of the callback URL itself, which the trigger does not show. */
const OWN_QUERIES = new Set(['api-version', 'sp', 'sv', 'sig', 'se', 'code']);

/**
 * What a call gives a Request trigger: `{headers, queries?, relativePathParameters?, body?}`, or why it is refused.
 * Shapes and order: traces of the Standard host; refusals: records of 2020 and reports from Power Automate.
 */
export function readRequest(
  trigger: CompiledTrigger,
  event: RequestEvent,
  host: Host,
): ObjectValue | Refusal {
  const inputs = trigger.inputs instanceof ObjectValue ? trigger.inputs : new ObjectValue();
  const expected = expectedMethod(inputs, host);
  if (expected !== undefined && expected !== event.method.toUpperCase())
    return refusal(
      'TriggerRequestMethodNotValid',
      `The trigger request HTTP method is not valid: expected '${expected}' and actual '${event.method.toUpperCase()}'.`,
    );
  const url = new URL(event.url, 'http://localhost');
  const members: [string, Value][] = [['headers', headersOf(event.headers)]];
  const queries = queriesOf(url);
  if (queries === undefined)
    return refusal('InvalidRequestContent', 'The request has a query parameter more than once.');
  if (queries.length > 0) members.push(['queries', new ObjectValue(queries)]);
  const relativePath = inputs.get('relativePath');
  if (typeof relativePath === 'string' && relativePath !== '') {
    const parameters = relativePathParameters(relativePath, url.pathname);
    if (parameters === undefined)
      return refusal('TriggerRequestPathNotValid', `The request path does not match '${relativePath}'.`, 404);
    members.push(['relativePathParameters', new ObjectValue(parameters)]);
  }
  const bytes = event.body ?? new Uint8Array();
  if (bytes.length > LARGEST_BODY)
    return refusal(
      'RequestEntityTooLarge',
      `The request content exceeds the limit of '${LARGEST_BODY}' bytes.`,
      413,
    );
  const contentType = Object.entries(event.headers).find(
    ([name]) => name.toLowerCase() === 'content-type',
  )?.[1];
  let body: Value | undefined;
  if (bytes.length > 0) {
    try {
      body = readBody(bytes, contentType);
    } catch (error) {
      if (!(error instanceof JsonReadFault)) throw error;
      return refusal(
        'InvalidRequestContent',
        `The request content is not valid and could not be deserialized: '${error.message}'.`,
      );
    }
    members.push(['body', body]);
  }
  const validates = trigger.validates || host.alwaysValidateSchema === true;
  return (validates ? schemaRefusal(trigger, inputs, body) : undefined) ?? new ObjectValue(members);
}

/** Without `method` a flow takes POST; only Logic Apps on its own host takes any method. */
function expectedMethod(inputs: ObjectValue, host: Host): string | undefined {
  const method = inputs.get('method');
  if (typeof method === 'string' && method !== '') return method.toUpperCase();
  return host.profile === 'logic-apps' ? undefined : 'POST';
}

function headersOf(headers: Readonly<Record<string, string>>): ObjectValue {
  const byName = new Map(Object.entries(headers).map(([name, value]) => [headerName(name), value]));
  return new ObjectValue(
    requestHeaderOrder([...byName.keys()]).map((name): [string, Value] => [name, byName.get(name) ?? '']),
  );
}

function queriesOf(url: URL): [string, Value][] | undefined {
  const queries = new Map<string, Value>();
  for (const pair of url.search.slice(1).split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decodeForm(at === -1 ? pair : pair.slice(0, at));
    if (OWN_QUERIES.has(name.toLowerCase())) continue;
    if (queries.has(name)) return undefined;
    queries.set(name, at === -1 ? '' : decodeForm(pair.slice(at + 1)));
  }
  return [...queries];
}

/** Parts of the path behind `/invoke`, decoded once. */
function relativePathParameters(template: string, pathname: string): [string, Value][] | undefined {
  const behind = /\/invoke(?<rest>\/.*)?$/u.exec(pathname)?.groups?.['rest'] ?? pathname;
  const names = template.split('/').filter((part) => part !== '');
  const parts = behind.split('/').filter((part) => part !== '');
  if (names.length !== parts.length) return undefined;
  const found: [string, Value][] = [];
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? '';
    const parameter = /^\{(?<name>[^}]+)\}$/u.exec(name)?.groups?.['name'];
    if (parameter !== undefined) found.push([parameter, decodePath(part)]);
    else if (name.toLowerCase() !== decodePath(part).toLowerCase()) return undefined;
  }
  return found;
}

function decodePath(part: string): string {
  return decodeForm(part.replaceAll('+', '%2B'));
}

function schemaRefusal(
  trigger: CompiledTrigger,
  inputs: ObjectValue,
  body: Value | undefined,
): Refusal | undefined {
  const schema = inputs.get('schema');
  if (!(schema instanceof ObjectValue)) return undefined;
  const mismatch = (details: string): Refusal =>
    refusal(
      'TriggerInputSchemaMismatch',
      `The input body for trigger '${trigger.name}' of type 'Request' did not match its schema definition. ${details}`,
    );
  if (body === undefined)
    return schema.members.size === 0
      ? undefined
      : mismatch('The input body is missing required schema properties. ');
  const faults = validateSchema(body, schema);
  if (faults.length === 0) return undefined;
  return mismatch(`Error details: '${faults.map((fault) => toText(fault.message)).join(',')}'.`);
}
