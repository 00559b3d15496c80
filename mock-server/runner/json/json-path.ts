import { escapeText } from './escape-text.ts';

export type ContainerKind = 'None' | 'Object' | 'Array' | 'Constructor';

/** Where a reader or writer stands inside one container. */
export interface JsonScope {
  readonly kind: ContainerKind;
  /** Index of the current item, -1 before the first; of arrays and constructors. */
  index: number;
  /** The current member's name; of objects. */
  name: string;
}

export function newScope(kind: ContainerKind): JsonScope {
  return { kind, index: -1, name: '' };
}

const special = /[. '/"[\]()\t\n\r\f\b\\\u0085\u2028\u2029]/u;

/** A member's place in a path: `.name`, or `['…']` where the name holds a character that a path cannot. */
export function memberPath(parent: string, name: string): string {
  if (special.test(name)) return `${parent}['${escapeText(name, "'")}']`;
  return parent === '' ? name : `${parent}.${name}`;
}

/** The path of nested scopes as Newtonsoft.Json prints it: `a['b c'][0]`. */
export function buildPath(scopes: readonly JsonScope[]): string {
  let path = '';
  for (const scope of scopes) {
    if (scope.kind === 'Object') path = memberPath(path, scope.name);
    else if (scope.kind !== 'None') path += `[${scope.index}]`;
  }
  return path;
}
