/** A JSON value of a row. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Column to value. A map, not an object: column names may come from a flow (`__proto__`). */
export type Row = ReadonlyMap<string, Json>;

/** Changes that a store remembers. */
const remembered = 10_000;

/** What a call did to a table, in order of time. */
export interface Change {
  readonly table: string;
  readonly id: string;
  readonly kind: 'created' | 'updated' | 'deleted';
  /** Columns that were written. */
  readonly columns: readonly string[];
}

/**
 * The rows of every fake, in memory. Reads and writes are synchronous, so that a handler that checks and then
 * writes without awaiting in between is atomic.
 */
export class TableStore {
  readonly #tables = new Map<string, Map<string, Row>>();
  readonly #changes: Change[] = [];
  readonly #listeners = new Set<(change: Change) => void>();
  #seed: () => void = () => {};

  /** Rows that stand in the tables from the start, and again after `reset`. */
  seed(fill: () => void): void {
    const earlier = this.#seed;
    this.#seed = () => {
      earlier();
      fill();
    };
    fill();
    this.#changes.length = 0;
  }

  get(table: string, id: string): Row | undefined {
    return this.#tables.get(table)?.get(id);
  }

  /** Rows in the order in which they were created. */
  rows(table: string): readonly Row[] {
    return [...(this.#tables.get(table)?.values() ?? [])];
  }

  /** Writes a whole row. `columns`: what the caller set, for the change's record. */
  put(table: string, id: string, row: Row, columns: readonly string[] = [...row.keys()]): void {
    let rows = this.#tables.get(table);
    if (rows === undefined) {
      rows = new Map();
      this.#tables.set(table, rows);
    }
    const kind = rows.has(id) ? 'updated' : 'created';
    rows.set(id, row);
    this.#record({ table, id, kind, columns });
  }

  delete(table: string, id: string): boolean {
    const gone = this.#tables.get(table)?.delete(id) ?? false;
    if (gone) this.#record({ table, id, kind: 'deleted', columns: [] });
    return gone;
  }

  tableNames(): readonly string[] {
    return [...this.#tables.keys()];
  }

  /** The last changes since the reset. */
  changes(): readonly Change[] {
    return this.#changes;
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** All tables as they were at the start. */
  reset(): void {
    this.#tables.clear();
    this.#seed();
    this.#changes.length = 0;
  }

  #record(change: Change): void {
    this.#changes.push(change);
    if (this.#changes.length > remembered) this.#changes.splice(0, this.#changes.length - remembered);
    for (const listener of this.#listeners) listener(change);
  }
}

/** A value as text: itself where it is text, else its JSON. */
export function jsonText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A column as text; empty where the row has nothing there. */
export function textOf(row: Row, column: string): string {
  return jsonText(row.get(column) ?? '');
}

/** A row as a plain object, for output. */
export function rowToObject(row: Row): Readonly<Record<string, Json>> {
  return Object.fromEntries(row);
}
