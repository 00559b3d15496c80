import { compose, condition, outputs, switchOn, type Action } from '../builders/action.ts';
import { connectorAction, dataverse } from '../builders/connector-action.ts';
import { call, path, value, type Expression } from '../builders/expression.ts';
import { lookUp } from '../builders/lookup.ts';
import { and, choose, coalesce, equals, first, orEmpty, split, trim } from '../builders/phrases.ts';
import { cut } from '../builders/text-cut.ts';
import {
  addTouch,
  assignOwner,
  columnLengths,
  protectThePerson,
  updateRow,
  writeRow,
  type DestinationContext,
} from '../destinations/dataverse.ts';
import { optionalText } from '../environment-variables.ts';
import { names } from '../step-names.ts';
import { strengthByUpperCase } from '../tables/action-codes.ts';
import { trackingId } from './answer.ts';
import { decided, lead, verdict } from './classify.ts';
import { flagList } from './describe.ts';
import { merging } from './merge.ts';
import { uniqueWrite } from './merge-by-unique-key.ts';
import type { Merging } from './merging.ts';
import { notify } from './notify.ts';
import { isSuppressed } from './suppression.ts';

const topic = 'Read the topic of the row';
const firstTouch = 'Add the first touch to the row';
const furtherTouch = 'Add the touch to the row';
const write = 'Write the row';

const strength = (action: Expression): Expression =>
  call('int', coalesce(lookUp(strengthByUpperCase, call('toUpper', action)), '0'));

/** Whether the new action asks louder for a person than the one that the row's topic begins with. */
function isStronger(context: DestinationContext): Expression {
  const current = orEmpty(outputs(topic, 'body', 'subject'));
  const prefix = optionalText(context.variables.topicPrefix);
  const withoutPrefix = choose(
    and(
      call('startsWith', current, prefix),
      call('greater', call('length', current), call('length', prefix)),
    ),
    call('substring', current, call('length', prefix)),
    current,
  );
  const shown = strength(trim(first(split(withoutPrefix, ' – '))));
  return and(call('greater', shown, 0), call('greater', strength(orEmpty(lead('action'))), shown));
}

/** A further touch of a row: its note, and the topic where the new action is the stronger one. */
function appendTouch(context: DestinationContext, row: Expression): readonly Action[] {
  return [
    addTouch(context, {
      name: furtherTouch,
      note: 'A note with the event and the lead as it was sent. Under an id of this run, so that a retry adds no second one.',
      row,
    }),
    connectorAction({
      name: topic,
      note: 'It begins with the action of an earlier lead.',
      connector: dataverse,
      operationId: 'GetItem',
      retry: context.retry,
      parameters: { entityName: 'leads', recordId: value(row), $select: 'subject' },
    }),
    condition({
      name: 'Is the new action stronger',
      note: 'Who asked to be contacted after an installation is shown as such. A topic that a person rewrote stays.',
      when: isStronger(context),
      actions: [
        updateRow(context, {
          name: 'Show the stronger action',
          note: 'The topic of the row.',
          row,
          columns: { 'item/subject': value(cut(decided('subject'), columnLengths(context.fields).subject)) },
        }),
      ],
    }),
  ];
}

/** Everything that happens to a lead that becomes a row, or a part of one. */
export function keepTheLead(context: DestinationContext): {
  readonly actions: readonly Action[];
  readonly outcome: Action;
} {
  const merge = merging(context);
  const suppressed = isSuppressed(merge.protectedEarlier);
  const newLead = [
    ...(merge.writes
      ? []
      : [
          writeRow(context, {
            name: write,
            note: 'Upsert on the id of this run: a retry after a lost answer meets the same row.',
            suppressed,
          }),
        ]),
    addTouch(context, {
      name: firstTouch,
      note: 'A note with the event and the lead as it was sent. Under an id of this run, so that a retry adds no second one.',
      row: decided('rowId'),
    }),
    assignOwner(context),
  ];
  const further = merge.whenKnown(appendTouch(context, merge.row));
  const tell = choose(
    merge.repeated,
    'quiet',
    choose(
      lead('doNotContact'),
      'protect',
      choose(
        merge.protectedEarlier,
        'quiet',
        further.length === 0
          ? 'notify'
          : choose(merge.known, choose(isStronger(context), 'notify', 'quiet'), 'notify'),
      ),
    ),
  );
  const notices = notify(context, choose(merge.known, merge.row, decided('rowId')));
  return {
    actions: [
      ...merge.actions,
      ...(further.length === 0
        ? newLead
        : [
            switchOn({
              name: 'Is it a new lead',
              note: 'A new lead gets a row; a further touch is added to the open row; a repeated delivery changes nothing.',
              on: choose(merge.repeatedSoFar, 'repeated', choose(merge.known, 'known', 'new')),
              cases: [
                { title: 'A further touch', value: 'known', actions: further },
                { title: 'A repeated delivery', value: 'repeated', actions: [] },
              ],
              otherwise: newLead,
            }),
          ]),
      switchOn({
        name: 'Who has to know',
        note: 'Nobody is told of a person who must not be contacted, of a repeated delivery, or of a weaker touch.',
        on: tell,
        cases: [
          {
            title: 'Nobody may contact the person',
            value: 'protect',
            actions: protectThePerson(context, { is: merge.known, row: merge.row }),
          },
          ...(notices.length === 0 ? [] : [{ title: 'Sales', value: 'notify', actions: notices }]),
        ],
        otherwise: [],
      }),
    ],
    outcome: tellTheOutcome(merge, further.length > 0),
  };
}

/** The outcome in one word, the flags and the row: for people, tests and the sender. Nothing in it is personal. */
function tellTheOutcome(merge: Merging, adds: boolean): Action {
  const earlier = 'do-not-contact-earlier';
  const flags = choose(
    and(equals(verdict, 'keep'), merge.protectedEarlier),
    call('union', flagList, call('createArray', earlier)),
    flagList,
  );
  const word = choose(
    equals(verdict, 'set-aside'),
    'dead-letter',
    choose(
      equals(verdict, 'test'),
      'test',
      choose(
        merge.repeated,
        'merged',
        choose(
          lead('doNotContact'),
          'suppressed',
          choose(
            merge.known,
            'merged',
            choose(
              merge.protectedEarlier,
              'suppressed',
              choose(call('empty', flagList), 'created', 'created-flagged'),
            ),
          ),
        ),
      ),
    ),
  );
  return compose({
    name: names.outcome,
    note: 'What became of the lead, its flags and its row. Holds no personal data: the run history shows it.',
    inputs: {
      outcome: value(word),
      flags: value(flags),
      repeated: value(merge.repeated),
      // The ids as the service answered them: a page of HTML instead of the row fails here, and not in silence.
      row: value(
        choose(
          equals(verdict, 'keep'),
          choose(
            merge.known,
            merge.row,
            choose(
              merge.repeated,
              null,
              coalesce(path(outputs(merge.writes ? uniqueWrite : write, 'body'), 'leadid'), decided('rowId')),
            ),
          ),
          null,
        ),
      ),
      note: value(
        coalesce(
          outputs(firstTouch, 'body', 'annotationid'),
          ...(adds ? [outputs(furtherTouch, 'body', 'annotationid')] : []),
        ),
      ),
      trackingId: value(trackingId),
    },
  });
}
