import type { LoadedFlow } from '../definition/loaded-flow.ts';
import { ExpressionFault } from '../expression/fault.ts';
import type { Scope } from '../expression/scope.ts';
import type { Host } from '../host.ts';
import { newRunId } from '../records/run-id.ts';
import { ObjectValue } from '../value/object-value.ts';
import { isArray, typeName } from '../value/type-name.ts';
import { toText } from '../value/to-text.ts';
import type { Value } from '../value/value.ts';
import { readRequest } from './read-request.ts';
import { refusal, type Refusal } from './refusal.ts';
import type { TriggerEvent } from './trigger-kind.ts';
import { triggerScope } from './trigger-scope.ts';
import type { TriggerState } from './trigger-state.ts';

export interface FiredTrigger {
  readonly runId: string;
  readonly state: TriggerState;
}

/** The runs that an event starts, or why it starts none. */
export type Fired =
  | { readonly refusal: Refusal }
  | { readonly triggers: readonly FiredTrigger[]; readonly split: boolean };

/** Reads what set the trigger off, asks its conditions, and splits its items into runs. */
export function fireTrigger(flow: LoadedFlow, event: TriggerEvent, host: Host): Fired {
  const { trigger } = flow;
  const outputs = outputsOf(flow, event, host);
  if (outputs !== undefined && 'statusCode' in outputs) return { refusal: outputs };
  const runId = newRunId(host);
  const headers = outputs?.value instanceof ObjectValue ? outputs.value.get('headers') : undefined;
  let inputs: Value | undefined;
  const state = (value: Value | undefined, clientTrackingId: string): TriggerState => ({
    name: trigger.name,
    inputs: inputs ?? trigger.inputs,
    outputs: value,
    startTime: host.startTime(),
    endTime: host.startTime(),
    scheduledTime: trigger.kind.startedBy === 'tick' ? host.startTime() : undefined,
    trackingId: host.newId(),
    clientTrackingId,
    clientKeywords: headerValue(headers, 'x-ms-client-keywords'),
    originHistoryName: runId,
    code: trigger.kind.polls ? 'OK' : undefined,
    secureInputs: trigger.secureInputs,
    secureOutputs: trigger.secureOutputs,
  });
  const value = outputs?.value;
  try {
    const scope = triggerScope(flow, host, state(value, runId), runId);
    for (const { test } of trigger.conditions)
      if (test(scope) !== true) return { triggers: [], split: false };
    inputs = trigger.inputs === undefined ? undefined : trigger.evaluateInputs?.(scope);
    const items = splitItems(flow, scope);
    const clientTrackingId =
      headerValue(headers, 'x-ms-client-tracking-id') ?? ownTrackingId(flow, scope) ?? runId;
    if (items === undefined)
      return { triggers: [{ runId, state: state(value, clientTrackingId) }], split: false };
    return {
      split: true,
      triggers: items.map((item) => ({
        runId: newRunId(host),
        state: state(withBody(value, item), clientTrackingId),
      })),
    };
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    return {
      refusal: refusal(
        'InvalidTemplate',
        `The template language expression evaluation failed: '${error.message}'.`,
      ),
    };
  }
}

function outputsOf(
  flow: LoadedFlow,
  event: TriggerEvent,
  host: Host,
): { readonly value: Value } | Refusal | undefined {
  const { trigger } = flow;
  if (event.kind === 'outputs') return { value: event.outputs };
  if (event.kind === 'request') {
    const read = readRequest(trigger, event, host);
    return 'statusCode' in read ? read : { value: withConnectionTokens(flow, read) };
  }
  const value = trigger.kind.outputsAt?.(trigger, host.startTime());
  return value === undefined ? undefined : { value };
}

const TOKENS = 'X-MS-APIM-Tokens';

/**
 * Triggers of buttons and apps get the caller's connections in a header; flows that read it die at their first
 * connector call without it.
 */
function withConnectionTokens(flow: LoadedFlow, outputs: ObjectValue): ObjectValue {
  const headers = outputs.get('headers');
  if (!flow.readsConnectionTokens || !(headers instanceof ObjectValue) || headers.get(TOKENS) !== undefined)
    return outputs;
  const tokens = Buffer.from('{"$ConnectionKey":"local","$connections":{}}').toString('base64');
  const members = new Map(outputs.members);
  members.set('headers', new ObjectValue([...headers.members, [TOKENS, tokens]]));
  return new ObjectValue(members);
}

function splitItems(flow: LoadedFlow, scope: Scope): readonly Value[] | undefined {
  const { splitOn, name } = flow.trigger;
  if (splitOn === undefined) return undefined;
  const items = splitOn.items(scope);
  if (isArray(items)) {
    const limit = hasConcurrency(flow) ? 100 : 100_000;
    if (items.length <= limit) return items;
    throw new ExpressionFault(
      `The execution of template trigger '${name}' failed: the number of items '${items.length}' of 'splitOn' exceeds the limit of '${limit}'.`,
    );
  }
  throw new ExpressionFault(
    `The execution of template trigger '${name}' failed: the result of the evaluation of 'splitOn' expression '${splitOn.written}' is of type '${typeName(items)}'. The result must be a valid array.`,
  );
}

function hasConcurrency(flow: LoadedFlow): boolean {
  const runtime = flow.trigger.definition.get('runtimeConfiguration');
  return runtime instanceof ObjectValue && runtime.get('concurrency') !== undefined;
}

function withBody(outputs: Value | undefined, item: Value): Value {
  const members = new Map(outputs instanceof ObjectValue ? outputs.members : []);
  members.set('body', item);
  return new ObjectValue(members);
}

function ownTrackingId(flow: LoadedFlow, scope: Scope): string | undefined {
  const { clientTrackingId } = flow.trigger;
  return clientTrackingId === undefined ? undefined : toText(clientTrackingId(scope));
}

function headerValue(headers: Value | undefined, name: string): string | undefined {
  const value = headers instanceof ObjectValue ? headers.get(name) : undefined;
  return typeof value === 'string' ? value : undefined;
}
