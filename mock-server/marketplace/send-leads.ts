import { newDeliveryId, postLead, type Delivery, type DeliveryAnswer } from './post-lead.ts';

/** How one body is delivered: how often, how fast, and whether again after a failure. */
export interface SendPlan {
  readonly delivery: Omit<Delivery, 'deliveryId'>;
  /** Deliveries, each with its own id. */
  readonly repeat: number;
  /** Deliveries at the same time. */
  readonly burst: number;
  /** Milliseconds between two (bursts of) deliveries. */
  readonly every: number;
  /** Waits in milliseconds before each further try; the marketplace documents none. */
  readonly retries: readonly number[];
}

export type SendEvent =
  | { readonly kind: 'out'; readonly deliveryId: string; readonly attempt: number; readonly bytes: number }
  | {
      readonly kind: 'back';
      readonly attempt: number;
      readonly answer: DeliveryAnswer;
      readonly willRetry: boolean;
    };

/** Sends and tells: one `out` and one `back` for each try. Gives the last answer of each delivery. */
export async function sendLeads(
  plan: SendPlan,
  tell: (event: SendEvent) => void,
  wait: (milliseconds: number) => Promise<void>,
): Promise<readonly DeliveryAnswer[]> {
  const answers: DeliveryAnswer[] = [];
  for (let sent = 0; sent < plan.repeat; sent += plan.burst) {
    if (sent > 0 && plan.every > 0) await wait(plan.every);
    if (plan.delivery.signal?.aborted === true) break;
    const count = Math.min(plan.burst, plan.repeat - sent);
    answers.push(...(await Promise.all(Array.from({ length: count }, () => deliver(plan, tell, wait)))));
  }
  return answers;
}

async function deliver(
  plan: SendPlan,
  tell: (event: SendEvent) => void,
  wait: (milliseconds: number) => Promise<void>,
): Promise<DeliveryAnswer> {
  const deliveryId = newDeliveryId();
  for (let attempt = 1; ; attempt += 1) {
    tell({ kind: 'out', deliveryId, attempt, bytes: plan.delivery.body.length });
    const answer = await postLead({ ...plan.delivery, deliveryId });
    const pause = plan.retries[attempt - 1];
    const willRetry = pause !== undefined && isTransient(answer) && answer.failure !== 'aborted';
    tell({ kind: 'back', attempt, answer, willRetry });
    if (!willRetry) return answer;
    await wait(pause);
  }
}

/** 2xx alone is success; 408, 429, 5xx and no answer are worth another try. */
export function isDelivered(answer: DeliveryAnswer): boolean {
  return answer.status !== undefined && answer.status >= 200 && answer.status < 300;
}

function isTransient(answer: DeliveryAnswer): boolean {
  const { status } = answer;
  return status === undefined || status === 408 || status === 429 || status >= 500;
}
