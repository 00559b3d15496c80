import type { FlowSettings } from '../../model/lead-model.ts';
import type { Json } from '../../solution/solution-content.ts';
import {
  actionKey,
  body,
  compose,
  outputs,
  query,
  scope,
  statusOf,
  terminateFailed,
  type Action,
  type RunAfter,
} from '../builders/action.ts';
import { connectorAction, outlook, sharePoint } from '../builders/connector-action.ts';
import { everyAction } from '../builders/definition.ts';
import { html } from '../builders/escape.ts';
import { call, interpolation, path, value, type Expression } from '../builders/expression.ts';
import {
  and,
  choose,
  character,
  coalesce,
  concat,
  equals,
  isNull,
  item,
  last,
  lineFeed,
  not,
  or,
  orEmpty,
  parameter,
  replaceAll,
} from '../builders/phrases.ts';
import { cut, cutWithEllipsis, shorten } from '../builders/text-cut.ts';
import { isObject, isText } from '../builders/value-kind.ts';
import type { DestinationContext } from '../destinations/dataverse.ts';
import type { FlowField } from '../flow-fields.ts';
import { names } from '../step-names.ts';
import { flags } from '../tables/flags.ts';
import { lookUp } from '../builders/lookup.ts';
import { trackingId } from './answer.ts';
import { described, flagList } from './describe.ts';
import { sentText } from './normalise.ts';

/** Bodies up to this many bytes go into a dead letter whole: their text stays under 131,072 characters. */
const wholeBody = 20_000;
const cutField = { line: 500, note: 4000 };

/**
 * The lead as it came, for a person: whole where it is short, else its fields, each cut first, because a text function
 * gives up at 131,072 characters, and a dead letter that fails is no dead letter.
 */
function sentLead(fields: readonly FlowField[]): Json {
  const declared = orEmpty(path(call('triggerOutputs'), 'headers', 'Content-Length'));
  const isShort = and(
    call('isInt', declared),
    call('lessOrEquals', call('int', choose(call('isInt', declared), declared, '0')), wholeBody),
  );
  return {
    whole: value(choose(isShort, call('string', call('triggerBody')), null)),
    fields: {
      note: value(
        choose(
          isNull(body(names.clean)),
          'The body is too long to be copied here; the run history keeps it for 30 days.',
          'Long fields are cut here; the run history keeps the whole lead for 30 days.',
        ),
      ),
      ...Object.fromEntries(
        fields.map((entry, index) => [
          entry.path.join('.'),
          value(
            cutWithEllipsis(orEmpty(sentText(index)), entry.form === 'note' ? cutField.note : cutField.line),
          ),
        ]),
      ),
    },
  };
}

/** The copy as text. */
const copyAsText = (copy: string): Expression =>
  choose(
    isNull(outputs(copy)),
    'The lead could not be copied; the run history keeps it for 30 days.',
    coalesce(outputs(copy, 'whole'), call('string', outputs(copy, 'fields'))),
  );

const onOneLine = (text: Expression): Expression =>
  replaceAll(text, [
    [character('%0D'), ' '],
    [lineFeed, ' '],
  ]);

