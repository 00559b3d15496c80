import type { DeliveryAnswer } from '../../mock-server/marketplace/post-lead.ts';
import { explainAnswer } from '../../mock-server/marketplace/explain-answer.ts';
import { STATUS_CODES } from 'node:http';

/** `12:41:07.103`, of this machine. */
export function clockText(date: Date): string {
  const two = (part: number, digits = 2) => String(part).padStart(digits, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${two(date.getMilliseconds(), 3)}`;
}

/** `12:41:07.103  -->  d-7f3a12bc  contact-me  POST https://…  355 bytes`. */
export function outLine(
  deliveryId: string,
  name: string,
  url: string,
  bytes: number,
  attempt: number,
): string {
  const again = attempt > 1 ? `  try ${attempt}` : '';
  return `${clockText(new Date())}  -->  ${deliveryId}  ${name}  POST ${url}  ${bytes} bytes${again}`;
}

/** `12:41:07.168  <--  d-7f3a12bc  202 Accepted  41 ms  run 08584…`, with what a refusal means below it. */
export function backLines(answer: DeliveryAnswer, willRetry: boolean): readonly string[] {
  const status =
    answer.status === undefined
      ? `no answer (${answer.failure ?? 'unknown'})`
      : `${answer.status} ${STATUS_CODES[answer.status] ?? ''}`.trim();
  const run = answer.headers['x-ms-workflow-run-id'];
  const first = [
    clockText(new Date()),
    '<--',
    answer.deliveryId,
    status,
    `${Math.round(answer.duration)} ms`,
    ...(run === undefined ? [] : [`run ${run}`]),
    ...(willRetry ? ['again soon'] : []),
  ].join('  ');
  const why = explainAnswer(answer);
  const said = answer.status !== undefined && answer.status >= 400 ? messageOf(answer) : undefined;
  return [first, ...[said, why].filter((line) => line !== undefined).map((line) => `    ${line}`)];
}

function messageOf(answer: DeliveryAnswer): string | undefined {
  try {
    const body = JSON.parse(answer.body) as { error?: { code?: string; message?: string } } | null;
    return body?.error === undefined ? undefined : `${body.error.code ?? ''}: ${body.error.message ?? ''}`;
  } catch {
    return undefined;
  }
}
