/** One operation of RFC 6902; the mutants use these three. */
export interface PatchOperation {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
}

/** A copy of a JSON value with the operations applied in order. Throws where a path does not exist. */
export function patched(value: unknown, operations: readonly PatchOperation[]): unknown {
  const copy: unknown = structuredClone(value);
  for (const operation of operations) apply(copy, operation);
  return copy;
}

function apply(root: unknown, { op, path, value }: PatchOperation): void {
  const names = path
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = names.pop() ?? '';
  const target = names.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], root);
  if (typeof target !== 'object' || target === null) throw new Error(`There is nothing at ${path}.`);
  if (op !== 'add' && !(last in target)) throw new Error(`There is nothing to ${op} at ${path}.`);
  if (Array.isArray(target) && op === 'add')
    target.splice(last === '-' ? target.length : Number(last), 0, value);
  else if (Array.isArray(target) && op === 'remove') target.splice(Number(last), 1);
  else if (op === 'remove') Reflect.deleteProperty(target, last);
  else Reflect.set(target, last, value);
}
