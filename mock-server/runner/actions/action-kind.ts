import type { CallTime, Host } from '../host.ts';
import type { Scope } from '../expression/scope.ts';
import type { Block, LoadedAction } from '../definition/loaded-flow.ts';
import type { RawAction } from '../definition/raw-action.ts';
import type { RetryEntry } from '../scheduler/action-state.ts';
import type { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';

/** How an action ended. `code` NotSpecified is not shown on a success. */
export interface ActionEnd {
  readonly status: 'Succeeded' | 'Failed' | 'TimedOut' | 'Cancelled' | 'Skipped';
  readonly code: string;
  /** Absent: the action has no outputs. */
  readonly outputs?: Value | undefined;
  /** `code` and `message`, with whatever else the service shows. */
  readonly error?: ObjectValue | undefined;
}

/** What a running action may ask of the run. */
export interface ActionContext {
  readonly action: LoadedAction;
  readonly scope: Scope;
  /** The same, where `listCallbackUrl()` is the URL that ends this action. */
  callbackScope(): Scope;
  readonly host: Host;
  readonly runId: string;
  readonly variables: VariableStore;
  /** Milliseconds since 1970 in the run's time. */
  now(): number;
  /** Passes time of the run. */
  wait(milliseconds: number): Promise<void>;
  /** What the record shows as `inputs`, also when the action fails later. */
  showInputs(inputs: Value): void;
  /** A try that failed and is tried again. */
  addRetry(entry: RetryEntry): void;
  /** A call over the host's fetch; `undefined` where no answer came within so many milliseconds of the run's time. */
  fetch(request: Request, limit: number): Promise<Response | undefined>;
  /** Any other work outside the run, with the same limit. */
  within<T>(limit: number, start: (time: CallTime) => Promise<T>): Promise<T | undefined>;
  /** Aborted when the action ends before its call does; in virtual time nobody is there to be told. */
  readonly signal: AbortSignal | undefined;
  /** Headers that the service adds to a call of this action. */
  callHeaders(): readonly (readonly [string, string])[];
  /** Answers the caller of the Request trigger, or says why it cannot. */
  respond(answer: FlowAnswer): 'answered' | 'already' | 'late' | 'no-caller';
  /** Ends the run; what has not run yet is skipped. */
  terminate(end: RunEnd): void;
  /** The connection that a reference means, from `connectionReferences` and `$connections`. */
  readonly connectionReferences: ObjectValue | undefined;
}

export interface FlowAnswer {
  readonly statusCode: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Value | undefined;
  /** What the Response action shows of it. */
  readonly shown?: ObjectValue;
}

export interface RunEnd {
  readonly status: 'Succeeded' | 'Failed' | 'Cancelled';
  readonly error: ObjectValue | undefined;
}

export interface Variable {
  readonly name: string;
  readonly type: VariableType;
  value: Value;
  /** Items appended since the value was last read: a loop that only appends copies nothing. */
  appended?: Value[];
}

export type VariableType = 'String' | 'Integer' | 'Float' | 'Boolean' | 'Array' | 'Object';

/** The variables of a run by lower-case name. */
export type VariableStore = Map<string, Variable>;

export type LeafRun = (context: ActionContext) => ActionEnd | Promise<ActionEnd>;

/** What a block action does with its blocks. */
export interface BranchChoice {
  readonly inputs?: Value;
  readonly take: readonly Block[];
  readonly skip: readonly Block[];
  /** Blocks whose actions all fail, because the branch could not be chosen, and why. */
  readonly fail?: { readonly blocks: readonly Block[]; readonly reason: string };
}

export type ChooseBranch = (scope: Scope, blocks: readonly Block[]) => BranchChoice | ActionEnd;

export interface ForeachPlan {
  readonly items: (scope: Scope) => Value;
  /** The expression as written, for sentences. */
  readonly written: string;
  /** `undefined`: as many at once as the plan of the host has it. */
  readonly concurrency: number | undefined;
}

export interface UntilPlan {
  readonly condition: (scope: Scope) => Value;
  readonly written: string;
  readonly count: (scope: Scope) => number;
  /** Milliseconds. */
  readonly timeout: (scope: Scope) => number;
}

/** What the scheduler needs to run one action of a definition. */
export type ActionPlan =
  | { readonly form: 'leaf'; readonly run: LeafRun }
  | { readonly form: 'branch'; readonly choose: ChooseBranch }
  | { readonly form: 'foreach'; readonly foreach: ForeachPlan }
  | { readonly form: 'until'; readonly until: UntilPlan };

/** An action type: one entry in the table of actions, one file. */
export interface ActionKind {
  /** The documented spelling; definitions may write it in any case. */
  readonly type: string;
  readonly family: 'data' | 'variable' | 'control' | 'http' | 'connector' | 'flow';
  /** One line for the support table. */
  readonly summary: string;
  /** Whether its errors name the operation only by its type: blocks have no inputs of their own. */
  readonly inputs: 'required' | 'optional' | 'none';
  /** Whether `limit.timeout` may stand on it. */
  readonly limit: boolean;
  /** Its inputs name an operation of a connector. */
  readonly connector?: 'operation';
  /** Checks one action when its definition is saved; problems go to `action.refuse`. */
  check?(action: RawAction): void;
  /** Compiles one action: templates are parsed here, once per definition. */
  plan(action: RawAction): ActionPlan;
  /** Whether `body('A')` is the outputs themselves. */
  readonly bareOutputs?: boolean;
}
