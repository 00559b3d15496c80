import {
  body,
  compose,
  condition,
  outputs,
  query,
  scope,
  statusOf,
  switchOn,
  until,
} from '../builders/action.ts';
import { odataText } from '../builders/escape.ts';
import { call, no, path, value } from '../builders/expression.ts';
import { and, choose, concat, equals, isNull, not, or } from '../builders/phrases.ts';
import {
  firstRow,
  listRows,
  rowsOf,
  touchSubject,
  uniqueKey,
  updateRow,
  windowStart,
  writeRow,
  type DestinationContext,
} from '../destinations/dataverse.ts';
import { isSuppressed } from './suppression.ts';
import { isSameEvent } from './merge-by-lookup.ts';
import type { Merging } from './merging.ts';
import { askForProtection } from './without-merging.ts';

/** Name of the action that writes the row. */
export const uniqueWrite = 'Write the row under its key';
const write = uniqueWrite;
const check = 'Check that the key is taken';
const found = 'Find the row with the key';
const take = 'Take the open row';
const decide = 'See which row it is';
const touches = 'List the touches of the row';
const sameEvent = 'Find the same event';

/** Dataverse: a row with the values of this alternate key exists (duplicate record entity key). */
const keyIsTaken = '0x80060892';

/**
 * Writes first: a unique key over person and offer lets one of many equal leads win, and the others find its row. A row
 * that is closed or too old gives its key away. Three tries settle every order of events but a fourth lead in between.
 */
export function mergeByUniqueKey(context: DestinationContext): Merging {
  const { keyColumn, keyColumnLength } = context.settings.merge;
  if (keyColumn === undefined) throw new RangeError('merge.way unique needs merge.keyColumn');
  const protection = askForProtection(context);
  const key = uniqueKey(keyColumnLength);
  const isOpen = and(
    equals(firstRow(found, 'statecode'), 0),
    call(
      'greaterOrEquals',
      call('ticks', firstRow(found, 'createdon')),
      call('ticks', windowStart(context.variables)),
    ),
  );
  const taken = outputs(take);
  return {
    actions: [
      ...protection.actions,
      until({
        name: 'Write the row or find the one with its key',
        note: 'Ends when the row is written, an open one is found, or the write failed for another reason than its key.',
        done: or(
          equals(statusOf(write), 'Succeeded'),
          equals(statusOf(take), 'Succeeded'),
          equals(statusOf(check), 'Failed'),
        ),
        times: 3,
        timeout: 'PT1H',
        actions: [
          writeRow(context, {
            name: write,
            note: 'Upsert on the id of this run, with the key of person and offer: the service lets one row have it.',
            suppressed: isSuppressed(protection.protectedEarlier),
            key: { column: keyColumn, value: key },
          }),
          {
            ...scope({
              name: 'Use the key that is taken',
              note: 'Only where the write failed.',
              actions: [
                compose({
                  name: check,
                  note: 'Fails on purpose where the write failed for another reason.',
                  inputs: value(
                    call(
                      'bool',
                      choose(
                        equals(path(body(write), 'error', 'code'), keyIsTaken),
                        'true',
                        'the key is free',
                      ),
                    ),
                  ),
                }),
                listRows(context, {
                  name: found,
                  note: 'The row that has the key now.',
                  table: 'leads',
                  columns: 'leadid,statecode,createdon',
                  filter: concat(`${keyColumn} eq `, odataText(key)),
                  top: 1,
                }),
                switchOn({
                  name: 'Is that row open and young enough',
                  note: 'A row that vanished in between leaves the key to the next try.',
                  on: choose(call('empty', rowsOf(found)), 'gone', choose(isOpen, 'open', 'old')),
                  cases: [
                    {
                      title: 'An open row',
                      value: 'open',
                      actions: [
                        compose({
                          name: take,
                          note: 'The lead is added to this row.',
                          inputs: value(firstRow(found, 'leadid')),
                        }),
                      ],
                    },
                    {
                      title: 'A closed or old row',
                      value: 'old',
                      actions: [
                        updateRow(context, {
                          name: 'Release the key of the old row',
                          note: 'The next try writes the new row under it.',
                          row: firstRow(found, 'leadid'),
                          columns: { [`item/${keyColumn}`]: null },
                        }),
                      ],
                    },
                  ],
                  otherwise: [],
                }),
              ],
            }),
            runAfter: { [write]: ['Failed'] },
          },
        ],
      }),
      compose({
        name: decide,
        note: 'The row that takes the lead; fails where three tries found none.',
        inputs: {
          settled: value(
            call(
              'bool',
              choose(
                or(equals(statusOf(write), 'Succeeded'), not(isNull(taken))),
                'true',
                'the key was taken three times',
              ),
            ),
          ),
          row: value(choose(equals(statusOf(write), 'Succeeded'), null, taken)),
        },
      }),
    ],
    known: not(isNull(outputs(decide, 'row'))),
    row: outputs(decide, 'row'),
    repeatedSoFar: no,
    repeated: not(call('empty', body(sameEvent))),
    protectedEarlier: protection.protectedEarlier,
    writes: true,
    whenKnown: (append) => [
      listRows(context, {
        name: touches,
        note: 'Notes of the leads that were added to the row before.',
        table: 'annotations',
        columns: 'subject,notetext,createdon',
        filter: concat(
          '_objectid_value eq ',
          outputs(decide, 'row'),
          ' and subject eq ',
          odataText(touchSubject),
        ),
      }),
      query({
        name: sameEvent,
        note: 'A note whose first line is this event: the same delivery came before, and changes nothing now.',
        personal: true,
        from: rowsOf(touches),
        where: isSameEvent,
      }),
      condition({
        name: 'Is it a new event',
        note: 'A repeated delivery adds nothing.',
        when: call('empty', body(sameEvent)),
        actions: append,
      }),
    ],
  };
}
