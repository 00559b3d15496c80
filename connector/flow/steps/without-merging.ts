import { no } from '../builders/expression.ts';
import { call } from '../builders/expression.ts';
import { not } from '../builders/phrases.ts';
import { listRows, protectedRows, rowsOf, type DestinationContext } from '../destinations/dataverse.ts';
import { decided } from './classify.ts';
import type { Merging } from './merging.ts';

const protectedRow = 'Is the person protected';

/** Whether an open row of the person asks for no contact: the one question that every way of merging asks. */
export function askForProtection(context: DestinationContext): Pick<Merging, 'actions' | 'protectedEarlier'> {
  return {
    actions: [
      listRows(context, {
        name: protectedRow,
        note: 'An open row with the same address that is marked do not contact.',
        table: 'leads',
        columns: 'leadid,donotemail',
        filter: protectedRows,
        top: 1,
      }),
    ],
    protectedEarlier: not(call('empty', rowsOf(protectedRow))),
  };
}

/** Every lead gets its own row. */
export function withoutMerging(context: DestinationContext): Merging {
  return {
    ...askForProtection(context),
    known: no,
    row: decided('rowId'),
    repeatedSoFar: no,
    repeated: no,
    writes: false,
    whenKnown: () => [],
  };
}
