import type { DeliveryAnswer } from './post-lead.ts';

interface Explanation {
  readonly match: (answer: DeliveryAnswer, code: string) => boolean;
  readonly says: string;
}

/** What an answer of the trigger means for a publisher, by code first, then by status. */
const explanations: readonly Explanation[] = [
  {
    match: (_, code) => code === 'WorkflowTriggerIsNotEnabled',
    says: 'The flow is off, deleted or was imported and not turned on. Turn it on; a flow made anew has another URL.',
  },
  {
    match: (_, code) => code === 'TriggerInputSchemaMismatch',
    says: "The trigger's schema refuses this lead; no run exists and the lead is lost. Loosen the schema.",
  },
  {
    match: (_, code) => code === 'InvalidRequestContent',
    says: 'The body is not valid JSON; no run exists.',
  },
  {
    match: (_, code) => code === 'TriggerRequestMethodNotValid',
    says: 'The trigger takes another method (POST).',
  },
  {
    match: (_, code) => code === 'DirectApiAuthorizationRequired' || code === 'MisMatchingOAuthClaims',
    says: 'The signature is missing or wrong, or the trigger is set to users of a tenant: set "Who can trigger the flow" to Anyone and copy the whole URL.',
  },
  {
    match: (_, code) => code === 'MissingApiVersionParameter',
    says: 'The URL lost its query: copy the whole HTTP POST URL.',
  },
  {
    match: (answer) => answer.status === 401 || answer.status === 403,
    says: 'The signature is missing or wrong, or the trigger is set to users of a tenant.',
  },
  {
    match: (answer) => answer.status === 404,
    says: 'No flow answers at this URL: it was deleted, moved to another environment, or the URL was cut.',
  },
  { match: (answer) => answer.status === 413, says: 'The body is larger than 100 MB.' },
  {
    match: (answer) => answer.status === 429,
    says: 'The trigger is throttled; the marketplace may not try again.',
  },
  {
    match: (answer) => answer.status === 502,
    says: 'The run ended without reaching its Response action.',
  },
  {
    match: (answer) => answer.status === 504,
    says: 'The Response action was not reached within 120 seconds; the run goes on.',
  },
  {
    match: (answer) => answer.status !== undefined && answer.status >= 300 && answer.status < 400,
    says: 'A redirect: leads are not sent on.',
  },
  {
    match: (answer) => answer.failure === 'ECONNREFUSED',
    says: 'Nothing listens there. Is the lab running (npm run lab)?',
  },
  {
    match: (answer) => answer.failure === 'ENOTFOUND' || answer.failure === 'EAI_AGAIN',
    says: 'The host has no address: the URL is wrong, or this machine is offline. URLs on logic.azure.com ended in 2025.',
  },
  { match: (answer) => answer.failure === 'timeout', says: 'No answer in time.' },
];

/** One sentence for an answer that is no success; `undefined` where there is nothing to explain. */
export function explainAnswer(answer: DeliveryAnswer): string | undefined {
  if (answer.status !== undefined && answer.status >= 200 && answer.status < 300) return undefined;
  const code = codeOf(answer);
  return explanations.find((entry) => entry.match(answer, code))?.says;
}

/** `error.code` of the body, or empty text. */
export function codeOf(answer: DeliveryAnswer): string {
  try {
    const body = JSON.parse(answer.body) as { error?: { code?: unknown } } | null;
    return typeof body?.error?.code === 'string' ? body.error.code : '';
  } catch {
    return '';
  }
}