/** The lead, the reason and the run, sent where a person reads it. `name` tells the uses apart. */
export function deadLetter(
  context: DestinationContext,
  of: { readonly name: string; readonly reason: Expression; readonly runAfter?: RunAfter },
): readonly Action[] {
  const { name, reason, runAfter } = of;
  const copy = `Copy the lead ${name}`;
  const copied = copyAsText(copy);
  const afterCopy: RunAfter = { [copy]: ['Succeeded', 'Failed'] };
  const why: readonly Expression[] = [
    concat('<p>', html(reason), '</p>'),
    concat('<p>Run: ', html(trackingId), '</p>'),
  ];
  const mail = (title: string, content: readonly Expression[], more: Pick<Action, 'runAfter'> = {}): Action =>
    connectorAction({
      ...more,
      name: title,
      note: 'To the alert address: a person decides. What the lead holds is escaped, and never becomes a link.',
      connector: outlook,
      operationId: 'SendEmailV2',
      retry: context.retry,
      parameters: {
        'emailMessage/To': value(parameter(context.variables.alertAddress)),
        'emailMessage/Subject': value(
          concat('Marketplace lead set aside: ', cutWithEllipsis(onOneLine(reason), 150)),
        ),
        'emailMessage/Body': interpolation(content),
        'emailMessage/Importance': 'High',
      },
    });
  const ways: Record<FlowSettings['deadLetter'], () => readonly Action[]> = {
    email: () => [
      mail(`Mail the lead ${name}`, [...why, concat('<p>', html(copied), '</p>')], { runAfter: afterCopy }),
    ],
    sharepoint: () => [
      connectorAction({
        runAfter: afterCopy,
        name: `Keep the lead ${name} in the list`,
        note: 'In SharePoint: another service than the one that may have failed.',
        connector: sharePoint,
        operationId: 'PostItem',
        retry: context.retry,
        parameters: {
          dataset: value(parameter(context.variables.sharePointSite)),
          table: value(parameter(context.variables.sharePointList)),
          'item/Title': value(trackingId),
          'item/Reason': value(cutWithEllipsis(reason, 5000)),
          'item/Lead': value(cut(copied, 60_000)),
        },
      }),
      mail(`Mail an alert on the lead ${name}`, [...why, concat('<p>The lead is in the list.</p>')]),
    ],
  };
  return [
    compose({
      name: copy,
      note: 'The lead as it came, for the person who reads it: whole where it is short, else each field cut first.',
      personal: true,
      ...(runAfter !== undefined && { runAfter }),
      inputs: sentLead(context.fields),
    }),
    ...ways[context.settings.deadLetter](),
  ];
}

const withheld =
  ' Microsoft withholds the personal data of .edu addresses: look for the lead in Partner Center.';
const obstacleSentences: Readonly<Record<string, string>> = {
  'no-body': flags['no-body'],
  'not-json': flags['not-json'],
  'not-an-object': flags['not-an-object'],
  'wrong-type': 'UserDetails is no object.',
  'no-identity': `${flags['no-identity']}${withheld}`,
};

/** Sets a lead aside that can be no row; the run ends well, there is nothing to try again. */
export function setAside(context: DestinationContext): readonly Action[] {
  return [
    compose({
      name: obstacle,
      note: 'A sentence for the person who gets the lead.',
      inputs: value(coalesce(lookUp(obstacleSentences, orEmpty(described('flags'))), described('flags'))),
    }),
    ...deadLetter(context, { name: 'that can be no row', reason: orEmpty(outputs(obstacle)) }),
  ];
}

const obstacle = 'Say why it can be no row';
const deadLetterFailure = 'Find out why the dead letter failed';

/** The records of failures that are not just the failure of something inside; `ignored` fail on purpose. */
const isFailure = (ignored: readonly string[]): Expression =>
  and(
    or(equals(item('status'), 'Failed'), equals(item('status'), 'TimedOut')),
    not(equals(orEmpty(item('code')), 'ActionFailed')),
    ...ignored.map((name) => not(equals(item('name'), actionKey(name)))),
  );

