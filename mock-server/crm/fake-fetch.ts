import { getResponse, type RequestHandler } from 'msw';

import { operations } from '../../connector/operations/operation-catalogue.ts';
import { runtimeHost } from '../../connector/operations/runtime-address.ts';
import type { Fake, FakeOptions } from './fake.ts';
import { answerWithFault, type CallerTime, type CallName, type FaultPlan } from './faults.ts';
import { findOperation } from './operation-path.ts';
import type { TableStore } from './table-store.ts';

/** One call and its answer, for the record. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly api: string;
  readonly operation: string | undefined;
  /** Absent where the connection broke. */
  readonly status?: number;
  /** Which fault hit. */
  readonly fault?: string;
  /** Why nothing here answered. */
  readonly refusal?: string;
}

export interface FakeFetch {
  /**
   * Answers like the services; rejects like a broken connection. Never reaches the network. `time`: the caller's
   * clock, for slow answers; `tell` hears of the exchange when it is over.
   */
  fetch(request: Request, time?: CallerTime, tell?: (exchange: Exchange) => void): Promise<Response>;
  readonly exchanges: readonly Exchange[];
  /** Calls that nothing here answers: a difference from the cloud that the user must see. */
  readonly refusals: readonly string[];
  clear(): void;
}

/** Puts fakes behind one `fetch`. `extra`: handlers of the caller, asked first. */
export function createFakeFetch(
  fakes: readonly Fake[],
  store: TableStore,
  options: FakeOptions,
  plan: FaultPlan,
  extra: readonly RequestHandler[] = [],
): FakeFetch {
  const handlersOf = new Map(
    fakes.map((fake): [string, readonly RequestHandler[]] => [fake.id, fake.handlers(store, options)]),
  );
  const exchanges: Exchange[] = [];
  const refusals: string[] = [];
  return {
    exchanges,
    refusals,
    clear() {
      exchanges.length = 0;
      refusals.length = 0;
    },
    async fetch(request, time, tell) {
      const name = nameOf(request, fakes);
      const fault = plan.next(name);
      let refusal: string | undefined;
      const work = async (): Promise<Response> => {
        // Only the fake that the address names is asked: every handler costs a copy of the request.
        const own = name.fake === undefined ? [] : (handlersOf.get(name.fake) ?? []);
        const answer = await getResponse([...extra, ...own], request);
        if (answer !== undefined) return answer;
        refusal = refusalOf(request, name, fakes);
        remember(refusals, refusal);
        if (new URL(request.url).host !== runtimeHost) throw new TypeError(refusal);
        return Response.json({ error: { code: 'OperationNotBuiltIn', message: refusal } }, { status: 404 });
      };
      let status: number | undefined;
      try {
        const answer = await (fault === undefined ? work() : answerWithFault(fault, work, time));
        ({ status } = answer);
        return answer;
      } finally {
        const exchange: Exchange = {
          method: request.method,
          url: request.url,
          api: name.api,
          operation: name.operation,
          ...(status !== undefined && { status }),
          ...(fault !== undefined && { fault: fault.effect.kind }),
          ...(refusal !== undefined && { refusal }),
        };
        remember(exchanges, exchange);
        tell?.(exchange);
      }
    },
  };
}

/** Keeps the last thousand. */
function remember<T>(list: T[], entry: T): void {
  list.push(entry);
  if (list.length > 1000) list.shift();
}

function nameOf(request: Request, fakes: readonly Fake[]): CallName {
  const match = findOperation(request.method, request.url);
  if (match !== undefined) {
    const { apiName, operationId } = match.operation;
    return {
      api: apiName,
      fake: fakes.find((fake) => fake.apiNames.includes(apiName))?.id,
      operation: operationId,
      table: match.path['entityName'] ?? match.path['table'],
    };
  }
  const { host, pathname } = new URL(request.url);
  const connector = host === runtimeHost ? pathname.split('/')[2] : undefined;
  const api = connector === undefined ? host : `shared_${connector}`;
  return { api, fake: undefined, operation: undefined, table: undefined };
}

function refusalOf(request: Request, name: CallName, fakes: readonly Fake[]): string {
  const { origin, pathname } = new URL(request.url);
  const known = fakes.flatMap((fake) => fake.apiNames);
  const list = operations
    .known()
    .filter((operation) => known.includes(operation.slice(0, operation.indexOf('/'))))
    .join(', ');
  const what = name.operation === undefined ? '' : ` (${name.api}/${name.operation})`;
  return `Nothing here answers ${request.method} ${origin}${pathname}${what}. Known: ${list}.`;
}
