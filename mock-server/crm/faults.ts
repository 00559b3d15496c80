/** How a fake misbehaves. */
export interface Fault {
  /** Connector (`shared_office365`), fake id (`dataverse`) or, for other hosts, the host name. Absent: any. */
  readonly api?: string;
  /** Operation id. Absent: any. */
  readonly operation?: string;
  /** Entity set, list or table as it stands in the address. Absent: any. */
  readonly table?: string;
  /** Calls that it hits, counted from 1 among those that match. Absent: all. */
  readonly calls?: { readonly from: number; readonly to?: number };
  /** Whether the fake does its work before it misbehaves: `after` is the lost answer. Default `before`. */
  readonly when?: 'before' | 'after';
  readonly effect: FaultEffect;
}

export type FaultEffect =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      /** Such as `Retry-After`. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection breaks: the caller sees no answer. */
  | { readonly kind: 'reset' }
  /** The answer takes this long on the caller's clock, then is the fake's own; `when`: the wait comes before or after the work. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** 200 with a body that breaks off. */
  | { readonly kind: 'truncated' }
  /** 200 with a page of HTML, as gateways and captive portals send it. */
  | { readonly kind: 'html' };

/** What a call is known by. */
export interface CallName {
  readonly api: string;
  readonly fake: string | undefined;
  readonly operation: string | undefined;
  readonly table: string | undefined;
}

/** The faults of a lab, with their counters. */
export class FaultPlan {
  #faults: readonly Fault[] = [];
  #counts = new Map<Fault, number>();

  get faults(): readonly Fault[] {
    return this.#faults;
  }

  set(faults: readonly Fault[]): void {
    this.#faults = faults;
    this.#counts = new Map();
  }

  /** Counts the call on every fault that names it, and gives the first that hits. */
  next(call: CallName): Fault | undefined {
    let hit: Fault | undefined;
    for (const fault of this.#faults) {
      if (!names(fault, call)) continue;
      const count = (this.#counts.get(fault) ?? 0) + 1;
      this.#counts.set(fault, count);
      const { from, to } = fault.calls ?? { from: 1 };
      if (
        hit === undefined &&
        count >= from &&
        count <= (to ?? (fault.calls === undefined ? Infinity : from))
      )
        hit = fault;
    }
    return hit;
  }
}

function names(fault: Fault, call: CallName): boolean {
  return (
    (fault.api === undefined || fault.api === call.api || fault.api === call.fake) &&
    (fault.operation === undefined || fault.operation === call.operation) &&
    (fault.table === undefined || fault.table === call.table)
  );
}

/** The caller's clock: a fake that is slow waits with it, so that virtual time costs none. */
export interface CallerTime {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/** Answers with a fault; `work` is the fake's own answer, asked only where the fault lets it work. */
export async function answerWithFault(
  fault: Fault,
  work: () => Promise<Response>,
  time: CallerTime | undefined,
): Promise<Response> {
  const { effect } = fault;
  if (effect.kind === 'delay') {
    const early = fault.when === 'after' ? await work() : undefined;
    await time?.wait(effect.milliseconds);
    return early ?? work();
  }
  const own = fault.when === 'after' || effect.kind === 'truncated' ? await work() : undefined;
  switch (effect.kind) {
    case 'status':
      return new Response(effect.body ?? defaultBody(effect.status), {
        status: effect.status,
        headers: { 'Content-Type': 'application/json', ...effect.headers },
      });
    case 'reset':
      throw new TypeError('fetch failed', { cause: new Error('ECONNRESET: socket hang up') });
    case 'html':
      return new Response('<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>', {
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      });
    case 'truncated': {
      const text = own === undefined ? '{"value":[' : await own.text();
      return new Response(text.slice(0, Math.max(1, Math.floor(text.length / 2))), {
        headers: { 'Content-Type': 'application/json' },
      });
    }
  }
}

function defaultBody(status: number): string {
  return JSON.stringify({ error: { code: String(status), message: `The service answered ${status}.` } });
}
