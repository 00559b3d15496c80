/** A scenario file, checked against `scenario.schema.json`. */
export interface Scenario {
  /** File name without folder and ending. */
  readonly name: string;
  readonly title: string;
  readonly why?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly validation?: boolean;
  readonly flow?: 'lead' | 'heartbeat';
  readonly steps: readonly Step[];
  readonly expect?: TableExpectation;
}

export interface Step {
  readonly send?: string;
  readonly lead?: unknown;
  readonly text?: string;
  readonly contentType?: string | null;
  readonly method?: string;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly unset?: readonly string[];
  readonly times?: number;
  readonly tick?: boolean;
  readonly resubmit?: boolean;
  /** `25 hours`. */
  readonly wait?: string;
  readonly close?: boolean;
  readonly change?: Readonly<Record<string, string | number | boolean | null>>;
  readonly turn?: 'on' | 'off';
  readonly faults?: readonly ScenarioFault[];
  readonly expect?: ResultExpectation;
}

export interface ScenarioFault {
  readonly service: 'dataverse' | 'mail' | 'teams' | 'sharepoint';
  readonly operation?: string;
  readonly table?: string;
  readonly times?: number;
  readonly after?: number;
  readonly answers?: number;
  readonly retryAfter?: number;
  readonly breaks?: 'before the work' | 'after the work';
  readonly page?: boolean;
  readonly takes?: number;
}

/** Equal text, or parts that it must, or must not, have. */
export type Match =
  | string
  | { readonly contains?: string | readonly string[]; readonly lacks?: string | readonly string[] };

export interface ResultExpectation {
  readonly answer?: number;
  readonly body?: unknown;
  readonly run?: string;
  readonly outcome?: string;
  readonly outcomes?: Readonly<Record<string, number>>;
  readonly flags?: readonly string[];
  readonly error?: Match;
  readonly response?: string;
  readonly actions?: number;
}

export type RowExpectation = number | readonly Readonly<Record<string, unknown>>[];

export interface TableExpectation {
  readonly leads?: RowExpectation;
  readonly notes?: RowExpectation;
  readonly mails?: RowExpectation;
  readonly messages?: RowExpectation;
  readonly items?: RowExpectation;
}
