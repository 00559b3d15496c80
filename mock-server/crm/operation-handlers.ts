import { http, type RequestHandler } from 'msw';

import type { Operation } from '../../connector/operations/operation.ts';
import { findOperation } from './operation-path.ts';
import type { Json } from './table-store.ts';

/** A call of an operation, decoded. */
export interface OperationCall {
  readonly operation: Operation;
  /** Path parameters by name. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The JSON body; `undefined` where there is none. */
  readonly body: Json | undefined;
  readonly url: string;
}

/** Answers a call. Must not await between a check and the write that rests on it. */
export type Answer = (call: OperationCall) => Response | Promise<Response>;

/** One msw handler for the operations of these connectors that `answers` names by operation id. */
export function operationHandlers(
  apiNames: readonly string[],
  answers: Readonly<Record<string, Answer>>,
  badBody: (message: string) => Response = plainBadBody,
): readonly RequestHandler[] {
  const find = (request: Request) => {
    const match = findOperation(request.method, request.url);
    if (match === undefined || !apiNames.includes(match.operation.apiName)) return undefined;
    const answer = answers[match.operation.operationId];
    return answer && { match, answer };
  };
  const handler = http.all(
    ({ request }) => find(request) !== undefined,
    async ({ request }) => {
      const found = find(request);
      if (found === undefined) return undefined;
      const text = await request.text();
      let body: Json | undefined;
      try {
        body = text === '' ? undefined : (JSON.parse(text) as Json);
      } catch (error) {
        return badBody(error instanceof Error ? error.message : String(error));
      }
      return found.answer({
        ...found.match,
        query: new URL(request.url).searchParams,
        headers: request.headers,
        body,
        url: request.url,
      });
    },
  );
  return [handler];
}

function plainBadBody(message: string): Response {
  return Response.json({ error: { code: 'InvalidRequestContent', message } }, { status: 400 });
}

/** The members of a JSON object; `undefined` for anything else. */
export function membersOf(value: Json | undefined): ReadonlyMap<string, Json> | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}
