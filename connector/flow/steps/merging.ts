import type { Action } from '../builders/action.ts';
import type { Expression } from '../builders/expression.ts';

/** How a way of merging answers the questions of the later steps. */
export interface Merging {
  /** Run before the way of the lead is chosen; for `unique` they write the row. */
  readonly actions: readonly Action[];
  /** Whether an open row of the same person and offer takes the lead. */
  readonly known: Expression;
  /** Id of that row. */
  readonly row: Expression;
  /** Whether this very event has been handled before, as far as `actions` can tell. */
  readonly repeatedSoFar: Expression;
  /** The same, once the lead has been added to the known row. */
  readonly repeated: Expression;
  /** Whether the person is marked do not contact on an open row. */
  readonly protectedEarlier: Expression;
  /** Whether `actions` have written the row already. */
  readonly writes: boolean;
  /** The actions that add the lead to the known row, made from those that append the touch. */
  readonly whenKnown: (append: readonly Action[]) => readonly Action[];
}
