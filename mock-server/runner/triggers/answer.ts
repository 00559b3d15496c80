import type { FlowAnswer } from '../actions/action-kind.ts';
import type { Host } from '../host.ts';
import { headerName } from '../http/header-names.ts';
import { writeBody } from '../http/write-body.ts';
import type { FiredTrigger } from './fire-trigger.ts';
import { refusalBody, type Refusal } from './refusal.ts';

/** What the caller of a trigger gets. */
export interface TriggerAnswer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | undefined;
}

/** Headers of a Response that the service does not pass on. */
const STRIPPED = new Set([
  'allow',
  'content-language',
  'content-length',
  'content-location',
  'content-md5',
  'content-range',
  'cookie',
  'expires',
  'last-modified',
  'set-cookie',
  'transfer-encoding',
]);

/** The `x-ms-*` headers of an answer: those of the flow, and of the run where there is one. */
export function answerHeaders(host: Host, fired?: FiredTrigger): Record<string, string> {
  const trackingId = fired?.state.trackingId ?? host.newId();
  return {
    ...(fired === undefined
      ? {}
      : {
          'x-ms-workflow-run-id': fired.runId,
          'x-ms-correlation-id': trackingId,
          'x-ms-client-tracking-id': fired.state.clientTrackingId,
          ...(fired.state.clientKeywords === undefined
            ? {}
            : { 'x-ms-client-keywords': fired.state.clientKeywords }),
          'x-ms-trigger-history-name': fired.runId,
        }),
    'x-ms-workflow-system-id': `/scaleunits/prod-00/workflows/${host.workflow?.name ?? 'flow'}`,
    'x-ms-workflow-id': host.workflow?.id ?? 'flow',
    'x-ms-workflow-version': fired?.runId.slice(0, 20) ?? '00000000000000000000',
    'x-ms-workflow-name': host.workflow?.name ?? 'flow',
    'x-ms-tracking-id': trackingId,
    'x-ms-request-id': `:${trackingId}`,
  };
}

/** A flow's answer on the wire; `failure`: the service answers in place of the flow. */
export function answerOf(given: FlowAnswer, own: Record<string, string>, failure = false): TriggerAnswer {
  const headers: Record<string, string> = {};
  let contentType: string | undefined;
  for (const [name, value] of given.headers) {
    if (STRIPPED.has(name.toLowerCase())) continue;
    if (name.toLowerCase() === 'content-type') contentType = value;
    else headers[headerName(name)] = value;
  }
  if (given.statusCode >= 500) headers['x-ms-failure-cause'] = 'trigger';
  Object.assign(headers, own);
  if (given.body === undefined || given.statusCode === 204) {
    headers['Content-Length'] = '0';
    return { statusCode: given.statusCode, headers, body: undefined };
  }
  const written = writeBody(given.body);
  headers['Content-Type'] = contentType ?? written.contentType;
  if (!failure) headers['Content-Length'] = String(written.bytes.length);
  return { statusCode: given.statusCode, headers, body: written.bytes };
}

/** The answer to a call that starts no run. */
export function refusalAnswer(refused: Refusal, host: Host): TriggerAnswer {
  return {
    statusCode: refused.statusCode,
    headers: { ...answerHeaders(host), 'Content-Type': 'application/json; charset=utf-8' },
    body: refusalBody(refused),
  };
}
