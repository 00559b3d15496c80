import type { ActionPlan } from '../actions/action-kind.ts';
import type { CompiledTrigger } from '../triggers/trigger-kind.ts';
import type { Thunk } from '../expression/function-entry.ts';
import type { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';

export interface RunAfter {
  readonly action: LoadedAction;
  readonly statuses: readonly string[];
}

/** Actions that run together: the top level, a branch, a case or a loop body. */
export interface Block {
  /** The action that holds the block; `undefined` for the top level. */
  readonly owner: LoadedAction | undefined;
  /** `actions`, `else`, `default`, or the name of a case. */
  readonly label: string;
  /** In the order of the definition. */
  readonly actions: readonly LoadedAction[];
  /** Every action after the ones that it runs after. */
  readonly order: readonly LoadedAction[];
  /** Actions that no other action of the block runs after. */
  readonly leaves: readonly LoadedAction[];
}

/** An action as it stands in a definition, checked, with its templates compiled. */
export interface LoadedAction {
  readonly name: string;
  /** The documented spelling of its type. */
  readonly type: string;
  readonly definition: ObjectValue;
  /** JSON path in the definition. */
  readonly path: string;
  readonly plan: ActionPlan;
  readonly parent: LoadedAction | undefined;
  /** The innermost loop around it. */
  readonly loop: LoadedAction | undefined;
  readonly runAfter: readonly RunAfter[];
  readonly dependents: readonly LoadedAction[];
  /** Predecessors that are no ancestor of another predecessor: they stand for the action where it is skipped. */
  readonly nearest: readonly LoadedAction[];
  readonly blocks: readonly Block[];
  /** Place among the actions of the same innermost loop. */
  readonly slot: number;
  /** `body(…)` of it is its outputs where these have no body. */
  readonly bareOutputs: boolean;
  readonly trackedProperties: Thunk | undefined;
  /** `limit.timeout` in milliseconds. */
  readonly timeout: number | undefined;
  readonly secureInputs: boolean;
  readonly secureOutputs: boolean;
  readonly staticResult: ObjectValue | undefined;
}

export interface ParameterDeclaration {
  readonly name: string;
  readonly type: string;
  readonly defaultValue: Value | undefined;
}

/** A definition that the service would save, ready to run any number of times. */
export interface LoadedFlow {
  readonly definition: ObjectValue;
  readonly trigger: CompiledTrigger;
  readonly root: Block;
  /** Every action by lower-case name. */
  readonly actions: ReadonlyMap<string, LoadedAction>;
  /** The same by name as written: what expressions nearly always use. */
  readonly named: ReadonlyMap<string, LoadedAction>;
  /** Number of actions outside loops. */
  readonly slots: number;
  /** Number of actions whose innermost loop is the key. */
  readonly loopSlots: ReadonlyMap<LoadedAction, number>;
  /** By lower-case name. */
  readonly parameters: ReadonlyMap<string, ParameterDeclaration>;
  readonly outputs: readonly FlowOutput[] | undefined;
  readonly connectionReferences: ObjectValue | undefined;
  /** Whether a Response that the caller waits for stands anywhere in the flow. */
  readonly waitsForResponse: boolean;
  readonly respondsLater: boolean;
  /** Whether an expression reads the header with the caller's connections. */
  readonly readsConnectionTokens: boolean;
}

export interface FlowOutput {
  readonly name: string;
  readonly type: string;
  readonly written: Value;
  readonly value: Thunk;
}
