import { endOfResult, isAnswered, sendCall, type CallResult } from '../../http/send-call.ts';
import { retryPolicy } from '../../http/retry-policy.ts';
import type { Operation } from '../../host.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import type { ActionContext, ActionEnd } from '../action-kind.ts';
import { failed } from '../action-end.ts';
import { buildCall, isRefusal, type ConnectorCall } from './build-call.ts';
import { unknownOperation } from './check-operation.ts';
import { connectorHost } from './connector-host.ts';

export interface ConnectorOptions {
  readonly followsAccepted: boolean;
  /** `paginationPolicy.minimumItemCount`: follow next links until there are so many items. */
  readonly minimumItems: number | undefined;
}

/** Calls the operation that the inputs name and ends as its answer says. */
export async function callOperation(
  context: ActionContext,
  inputs: ObjectValue,
  options: ConnectorOptions,
): Promise<ActionEnd> {
  const prepared = prepareCall(context, inputs);
  if ('status' in prepared) return prepared;
  const result = await send(context, prepared.operation, prepared.call, inputs, options);
  if (!isAnswered(result)) return result;
  if (options.minimumItems === undefined || result.status >= 400) return endOfResult(result);
  return allPages(context, prepared.operation, prepared.call, inputs, options, result);
}

/** The call of an action in its wire form, or the end of an action that cannot be sent. */
export function prepareCall(
  context: ActionContext,
  inputs: ObjectValue,
): { readonly operation: Operation; readonly call: ConnectorCall } | ActionEnd {
  const host = connectorHost(inputs, context.connectionReferences);
  const given = inputs.get('parameters');
  const parameters = given instanceof ObjectValue ? given : new ObjectValue();
  context.showInputs(new ObjectValue([['parameters', parameters]]));
  const { operations } = context.host;
  const operation = operations.find(host.apiName, host.operationId);
  const { name, type } = context.action;
  if (operation === undefined) {
    const known = operations.known().filter((one) => one.startsWith(`${host.apiName}/`));
    const hint = known.length > 0 ? known : operations.known();
    return failed(
      'WorkflowOperationInputsApiOperationNotFound',
      `${unknownOperation(name, type, host.apiName, host.operationId)} Known here: ${hint.join(', ') || 'none'}.`,
    );
  }
  const call = buildCall({ name, type }, operation, parameters);
  return isRefusal(call) ? failed('BadRequest', call.message, call.code) : { operation, call };
}

function send(
  context: ActionContext,
  operation: Operation,
  call: ConnectorCall,
  inputs: ObjectValue,
  options: ConnectorOptions,
): Promise<CallResult | ActionEnd> {
  return sendCall(context, {
    method: operation.method,
    url: call.url,
    headers: [...context.callHeaders(), ...call.headers],
    body: call.body,
    retry: retryPolicy(inputs.get('retryPolicy'), context.host.profile),
    followsAccepted: options.followsAccepted,
  });
}

async function allPages(
  context: ActionContext,
  operation: Operation,
  call: ConnectorCall,
  inputs: ObjectValue,
  options: ConnectorOptions,
  first: CallResult,
): Promise<ActionEnd> {
  const items: Value[] = [];
  let result: CallResult = first;
  for (;;) {
    const page = result.body instanceof ObjectValue ? result.body : new ObjectValue();
    const value = page.get('value');
    if (value !== undefined && isArray(value)) items.push(...value);
    const next = page.get('@odata.nextLink') ?? page.get('nextLink');
    if (typeof next !== 'string' || next === '' || items.length >= (options.minimumItems ?? 0)) break;
    const more = await send(
      context,
      operation,
      { ...call, url: new URL(next, call.url).href },
      inputs,
      options,
    );
    if (!isAnswered(more)) return more;
    if (more.status >= 400) return endOfResult(more);
    result = more;
  }
  const outputs = new Map(first.outputs.members);
  outputs.set('body', new ObjectValue([['value', items]]));
  return { ...endOfResult(first), outputs: new ObjectValue(outputs) };
}
