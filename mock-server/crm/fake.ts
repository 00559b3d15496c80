import type { RequestHandler } from 'msw';

import type { TableStore } from './table-store.ts';

/** What a fake needs from outside. */
export interface FakeOptions {
  /** Now, in milliseconds since 1970. */
  readonly now: () => number;
  /** A GUID in form D, lower case. */
  readonly newId: () => string;
  /** Settings of single fakes, by fake id. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A table of a fake, for lists and pages. */
export interface FakeTable {
  /** Name in the store, such as `lead`. */
  readonly name: string;
  readonly title: string;
  /** Columns worth showing first. */
  readonly columns: readonly string[];
}

/** A service that pretends: msw handlers in the connector's wire form over the tables of a store. */
export interface Fake {
  readonly id: string;
  readonly title: string;
  /** Connectors that it answers, such as `shared_commondataserviceforapps`. */
  readonly apiNames: readonly string[];
  readonly tables: readonly FakeTable[];
  /** Handlers for every operation of its connectors in the catalogue. */
  handlers(store: TableStore, options: FakeOptions): readonly RequestHandler[];
}