/** Three actions that put the last failure among `records` into one line: action, code, the service's own message. */
function findFailure(of: {
  readonly find: string;
  readonly read: string;
  readonly say: string;
  readonly records: Expression;
  readonly ignored: readonly string[];
}): readonly Action[] {
  const record = last(body(of.find));
  const answer = outputs(of.read, 'answer');
  const error = choose(isObject(answer), path(answer, 'error'), null);
  const own = choose(
    isObject(answer),
    coalesce(choose(isObject(error), path(answer, 'error', 'message'), null), path(answer, 'message')),
    choose(isText(answer), answer, null),
  );
  const message = call('string', coalesce(own, outputs(of.read, 'message'), 'no message'));
  return [
    query({
      name: of.find,
      note: 'The innermost failures; a block that failed only because of something inside does not count.',
      personal: true,
      from: of.records,
      where: isFailure(of.ignored),
    }),
    compose({
      name: of.read,
      note: 'The last of them.',
      personal: true,
      inputs: {
        action: value(
          call('replace', call('string', coalesce(path(record, 'name'), names.handle)), '_', ' '),
        ),
        code: value(coalesce(path(record, 'code'), path(record, 'status'), 'no code')),
        answer: value(choose(isObject(path(record, 'outputs')), path(record, 'outputs', 'body'), null)),
        message: value(path(record, 'error', 'message')),
      },
    }),
    compose({
      name: of.say,
      note: "The action, its code and the service's own message.",
      personal: true,
      inputs: value(
        concat(outputs(of.read, 'action'), ' (', outputs(of.read, 'code'), '): ', shorten(message, 200, 300)),
      ),
    }),
  ];
}

const said = 'Say what failed';
const saidOfDeadLetter = 'Say why the dead letter failed';
const reason = coalesce(outputs(said), 'The lead was not handled to its end.');

/**
 * After a failure, a time-out or a skip: the reason, the dead letter, and a run that ends Failed, so that it shows in
 * the portal and can be resubmitted. Where the dead letter fails too, the run says both.
 */
export function dealWithFailure(context: DestinationContext, handled: Action): readonly Action[] {
  const blocks = everyAction([handled]).filter((action) => action.children !== undefined);
  const results = blocks.map((action) => call('result', actionKey(action.name)));
  const [firstResult, ...others] = results;
  const all =
    others.length === 0 || firstResult === undefined
      ? (firstResult ?? call('json', '[]'))
      : call('union', ...results);
  return [
    scope({
      name: names.failure,
      note: 'Only where the lead was not handled: finds the reason and sets the lead aside.',
      runAfter: { [names.handle]: ['Failed', 'TimedOut', 'Skipped'] },
      actions: [
        ...findFailure({
          find: 'Find what failed',
          read: 'Read what failed',
          say: said,
          records: all,
          ignored: ['Check that the key is taken'],
        }),
        ...deadLetter(context, {
          name: 'that failed',
          reason,
          runAfter: { [said]: ['Succeeded', 'Failed', 'Skipped'] },
        }),
        compose({
          name: names.failedOutcome,
          note: 'Set aside. Holds no personal data: the run history shows it.',
          inputs: {
            outcome: 'dead-letter',
            flags: value(
              choose(equals(statusOf(names.reread), 'Failed'), call('createArray', 'not-json'), flagList),
            ),
            row: null,
            repeated: false,
            trackingId: value(trackingId),
          },
        }),
      ],
    }),
  ];
}

/** The ends of a run that was not handled; `after` are the answers that must be given before. */
export function endAsFailed(answers: readonly Action[]): readonly Action[] {
  const any = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] as const;
  const answered = Object.fromEntries(answers.map((action) => [action.name, any]));
  return [
    terminateFailed({
      name: 'End the run as failed',
      note: 'It shows in the run history, and can be resubmitted within 30 days.',
      runAfter: { [names.failure]: ['Succeeded'], ...answered },
      code: 'LeadSetAside',
      message: reason,
    }),
    scope({
      name: deadLetterFailure,
      note: 'Only where the dead letter failed, too.',
      runAfter: { [names.failure]: ['Failed', 'TimedOut'], ...answered },
      actions: findFailure({
        find: 'Find the failure of the dead letter',
        read: 'Read the failure of the dead letter',
        say: saidOfDeadLetter,
        records: call('result', actionKey(names.failure)),
        ignored: [],
      }),
    }),
    terminateFailed({
      name: 'End the run as failed without a dead letter',
      note: 'Nobody has been told: the failed run is the only trace of the lead.',
      runAfter: { [deadLetterFailure]: ['Succeeded', 'Failed'] },
      code: 'LeadNotSetAside',
      message: concat(reason, ' The dead letter failed, too: ', orEmpty(outputs(saidOfDeadLetter))),
    }),
  ];
}
