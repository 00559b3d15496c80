import type { Value } from '../value/value.ts';
import type { Scope } from './scope.ts';

/** An argument not yet evaluated, for functions that evaluate only what they need. */
export type Thunk = (scope: Scope) => Value;

/** Several calls at once, given what the innermost one is given first; `undefined`: one of them has to refuse it. */
export type ChainedCall = (first: Value) => Value | undefined;

interface FunctionBase {
  /** The documented spelling; look-up ignores case. */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly family:
    | 'string'
    | 'collection'
    | 'logic'
    | 'conversion'
    | 'math'
    | 'date'
    | 'uri'
    | 'xml'
    | 'form'
    | 'reference';
  /** Smallest and largest number of arguments; `max` is Infinity for functions that take any number. */
  readonly min: number;
  readonly max: number;
  /** The service's sentence for a wrong number of arguments; `{name}` is the name as written. */
  readonly countMessage: string;
  /** Exists in other hosts of the language only: refused wherever it stands. */
  readonly onlyElsewhere?: true;
  /** One line for the support table. */
  readonly summary: string;
  /** Two calls with the same arguments in one scope may differ. */
  readonly volatile?: true;
  /**
   * Prepares calls of the function around each other, innermost first, by their arguments after the first, which are
   * constants; `undefined` where one of them would fail.
   */
  readonly chain?: (steps: readonly (readonly Value[])[]) => ChainedCall | undefined;
  /** Where the behaviour comes from, when not the functions reference. */
  readonly source?: string;
}

/**
 * A function of the language. `name` given to `call` is the spelling in the expression (messages print it);
 * faults are thrown with `fail`.
 */
export type FunctionEntry = FunctionBase &
  (
    | { readonly call: (args: readonly Value[], scope: Scope, name: string) => Value }
    /** Joins the arguments once; what it gives evaluates those that it needs. */
    | { readonly lazy: (args: readonly Thunk[], name: string) => Thunk }
  );
