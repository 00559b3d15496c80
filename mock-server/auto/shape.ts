import type { Value } from '../runner/value/value.ts';

/** What a flow's own expressions say of a value: kinds it is used as, members it is asked for. */
export type Use =
  | 'text'
  | 'number'
  | 'boolean'
  | 'list'
  | 'date'
  | 'json'
  | 'piece'
  | 'base64'
  | 'xml'
  | 'uri';

/** A value that nobody has seen yet, as the flow that reads it expects it. Grows while the flow is read. */
export class Shape {
  readonly members = new Map<string, Shape>();
  readonly uses = new Set<Use>();
  /** Values that it is compared with; the first is the one that it gets. */
  readonly compared: Value[] = [];
  /** JSON schema that it is parsed by. */
  schema: Value | undefined;
  #item: Shape | undefined;
  #decoded: Shape | undefined;
  readonly #positions = new Map<number, Shape>();
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

  setMember(name: string, shape: Shape): void {
    this.members.set(name, shape);
  }

  /** What stands in the list. */
  get item(): Shape {
    this.uses.add('list');
    this.#item ??= new Shape();
    return this.#item;
  }

  /** What stands at a place of the list, where the flow tells places apart. */
  at(index: number): Shape {
    if (index === 0) return this.item;
    this.uses.add('list');
    const shape = this.#positions.get(index) ?? new Shape();
    this.#positions.set(index, shape);
    return shape;
  }

  /** Items of the list: one that stands for all, and those that are told apart by their place. */
  items(): readonly Shape[] {
    const last = Math.max(0, ...this.#positions.keys());
    return Array.from({ length: last + 1 }, (_, index) => this.#positions.get(index) ?? this.item);
  }

  /** What the text means once base64 is taken off. */
  get decoded(): Shape {
    this.uses.add('base64');
    this.#decoded ??= new Shape();
    return this.#decoded;
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
