import { randomBytes } from 'node:crypto';

export interface Delivery {
  readonly url: URL;
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds that the sender waits; the documentation names none, the platform answers within 120 s. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
  readonly deliveryId: string;
}

export interface DeliveryAnswer {
  readonly deliveryId: string;
  /** Absent where no answer came. */
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds from the first byte sent to the last received. */
  readonly duration: number;
  /** Why no answer came: `timeout`, `aborted`, or the system's code such as `ECONNREFUSED`. */
  readonly failure?: string;
}

/** A short id that stands on the line out, the line back and in the run (`x-ms-client-tracking-id`). */
export function newDeliveryId(): string {
  return `d-${randomBytes(4).toString('hex')}`;
}

/** Posts one lead over HTTP. Redirects are not followed: a 3xx is an answer, and no success. Never throws. */
export async function postLead(delivery: Delivery): Promise<DeliveryAnswer> {
  const started = performance.now();
  const signals = [
    AbortSignal.timeout(delivery.timeout),
    ...(delivery.signal === undefined ? [] : [delivery.signal]),
  ];
  try {
    const answer = await fetch(delivery.url, {
      method: delivery.method ?? 'POST',
      redirect: 'manual',
      // A Blob without a type, so that no content type is made up.
      body: delivery.method === 'GET' ? null : new Blob([delivery.body]),
      headers: {
        ...(delivery.contentType !== undefined && { 'Content-Type': delivery.contentType }),
        'x-ms-client-tracking-id': delivery.deliveryId,
        ...delivery.headers,
      },
      signal: AbortSignal.any(signals),
    });
    return {
      deliveryId: delivery.deliveryId,
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
      duration: performance.now() - started,
    };
  } catch (error) {
    return {
      deliveryId: delivery.deliveryId,
      headers: {},
      body: '',
      duration: performance.now() - started,
      failure: failureOf(error, delivery.signal),
    };
  }
}

function failureOf(error: unknown, signal: AbortSignal | undefined): string {
  if (signal?.aborted === true) return 'aborted';
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'timeout';
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  if (cause instanceof Error) return cause.message;
  return error instanceof Error ? error.message : String(error);
}
