import type { RequestHandler } from 'msw';

import type { Fake } from '../crm/fake.ts';
import type { Fault } from '../crm/faults.ts';
import type { OperationSource } from '../runner/host.ts';

/** How a lab differs from the default one. */
export interface StageOptions {
  /** Values of environment variables, by schema name or parameter name. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly faults?: readonly Fault[];
  /** Settings of single fakes by id, such as `{ dataverse: { keys } }`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Schema validation of the trigger: as the definition says, or forced. */
  readonly schemaValidation?: 'as-defined' | 'on' | 'off';
  /** Waits and retries take no time (default), or theirs. */
  readonly time?: 'virtual' | 'real';
  /** Time at which the lab starts, in milliseconds since 1970; absent: now, and it passes. */
  readonly startTime?: number;
  /** Makes ids and chance repeatable. */
  readonly seed?: number;
  /** Defaults that hang on the plan; default `standard`. */
  readonly profile?: 'low' | 'standard' | 'logic-apps';
  /** Fakes in place of the built-in ones. */
  readonly fakes?: readonly Fake[];
  /** Operations in place of the catalogue. */
  readonly operations?: OperationSource;
  /** Handlers asked before the fakes. */
  readonly handlers?: readonly RequestHandler[];
  /** Every call is answered with a generated success in the shape that the flow expects, in place of the fakes. */
  readonly auto?: boolean;
  /** Take action types that only Azure has, without running them; default: with `auto`. */
  readonly standIns?: boolean;
  /** Runs the lab remembers; default 500. */
  readonly history?: number;
}
