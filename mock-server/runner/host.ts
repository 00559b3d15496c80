import type { Scope } from './expression/scope.ts';
import type { ObjectValue } from './value/object-value.ts';
import type { Value } from './value/value.ts';

/** What a run needs from outside, as one record: the runner has no ambient clock, network, chance or state. */
export interface Host {
  /**
   * Every HTTP call of a flow, connectors included. A rejection is a connection failure. A fake that is
   * slow waits with `time.wait`, which costs virtual time only.
   */
  fetch(request: Request, time: CallTime): Promise<Response>;
  /**
   * Wall time in milliseconds since 1970. Virtual runs ask once, at their start; runs in real time ask
   * whenever they need the time.
   */
  startTime(): number;
  /**
   * `virtual`: waits, retries and timeouts take no real time. `real`: they take theirs.
   */
  readonly time: 'virtual' | 'real';
  /** A number in [0, 1): `rand()` and the jitter of retries. */
  random(): number;
  /** A GUID in form D, for `guid()` and for ids. */
  newId(): string;
  /** Defaults that hang on the plan: retries, limits. */
  readonly profile: 'low' | 'standard' | 'logic-apps';
  /** Connector operations that exist; an unknown one is refused with the list of known ones. */
  readonly operations: OperationSource;
  /** Values for `parameters('…')` beyond the definition's defaults: environment variables, by parameter name. */
  readonly parameters?: Readonly<Record<string, Value>>;
  /** Runs a child flow for a Workflow action; absent: Workflow actions are refused. */
  childFlow?(reference: string, request: ChildRequest): Promise<ChildAnswer>;
  /** `workflow()`: ids and names of the flow and its environment. */
  readonly workflow?: {
    readonly id?: string;
    readonly name?: string;
    readonly displayName?: string;
    readonly environment?: string;
    readonly location?: string;
  };
  /** `listCallbackUrl()` and the subscribe calls of webhooks. */
  callbackUrl?(run: string, action?: string): string;
  /**
   * The call that answers a webhook action's subscription: what the other side posts to the callback URL.
   * Absent or `undefined`: nobody ever calls back, and the action ends by its timeout.
   */
  callback?(run: string, action: string, time: CallTime): Promise<Request | undefined>;
  /** Outputs of an action that is not run here but may stand in a flow (`standIns` of loadFlow). */
  standIn?(action: string, type: string): Value;
  /** Behaviours of the runtime build of 2020 in which the hosted service differs; for comparisons with its records. */
  readonly quirks?: readonly ('compose-has-no-body' | 'until-sees-leaves')[];
  /** Validate a Request trigger's body by its schema even where the definition does not ask for it. */
  readonly alwaysValidateSchema?: boolean;
  /** Told when an action begins, with what its expressions see: for explanations. Must not change anything. */
  observe?(action: string, scope: Scope): void;
}

/** The run's clock as one call sees it. */
export interface CallTime {
  /** Milliseconds since 1970 in the run's time. */
  now(): number;
  /** Passes that many milliseconds of the run's time. */
  wait(milliseconds: number): Promise<void>;
}

/** Looks up connector operations by API name (`shared_commondataserviceforapps`) and operation id. */
export interface OperationSource {
  find(apiName: string, operationId: string): Operation | undefined;
  /** Known `api/operation` names, for refusals. */
  known(): readonly string[];
}

/** One operation of a connector in its wire form, from the connector's OpenAPI definition. */
export interface Operation {
  readonly apiName: string;
  readonly operationId: string;
  readonly method: string;
  /** `https://…` without trailing slash. */
  readonly baseUrl: string;
  /** With `{parameters}`. */
  readonly path: string;
  readonly parameters: readonly OperationParameter[];
}

export interface OperationParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'body' | 'formData';
  readonly required: boolean;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  /** Body only: members known by name; `open` bodies take any member (`item/<column>`). */
  readonly open?: boolean;
  readonly members?: Readonly<Record<string, { readonly type: string; readonly required?: boolean }>>;
  /** `x-ms-url-encoding: double`. */
  readonly doubleEncoded?: boolean;
  /** What the service sends where the flow leaves it out. */
  readonly default?: string;
}

export interface ChildRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Value | undefined;
}

export interface ChildAnswer {
  readonly statusCode: number;
  readonly headers: ObjectValue;
  readonly body: Value | undefined;
}
