import type { BodyRecipe, CaseRequest, CorpusCase } from './corpus-file.ts';

/** One HTTP request of a case, byte for byte. */
export interface WireRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

/** The requests of a case in order; `atOnce`: they are sent at the same time. */
export function caseRequests(
  entry: CorpusCase,
  others: ReadonlyMap<string, CorpusCase>,
): { readonly requests: readonly WireRequest[]; readonly atOnce: boolean } {
  const { request, scenario } = entry;
  if (scenario?.send !== undefined) {
    const requests = scenario.send.flatMap((step): readonly WireRequest[] => {
      if (typeof step !== 'string') return [wire(request, json(step), scenario.headers)];
      const other = others.get(step);
      if (other === undefined)
        throw new RangeError(`Case ${entry.id} sends ${step}, which is not in the file`);
      return caseRequests(other, others).requests;
    });
    return { requests, atOnce: false };
  }
  const recipe = request.bodyRecipe;
  const times = recipe?.times ?? 1;
  const bodies = Array.from({ length: times }, (_, index) => bodyOf(request, times > 1 ? index : undefined));
  return { requests: bodies.map((body) => wire(request, body, scenario?.headers)), atOnce: times > 1 };
}

function wire(
  request: CaseRequest,
  body: Uint8Array | undefined,
  headers: Readonly<Record<string, string>> | undefined,
): WireRequest {
  const method = request.method ?? 'POST';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return {
    method,
    headers: {
      ...(typeof request.contentType === 'string' && hasBody && { 'Content-Type': request.contentType }),
      ...request.headers,
      ...headers,
    },
    body: hasBody ? body : undefined,
  };
}

function bodyOf(request: CaseRequest, index: number | undefined): Uint8Array | undefined {
  if (request.bodyBase64 !== undefined) return Buffer.from(request.bodyBase64, 'base64');
  if (request.bodyText !== undefined) {
    return request.bodyText === '' ? undefined : new TextEncoder().encode(request.bodyText);
  }
  if (request.bodyRecipe !== undefined) return json(cook(request.bodyRecipe, index));
  return 'body' in request ? json(request.body) : undefined;
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

function cook(recipe: BodyRecipe, index: number | undefined): unknown {
  const body: unknown = structuredClone(recipe.base);
  for (const [path, { repeat, times }] of Object.entries(recipe.set ?? {})) {
    change(body, path, () => repeat.repeat(times));
  }
  if (recipe.vary !== undefined && index !== undefined) {
    // Before the sign of an address, so that it stays one.
    change(body, recipe.vary, (text) => String(text).replace(/(?=@|$)/, `.${index}`));
  }
  return body;
}

function change(body: unknown, path: string, to: (before: unknown) => unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at = body as Record<string, unknown>;
  for (const name of names) at = at[name] as Record<string, unknown>;
  at[last] = to(at[last]);
}
