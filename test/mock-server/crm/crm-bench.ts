import { operations } from '../../../connector/operations/operation-catalogue.ts';
import { createFakeFetch, type FakeFetch } from '../../../mock-server/crm/fake-fetch.ts';
import { fakes } from '../../../mock-server/crm/fake-table.ts';
import { FaultPlan } from '../../../mock-server/crm/faults.ts';
import { TableStore } from '../../../mock-server/crm/table-store.ts';

export interface CallInput {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface CallAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** Member of the JSON body by path. */
  at(...path: readonly (string | number)[]): unknown;
}

export interface Bench {
  readonly store: TableStore;
  readonly plan: FaultPlan;
  readonly web: FakeFetch;
  call(api: string, operationId: string, input?: CallInput): Promise<CallAnswer>;
}

/** The fakes behind one fetch; `call` builds a request from the catalogue as the runner does. */
export function createBench(settings: Readonly<Record<string, unknown>> = {}): Bench {
  const store = new TableStore();
  const plan = new FaultPlan();
  let count = 0;
  const newId = () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
  const now = () => Date.UTC(2026, 10, 24, 9, 5);
  const web = createFakeFetch(fakes, store, { now, newId, settings }, plan);
  return {
    store,
    plan,
    web,
    async call(api, operationId, input = {}) {
      const answer = await web.fetch(requestOf(api, operationId, input));
      const text = await answer.text();
      return {
        status: answer.status,
        text,
        headers: answer.headers,
        at: (...path) =>
          path.reduce<unknown>(
            (part, step) => (part as Record<string | number, unknown> | undefined)?.[step],
            JSON.parse(text),
          ),
      };
    },
  };
}

export function requestOf(api: string, operationId: string, input: CallInput): Request {
  const operation = operations.find(api, operationId);
  if (operation === undefined) throw new Error(`unknown operation ${api}/${operationId}`);
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const once = encodeURIComponent(input.path?.[name] ?? '');
    const double = operation.parameters.find((parameter) => parameter.name === name)?.doubleEncoded === true;
    return double ? encodeURIComponent(once) : once;
  });
  const query = new URLSearchParams(input.query).toString();
  return new Request(`${operation.baseUrl}${path}${query === '' ? '' : `?${query}`}`, {
    method: operation.method,
    headers: { 'Content-Type': 'application/json', ...input.headers },
    ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
  });
}
