import type { TriggerAnswer } from '../runner/start-flow.ts';
import type { Signer } from './signature.ts';
import type { StageFlow } from './stage-flow.ts';
import type { StageCall } from './call-record.ts';
import type { Stage } from './stage.ts';

/** A call as it reaches the endpoint. */
export interface TriggerRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

export interface TriggerResult {
  readonly answer: Promise<TriggerAnswer>;
  /** Absent where the call was refused at the door: no run exists. */
  readonly call?: StageCall;
}

/** Bytes that a trigger takes (100 MB). */
export const maximumBody = 104_857_600;
/** Characters of an address. */
const maximumAddress = 16_384;

/** Refusals of the platform before a flow is asked, with its codes (limits.json: pairings of status and code). */
const refusals = {
  MissingApiVersionParameter: 400,
  WorkflowTriggerIsNotEnabled: 400,
  UnsupportedContentEncoding: 400,
  FlowRefused: 400,
  DirectApiAuthorizationRequired: 401,
  WorkflowNotFound: 404,
  WorkflowTriggerNotFound: 404,
  ResourceNotFound: 404,
  RequestEntityTooLarge: 413,
  RequestUriTooLong: 414,
} as const;

/**
 * The trigger's endpoint: looks at address, signature, state and size as the platform does, then starts the flow.
 * What the trigger itself refuses (method, path, schema, content) is the runner's to say.
 */
export function knock(stage: Stage, signer: Signer, request: TriggerRequest): TriggerResult {
  if (request.url.length > maximumAddress)
    return refuse('RequestUriTooLong', 'The request address is too long.');
  const url = new URL(request.url);
  const place = /\/workflows\/([^/]+)\/triggers\/([^/]+)\/paths\/invoke(?:\/|$)/.exec(url.pathname);
  if (place === null) return refuse('ResourceNotFound', `No resource is at '${url.pathname}'.`);
  const [, flowId = '', trigger = ''] = place.map((part) => decodeURIComponent(part));
  const flow = findFlow(stage, flowId);
  if (flow === undefined) return refuse('WorkflowNotFound', `The workflow '${flowId}' could not be found.`);
  if (!url.searchParams.has('api-version')) {
    return refuse(
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  }
  const signatures = url.searchParams.getAll('sig');
  if (signatures.length !== 1 || !signer.matches(flow.text.id, signatures[0] ?? '')) {
    return refuse(
      'DirectApiAuthorizationRequired',
      'The request must be authenticated only by Shared Access scheme: the signature is missing or wrong.',
    );
  }
  const { loaded } = flow;
  if (loaded === undefined) {
    return refuse(
      'FlowRefused',
      flow.problems.map((problem) => `${problem.code}: ${problem.message}`).join(' '),
    );
  }
  if (loaded.trigger.name.toLowerCase() !== trigger.toLowerCase()) {
    return refuse('WorkflowTriggerNotFound', `The workflow '${flowId}' has no trigger '${trigger}'.`);
  }
  if (!stage.isOn(flow)) {
    return refuse(
      'WorkflowTriggerIsNotEnabled',
      `Could not execute workflow '${flowId}' trigger '${loaded.trigger.name}' with state 'Disabled': trigger is not enabled.`,
    );
  }
  if ((request.body?.length ?? 0) > maximumBody) return tooLarge();
  const encoding = header(request, 'content-encoding');
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    return refuse('UnsupportedContentEncoding', `The content encoding '${encoding}' is not supported.`);
  }
  const { body, ...rest } = request;
  const call = stage.start(flow, { kind: 'request', ...rest, ...(body !== undefined && { body }) });
  return { answer: call.answer, call };
}

/** 413, also for whoever stops reading before the body is whole. */
export function tooLarge(): TriggerResult {
  return refuse('RequestEntityTooLarge', `The request body exceeds the limit of ${maximumBody} bytes.`);
}

/** A flow by its id (with or without dashes), name, or part of the name where only one has it. */
export function findFlow(stage: Stage, wanted: string): StageFlow | undefined {
  const bare = (text: string) => text.replaceAll('-', '').toLowerCase();
  const name = wanted.toLowerCase();
  return (
    stage.flows.find((flow) => bare(flow.text.id) === bare(wanted)) ??
    stage.flows.find((flow) => flow.text.name.toLowerCase() === name)
  );
}

function header(request: TriggerRequest, name: string): string | undefined {
  return Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function refuse(code: keyof typeof refusals, message: string): TriggerResult {
  const answer: TriggerAnswer = {
    statusCode: refusals[code],
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: new TextEncoder().encode(JSON.stringify({ error: { code, message } })),
  };
  return { answer: Promise.resolve(answer) };
}
