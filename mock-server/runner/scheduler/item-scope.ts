import type { Scope } from '../expression/scope.ts';
import type { Value } from '../value/value.ts';

/** A scope like another one, in which `item()` is whatever `next` was given last. */
export function itemScope(outer: Scope): { readonly scope: Scope; next(item: Value): void } {
  let current: Value = null;
  const own: Pick<Scope, 'item'> = { item: () => current };
  const scope: Scope = Object.assign(Object.create(outer), own);
  return {
    scope,
    next(item) {
      current = item;
    },
  };
}
