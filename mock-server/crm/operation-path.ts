import type { Operation } from '../../connector/operations/operation.ts';
import { operations } from '../../connector/operations/operation-catalogue.ts';

/** Finds the operation and the values of its path parameters (decoded as often as the operation encodes). */
export interface OperationMatch {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

/** The most specific template first: `{table}({id})` also fits where `{table}` does. */
const bySpecificity = operations.all.toSorted((left, right) => fixedLength(right) - fixedLength(left));

/** Finds the operation of the catalogue that a request calls. */
export function findOperation(method: string, url: string): OperationMatch | undefined {
  for (const operation of bySpecificity) {
    const match = matchOperation(operation, method, url);
    if (match !== undefined) return match;
  }
  return undefined;
}

function fixedLength(operation: Operation): number {
  return operation.path.replaceAll(/\{[^}]+\}/g, '').length;
}

const compiled = new WeakMap<Operation, { readonly pattern: RegExp; readonly names: readonly string[] }>();

/** `undefined` where it is another operation's address, or where an escape is broken. */
function matchOperation(operation: Operation, method: string, url: string): OperationMatch | undefined {
  if (method !== operation.method) return undefined;
  const { pattern, names } = compile(operation);
  const address = url.replace(/[?#].*$/s, '');
  const found = pattern.exec(address);
  if (found === null) return undefined;
  try {
    const path = names.map((name, index) => {
      const parameter = operation.parameters.find((entry) => entry.in === 'path' && entry.name === name);
      const once = decodeURIComponent(found[index + 1] ?? '');
      return [name, parameter?.doubleEncoded === true ? decodeURIComponent(once) : once] as const;
    });
    return { operation, path: Object.fromEntries(path) };
  } catch {
    return undefined;
  }
}

function compile(operation: Operation) {
  const known = compiled.get(operation);
  if (known !== undefined) return known;
  const names: string[] = [];
  const template = `${operation.baseUrl}${operation.path}`;
  const pattern = template
    .split(/(\{[^}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      names.push(part.slice(1, -1));
      return '([^/]*?)';
    })
    .join('');
  const entry = { pattern: new RegExp(`^${pattern}$`), names };
  compiled.set(operation, entry);
  return entry;
}
