import type { Value } from '../runner/value/value.ts';

/** What a flow's own expressions say of a value: kinds it is used as, members it is asked for. */
export type Use = 'text' | 'number' | 'boolean' | 'list' | 'date' | 'json' | 'xml' | 'uri';

/** A value that nobody has seen yet, as the flow that reads it expects it. Grows while the flow is read. */
export class Shape {
  readonly members = new Map<string, Shape>();
  readonly uses = new Set<Use>();
  /** Values that it is compared with; the first is the one that it gets. */
  readonly compared: Value[] = [];
  /** JSON schema that it is parsed by. */
  schema: Value | undefined;
  #item: Shape | undefined;
  #parsed: Shape | undefined;

  /** A member by name, ignoring case; `a/b` goes through `a`. */
  member(path: string): Shape {
    const [first = '', ...rest] = path.split('/');
    const known = [...this.members.keys()].find((name) => name.toLowerCase() === first.toLowerCase());
    const name = known ?? first;
    const shape = this.members.get(name) ?? new Shape();
    this.members.set(name, shape);
    return rest.length === 0 ? shape : shape.member(rest.join('/'));
  }

  /** What stands in the list. */
  get item(): Shape {
    this.uses.add('list');
    this.#item ??= new Shape();
    return this.#item;
  }

  /** What `json(…)` of the text gives. */
  get parsed(): Shape {
    this.uses.add('json');
    this.#parsed ??= new Shape();
    return this.#parsed;
  }

  use(use: Use): void {
    this.uses.add(use);
  }
}
