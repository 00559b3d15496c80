import { body, query } from '../builders/action.ts';
import { odataText } from '../builders/escape.ts';
import { call, type Expression } from '../builders/expression.ts';
import {
  and,
  choose,
  coalesce,
  concat,
  contains,
  equals,
  item,
  lineFeed,
  not,
  orEmpty,
} from '../builders/phrases.ts';
import {
  firstRow,
  hasStoredEmail,
  isProtectedRow,
  listRows,
  rowsOf,
  sameEmail,
  touchSubject,
  windowStart,
  type DestinationContext,
} from '../destinations/dataverse.ts';
import { decided } from './classify.ts';
import type { Merging } from './merging.ts';

const touches = 'List the touches of person and offer';
const sameEvent = 'Find the same event';
const openRows = 'List the open rows of person or touch';

/** Whether a note's first line is this event. */
export const isSameEvent: Expression = call(
  'startsWith',
  orEmpty(item('notetext')),
  concat(decided('event'), lineFeed),
);

/**
 * Looks before it writes: the touches of the same person and offer in the window, then their row if it is still open
 * and young enough. Works on any table; two equal leads at the same moment may both find nothing.
 */
export function mergeByLookup(context: DestinationContext): Merging {
  const start = windowStart(context.variables);
  const row = firstRow(touches, '_objectid_value');
  const rowOrNone = coalesce(row, '00000000-0000-0000-0000-000000000000');
  const repeated = not(call('empty', body(sameEvent)));
  return {
    actions: [
      listRows(context, {
        name: touches,
        note: 'Notes of earlier leads of the same person and offer within the merge window, the newest first.',
        table: 'annotations',
        columns: 'subject,notetext,_objectid_value,createdon',
        filter: concat('subject eq ', odataText(touchSubject), ' and createdon ge ', start),
        order: 'createdon desc',
      }),
      query({
        name: sameEvent,
        note: 'A note whose first line is this event: the same delivery came before, and changes nothing now.',
        personal: true,
        from: rowsOf(touches),
        where: isSameEvent,
      }),
      listRows(context, {
        name: openRows,
        note: 'The row of the newest touch, if it is open and within the window, and protected open rows of the person.',
        table: 'leads',
        columns: 'leadid,donotemail,donotphone',
        filter: concat(
          'statecode eq 0 and (',
          choose(hasStoredEmail, concat(`(${isProtectedRow} and `, sameEmail, ') or '), ''),
          '(leadid eq ',
          rowOrNone,
          ' and createdon ge ',
          start,
          '))',
        ),
        order: 'donotemail desc,donotphone desc,createdon desc',
        top: 50,
      }),
    ],
    known: contains(call('string', rowsOf(openRows)), coalesce(row, 'no row')),
    row,
    repeatedSoFar: repeated,
    repeated,
    protectedEarlier: and(
      equals(firstRow(openRows, 'donotemail'), true),
      equals(firstRow(openRows, 'donotphone'), true),
    ),
    writes: false,
    whenKnown: (append) => append,
  };
}
