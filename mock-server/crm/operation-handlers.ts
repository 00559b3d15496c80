import { http, type RequestHandler } from 'msw';

import type { Operation } from '../../connector/operations/operation.ts';
import { operations } from '../../connector/operations/operation-catalogue.ts';
import { matchOperation } from './operation-path.ts';
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

/** Makes one msw handler for each operation of these connectors that `answers` names by operation id. */
export function operationHandlers(
  apiNames: readonly string[],
  answers: Readonly<Record<string, Answer>>,
  badBody: (message: string) => Response = plainBadBody,
): readonly RequestHandler[] {
  return operations.all
    .filter((operation) => apiNames.includes(operation.apiName))
    .flatMap((operation) => {
      const answer = answers[operation.operationId];
      return answer === undefined ? [] : [handler(operation, answer, badBody)];
    });
}

function handler(
  operation: Operation,
  answer: Answer,
  badBody: (message: string) => Response,
): RequestHandler {
  return http.all(
    ({ request }) => matchOperation(operation, request.method, request.url) !== undefined,
    async ({ request }) => {
      const match = matchOperation(operation, request.method, request.url);
      if (match === undefined) return undefined;
      const text = await request.text();
      let body: Json | undefined;
      try {
        body = text === '' ? undefined : (JSON.parse(text) as Json);
      } catch (error) {
        return badBody(error instanceof Error ? error.message : String(error));
      }
      return answer({
        ...match,
        query: new URL(request.url).searchParams,
        headers: request.headers,
        body,
        url: request.url,
      });
    },
  );
}

function plainBadBody(message: string): Response {
  return Response.json({ error: { code: 'InvalidRequestContent', message } }, { status: 400 });
}

/** The members of a JSON object; `undefined` for anything else. */
export function membersOf(value: Json | undefined): ReadonlyMap<string, Json> | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}
