import type { Operation, OperationParameter, OperationSource } from '../runner/host.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import type { Value } from '../runner/value/value.ts';

/** Where calls of generated operations go; no network resolves it (RFC 2606). */
export const autoHost = 'auto.example';

/**
 * Every operation that the flows of these definitions call, with the parameters that they give: names with a slash
 * belong to a body, others to the query.
 */
export function autoOperations(definitions: readonly ObjectValue[]): OperationSource {
  const names = new Map<string, Set<string>>();
  for (const definition of definitions) collect(definition, names);
  const find = (apiName: string, operationId: string): Operation => ({
    apiName,
    operationId,
    method: 'POST',
    baseUrl: `https://${autoHost}/${encodeURIComponent(apiName)}`,
    path: `/${encodeURIComponent(operationId)}`,
    parameters: parametersOf([...(names.get(operationId) ?? [])]),
  });
  return { find, known: () => [...names.keys()] };
}

function parametersOf(names: readonly string[]): readonly OperationParameter[] {
  const bodies = new Set(
    names.filter((name) => name.includes('/')).map((name) => name.slice(0, name.indexOf('/'))),
  );
  const flat = names.filter((name) => !name.includes('/') && !bodies.has(name));
  // One request has one body: several body parameters become members of it.
  const [only] = bodies;
  const body: readonly OperationParameter[] =
    only === undefined
      ? []
      : [...bodies].map((name) => ({ name, in: 'body', required: false, type: 'object', open: true }));
  return [
    ...flat.map((name): OperationParameter => ({ name, in: 'query', required: false, type: 'string' })),
    ...body,
  ];
}

/** Names in `inputs.parameters` of every connector step, by operation id. */
function collect(value: Value, names: Map<string, Set<string>>): void {
  if (Array.isArray(value)) {
    for (const part of value as readonly Value[]) collect(part, names);
  } else if (value instanceof ObjectValue) {
    const host = value.get('host');
    const operationId = host instanceof ObjectValue ? host.get('operationId') : undefined;
    if (typeof operationId === 'string') {
      const parameters = value.get('parameters');
      const known = names.get(operationId) ?? new Set<string>();
      if (parameters instanceof ObjectValue) for (const name of parameters.members.keys()) known.add(name);
      names.set(operationId, known);
    }
    for (const part of value.members.values()) collect(part, names);
  }
}
