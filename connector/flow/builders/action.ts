import type { Json } from '../../solution/solution-content.ts';
import { call, path, value, type Expression, type Operand } from './expression.ts';

export type Status = 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut';

/** Statuses of earlier actions of the same block, by sentence. */
export type RunAfter = Readonly<Record<string, readonly Status[]>>;

/** One action before it becomes JSON. Its name is a sentence: what the designer shows. */
export interface Action {
  readonly name: string;
  readonly note: string;
  readonly type: string;
  /** Left out: after the action before it in the block. `{}`: at the start. */
  readonly runAfter?: RunAfter;
  /** Members beside `type`, in the order of the designer. */
  readonly members: Readonly<Record<string, Json | undefined>>;
  /** True where inputs and outputs carry personal data. */
  readonly personal?: boolean;
  readonly children?: readonly Block[];
}

/** Actions of one level, and where they stand in their parent: `actions`, `else/actions`, `cases/x/actions`. */
export interface Block {
  readonly place: string;
  readonly actions: readonly Action[];
  /** Beside `actions` in its place, such as a case's `case`. */
  readonly beside?: Readonly<Record<string, Json>>;
}

/** The key of an action in the definition: the designer shows its underscores as spaces. */
export function actionKey(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9 ,-]*$/.test(name) || name.length > 80) {
    throw new SyntaxError(`Not a name for an action: ${name}`);
  }
  return name.replaceAll(' ', '_');
}

export const outputs = (name: string, ...names: readonly Operand[]): Expression =>
  path(call('outputs', actionKey(name)), ...names);
export const body = (name: string, ...names: readonly Operand[]): Expression =>
  path(call('body', actionKey(name)), ...names);
export const statusOf = (name: string): Expression => path(call('actions', actionKey(name)), 'status');

type Common = Pick<Action, 'name' | 'note'> & Partial<Pick<Action, 'runAfter' | 'personal'>>;

export function compose(of: Common & { readonly inputs: Json }): Action {
  const { inputs, ...common } = of;
  return { ...common, type: 'Compose', members: { inputs } };
}

export function select(of: Common & { readonly from: Json; readonly select: Json }): Action {
  const { from, select: shape, ...common } = of;
  return { ...common, type: 'Select', members: { inputs: { from, select: shape } } };
}

export function query(of: Common & { readonly from: Expression; readonly where: Expression }): Action {
  const { from, where, ...common } = of;
  return { ...common, type: 'Query', members: { inputs: { from: value(from), where: value(where) } } };
}

export function parseJson(of: Common & { readonly content: Expression; readonly schema: Json }): Action {
  const { content, schema, ...common } = of;
  return { ...common, type: 'ParseJson', members: { inputs: { content: value(content), schema } } };
}

export function scope(of: Common & { readonly actions: readonly Action[] }): Action {
  const { actions, ...common } = of;
  return { ...common, type: 'Scope', members: {}, children: [{ place: 'actions', actions }] };
}

export function condition(
  of: Common & {
    readonly when: Expression;
    readonly actions: readonly Action[];
    readonly otherwise?: readonly Action[];
  },
): Action {
  const { when, actions, otherwise = [], ...common } = of;
  return {
    ...common,
    type: 'If',
    members: { expression: { equals: [value(when), true] } },
    children: [
      { place: 'actions', actions },
      { place: 'else/actions', actions: otherwise },
    ],
  };
}

export function switchOn(
  of: Common & {
    readonly on: Expression;
    /** Actions by the sentence of the case; `value` is compared as text. */
    readonly cases: readonly {
      readonly title: string;
      readonly value: string;
      readonly actions: readonly Action[];
    }[];
    readonly otherwise: readonly Action[];
  },
): Action {
  const { on, cases, otherwise, ...common } = of;
  return {
    ...common,
    type: 'Switch',
    members: { expression: value(on) },
    children: [
      ...cases.map((entry) => ({
        place: `cases/${actionKey(entry.title)}/actions`,
        actions: entry.actions,
        beside: { case: entry.value },
      })),
      { place: 'default/actions', actions: otherwise },
    ],
  };
}

export function forEach(
  of: Common & {
    readonly over: Expression;
    readonly actions: readonly Action[];
    readonly repetitions: number;
  },
): Action {
  const { over, actions, repetitions, ...common } = of;
  return {
    ...common,
    type: 'Foreach',
    members: { foreach: value(over), runtimeConfiguration: { concurrency: { repetitions } } },
    children: [{ place: 'actions', actions }],
  };
}

export function until(
  of: Common & {
    readonly done: Expression;
    readonly times: number;
    readonly timeout: string;
    readonly actions: readonly Action[];
  },
): Action {
  const { done, times, timeout, actions, ...common } = of;
  return {
    ...common,
    type: 'Until',
    members: { expression: value(done), limit: { count: times, timeout } },
    children: [{ place: 'actions', actions }],
  };
}

export function terminateFailed(
  of: Common & { readonly code: string; readonly message: Expression },
): Action {
  const { code, message, ...common } = of;
  return {
    ...common,
    type: 'Terminate',
    members: { inputs: { runStatus: 'Failed', runError: { code, message: value(message) } } },
  };
}

export function response(
  of: Common & { readonly statusCode: number; readonly headers: Json; readonly body: Json },
): Action {
  const { statusCode, headers, body: content, ...common } = of;
  return {
    ...common,
    type: 'Response',
    members: { kind: 'Http', inputs: { statusCode, headers, body: content } },
  };
}
