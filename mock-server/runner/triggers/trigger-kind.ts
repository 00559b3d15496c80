import type { Thunk } from '../expression/function-entry.ts';
import type { RawTrigger } from '../definition/raw-trigger.ts';
import type { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';

/** What sets a trigger off. */
export type TriggerEvent =
  | {
      readonly kind: 'request';
      readonly method: string;
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: Uint8Array;
    }
  | { readonly kind: 'outputs'; readonly outputs: Value }
  | { readonly kind: 'tick' };

export interface CompiledTrigger {
  readonly name: string;
  readonly type: string;
  /** The `kind` of a Request trigger. */
  readonly requestKind: string | undefined;
  readonly definition: ObjectValue;
  /** As written; those of a connector's trigger are evaluated when it fires. */
  readonly inputs: Value | undefined;
  readonly evaluateInputs: Thunk | undefined;
  readonly kind: TriggerKind;
  readonly conditions: readonly { readonly written: string; readonly test: Thunk }[];
  readonly splitOn: { readonly written: string; readonly items: Thunk } | undefined;
  readonly clientTrackingId: Thunk | undefined;
  readonly validates: boolean;
  readonly secureInputs: boolean;
  readonly secureOutputs: boolean;
}

/** A trigger type: one entry in the table of triggers, one file. */
export interface TriggerKind {
  /** The documented spelling. */
  readonly type: string;
  readonly summary: string;
  /** What starts it: a call, whatever a connector delivers, or the clock. */
  readonly startedBy: 'request' | 'outputs' | 'tick';
  readonly inputs: 'required' | 'optional' | 'none';
  /** Whether the record has a `code` (OK) and no `originHistoryName` of a caller. */
  readonly polls: boolean;
  check?(trigger: RawTrigger): void;
  /** Outputs of a start without any (`tick`), at a time in milliseconds since 1970. */
  outputsAt?(trigger: CompiledTrigger, now: number): Value | undefined;
}
