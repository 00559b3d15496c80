import { deepEquals } from '../../value/deep-equals.ts';
import type { Value } from '../../value/value.ts';

/** Values without doubles by strict deep equality, in order of first occurrence. */
export class ValueSet {
  readonly values: readonly Value[];
  readonly #scalars: ReadonlySet<Value>;
  readonly #others: readonly Value[];

  constructor(values: readonly Value[]) {
    const scalars = new Set<Value>();
    const others: Value[] = [];
    this.values = values.filter((value) => {
      if (value === null || typeof value !== 'object') {
        if (scalars.has(value)) return false;
        scalars.add(value);
        return true;
      }
      if (others.some((other) => deepEquals(other, value))) return false;
      others.push(value);
      return true;
    });
    this.#scalars = scalars;
    this.#others = others;
  }

  has(value: Value): boolean {
    if (value === null || typeof value !== 'object') return this.#scalars.has(value);
    return this.#others.some((other) => deepEquals(other, value));
  }
}
