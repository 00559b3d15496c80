import type { Operation, OperationParameter } from '../../host.ts';
import { writeBody } from '../../http/write-body.ts';
import { writeJson } from '../../json/write-json.ts';
import { ObjectValue } from '../../value/object-value.ts';
import type { Value } from '../../value/value.ts';
import { extraParameter } from './check-operation.ts';
import { findParameter } from './find-parameter.ts';

/** The wire form of a connector call. */
export interface ConnectorCall {
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array | undefined;
}

/** Why a connector call cannot be made. */
export interface CallRefusal {
  readonly code: string;
  readonly message: string;
}

/**
 * Puts the parameters of an action where the connector's definition wants them: path, query, headers, body.
 * `parameters` is flat, as in the definition (`item/subject`); values inside a body may be whole objects.
 */
export function buildCall(
  step: { readonly name: string; readonly type: string },
  operation: Operation,
  parameters: ObjectValue,
): ConnectorCall | CallRefusal {
  const given = new Map<OperationParameter, Value>();
  for (const [name, value] of parameters.members) {
    const found = findParameter(operation, name);
    if (found === undefined)
      return { code: 'WorkflowOperationParametersExtraParameter', message: extraParameter(name) };
    const { parameter, inside } = found;
    if (inside.length === 0) given.set(parameter, value);
    // A null inside a body is sent: makers clear a column with the expression `null`.
    else given.set(parameter, placed(given.get(parameter), inside, value));
  }
  const missing = operation.parameters
    .filter((parameter) => parameter.in === 'path' && parameter.default === undefined)
    .filter((parameter) => wireText(given.get(parameter) ?? null) === '')
    .map((parameter) => `'${parameter.name}'`);
  if (missing.length > 0)
    return {
      code: 'OpenApiOperationParameterValidationFailed',
      message: `The 'inputs.parameters' of workflow operation '${step.name}' of type '${step.type}' is not valid. Error details: The resolved string values for the following parameters are invalid, they may not be null or empty: ${missing.join(', ')}`,
    };
  return write(operation, given);
}

export function isRefusal(call: ConnectorCall | CallRefusal): call is CallRefusal {
  return 'code' in call;
}

function write(operation: Operation, given: ReadonlyMap<OperationParameter, Value>): ConnectorCall {
  let { path } = operation;
  const query: string[] = [];
  const headers: [string, string][] = [];
  const form: [string, string][] = [];
  let body: Value | undefined;
  for (const parameter of operation.parameters) {
    const value = given.get(parameter) ?? parameter.default ?? null;
    if (value === null) continue;
    const { name } = parameter;
    switch (parameter.in) {
      case 'path':
        path = path.replaceAll(`{${name}}`, () => encoded(wireText(value), parameter.doubleEncoded === true));
        break;
      case 'query':
        query.push(`${encodeURIComponent(name)}=${encodeURIComponent(wireText(value))}`);
        break;
      case 'header':
        headers.push([name, wireText(value)]);
        break;
      case 'body':
        body = value;
        break;
      case 'formData':
        form.push([name, wireText(value)]);
        break;
    }
  }
  if (form.length > 0) {
    headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
    body = new URLSearchParams(form).toString();
  }
  const written = body === undefined ? undefined : writeBody(body);
  if (written !== undefined && !headers.some(([name]) => name.toLowerCase() === 'content-type'))
    headers.push(['Content-Type', written.contentType]);
  return {
    url: `${operation.baseUrl}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`,
    headers,
    body: written?.bytes,
  };
}

function encoded(text: string, twice: boolean): string {
  const once = encodeURIComponent(text);
  return twice ? encodeURIComponent(once) : once;
}

/** A value outside a body: text as it is, everything else as JSON writes it. */
function wireText(value: Value): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : writeJson(value);
}

function placed(whole: Value | undefined, inside: readonly string[], value: Value): ObjectValue {
  const [first = '', ...rest] = inside;
  const members = new Map(whole instanceof ObjectValue ? whole.members : []);
  members.set(first, rest.length === 0 ? value : placed(members.get(first), rest, value));
  return new ObjectValue(members);
}
