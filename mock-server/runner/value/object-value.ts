import type { Value } from './value.ts';

/**
 * An Object of the language: members in order, looked up by exact name first, then ignoring case.
 * Immutable for its users: functions that change an object make a new one.
 */
export class ObjectValue {
  readonly members: ReadonlyMap<string, Value>;
  #ignoringCase: Map<string, string> | undefined;

  constructor(members: ReadonlyMap<string, Value> | Iterable<readonly [string, Value]> = []) {
    this.members = members instanceof Map ? members : new Map(members);
  }

  /** The stored name that `name` means: itself, else the first member equal to it ignoring case. */
  nameOf(name: string): string | undefined {
    if (this.members.has(name)) return name;
    if (this.#ignoringCase === undefined) {
      this.#ignoringCase = new Map();
      for (const key of this.members.keys()) {
        const folded = key.toLowerCase();
        if (!this.#ignoringCase.has(folded)) this.#ignoringCase.set(folded, key);
      }
    }
    return this.#ignoringCase.get(name.toLowerCase());
  }

  /** The member called `name` (exact, then ignoring case); `undefined` where there is none. */
  get(name: string): Value | undefined {
    const exact = this.members.get(name);
    if (exact !== undefined) return exact;
    const stored = this.nameOf(name);
    return stored === undefined ? undefined : this.members.get(stored);
  }
}
