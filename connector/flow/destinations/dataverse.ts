import type { FlowSettings, MappedColumn } from '../../model/lead-model.ts';
import type { Json } from '../../solution/solution-content.ts';
import { actionKey, condition, forEach, outputs, type Action } from '../builders/action.ts';
import { connectorAction, dataverse } from '../builders/connector-action.ts';
import { base64url, odataText } from '../builders/escape.ts';
import { call, path, value, type Expression } from '../builders/expression.ts';
import {
  add,
  choose,
  coalesce,
  concat,
  equals,
  first,
  ifBlank,
  length,
  not,
  orEmpty,
  parameter,
} from '../builders/phrases.ts';
import { cut, cutWithEllipsis } from '../builders/text-cut.ts';
import { leadingNumber } from '../builders/leading-number.ts';
import { optionalText, type FlowVariables } from '../environment-variables.ts';
import type { FlowField } from '../flow-fields.ts';
import { decided, lead } from '../steps/classify.ts';
import { described } from '../steps/describe.ts';
import { field, sentText } from '../steps/normalise.ts';
import { understood } from '../steps/understand.ts';

/** What every action of the destination needs. */
export interface DestinationContext {
  readonly settings: FlowSettings;
  readonly fields: readonly FlowField[];
  readonly variables: FlowVariables;
  readonly retry: Json;
}

/** Lengths in Dataverse (Microsoft's table reference) of what a mapping does not say. */
const defaults = { subject: 300, description: 2000, email: 100, noteSubject: 500, noteText: 100_000 };

const optOuts = [
  'donotemail',
  'donotbulkemail',
  'donotphone',
  'donotpostalmail',
  'donotfax',
  'donotsendmm',
] as const;

/** Longest values of the columns that are put together from more than one field. */
export function columnLengths(fields: readonly FlowField[]): {
  readonly subject: number;
  readonly description: number;
  readonly email: number;
} {
  const of = (key: string, otherwise: number) =>
    fields.find((entry) => entry.key === key)?.column?.maxLength ?? otherwise;
  return {
    subject: of('offerTitle', defaults.subject),
    description: of('description', defaults.description),
    email: of('email', defaults.email),
  };
}

type Name = Pick<Action, 'name' | 'note'>;

/**
 * The rows that a List rows action found; empty where it did not run. Level by level, because that fails where a page
 * of HTML came instead of rows: an answer that is none must not pass for an empty list.
 */
export const rowsOf = (name: string): Expression =>
  coalesce(outputs(name, 'body', 'value'), call('json', '[]'));

export function listRows(
  context: DestinationContext,
  of: Name & {
    readonly table: string;
    readonly columns: string;
    readonly filter: Expression;
    readonly order?: string;
    readonly top?: number;
  },
): Action {
  const { table, columns, filter, order, top, ...common } = of;
  return connectorAction({
    ...common,
    connector: dataverse,
    operationId: 'ListRecords',
    retry: context.retry,
    parameters: {
      entityName: table,
      $select: columns,
      $filter: value(filter),
      ...(order === undefined ? {} : { $orderby: order }),
      ...(top === undefined ? {} : { $top: top }),
    },
  });
}

/** Start of the merge window, as a filter compares it. */
export const windowStart = (variables: FlowVariables): Expression =>
  call(
    'addHours',
    call('utcNow'),
    call('mul', -1, call('int', parameter(variables.windowHours))),
    'yyyy-MM-ddTHH:mm:ssZ',
  );

/** Subject of every touch of one person and offer; the heartbeat looks for its beginning. */
export const touchBeginning = 'Marketplace lead ';
export const touchSubject: Expression = concat(touchBeginning, decided('key'));

/** Whether the address stands in a column, so that rows can be found by it. */
export const hasStoredEmail: Expression = equals(understood('emailState'), 'ok');

/** The address of this lead, as a filter compares it. */
export const sameEmail: Expression = concat('emailaddress1 eq ', odataText(orEmpty(lead('email'))));
const noRow = 'leadid eq 00000000-0000-0000-0000-000000000000';

/** The key of person and offer in the alphabet of an alternate key, cut under the length of its column. */
export function uniqueKey(most: number): Expression {
  const key = base64url(decided('key'));
  return choose(call('greater', length(key), most), call('substring', key, 0, most), key);
}

function columnValue(entry: FlowField, column: MappedColumn): Expression {
  const most = column.maxLength;
  const plain = (text: Expression) => choose(equals(text, null), null, cut(orEmpty(text), most));
  switch (entry.key) {
    case 'offerTitle':
      return column.column === 'subject' ? cut(decided('subject'), most) : plain(lead('offerTitle'));
    case 'description': {
      const [main, facts] = [described('description'), described('facts')];
      const fits = call('lessOrEquals', add(length(main), length(facts)), most);
      return choose(fits, call('trim', concat(main, facts)), cutWithEllipsis(main, most));
    }
    // A cut address is a wrong one.
    case 'email':
      return choose(hasStoredEmail, field('email'), null);
    case 'phone':
      return choose(
        call('greater', length(orEmpty(field('phone'))), most),
        ifBlank(cut(leadingNumber(orEmpty(field('phone'))), most), null),
        field('phone'),
      );
    case 'lastName':
    case 'company':
    case 'country':
      return plain(lead(entry.key));
    case 'actionCode':
      return plain(lead('action'));
    default:
      return plain(field(entry.key));
  }
}

function addedValue(entry: FlowField, index: number): Expression {
  const text = sentText(index);
  switch (entry.type) {
    case 'boolean':
      return choose(
        equals(call('toLower', text), 'true'),
        true,
        choose(equals(call('toLower', text), 'false'), false, null),
      );
    case 'integer':
      return choose(call('isInt', text), call('int', choose(call('isInt', text), text, '0')), null);
    case 'number':
      return choose(call('isFloat', text), call('float', choose(call('isFloat', text), text, '0')), null);
    default:
      return field(entry.key);
  }
}

/** Columns of a new row, flat as the connector takes them. */
function rowColumns(context: DestinationContext, suppressed: Expression): Record<string, Json> {
  const lengths = columnLengths(context.fields);
  const columns: Record<string, Json> = {
    'item/subject': value(cut(decided('subject'), lengths.subject)),
    'item/lastname': value(cut(orEmpty(lead('lastName')), 50)),
  };
  for (const [index, entry] of context.fields.entries()) {
    if (entry.column === undefined) continue;
    columns[`item/${entry.column.column}`] = value(
      entry.type === 'string' ? columnValue(entry, entry.column) : addedValue(entry, index),
    );
  }
  for (const column of optOuts) columns[`item/${column}`] = value(suppressed);
  columns['item/leadsourcecode'] = value(call('int', parameter(context.variables.leadSourceCode)));
  return columns;
}

/**
 * Upsert on the id that this run made: a retry after a lost answer finds the row and writes the same again.
 * `key` is the alternate key, for `unique`.
 */
export function writeRow(
  context: DestinationContext,
  of: Name & {
    readonly suppressed: Expression;
    readonly key?: { readonly column: string; readonly value: Expression };
  },
): Action {
  const { suppressed, key, ...common } = of;
  return connectorAction({
    ...common,
    connector: dataverse,
    operationId: 'UpdateRecord',
    retry: context.retry,
    parameters: {
      entityName: 'leads',
      recordId: value(decided('rowId')),
      ...rowColumns(context, suppressed),
      ...(key === undefined ? {} : { [`item/${key.column}`]: value(key.value) }),
    },
  });
}

/** The note of this touch, upserted under its own id for the same reason. */
export function addTouch(context: DestinationContext, of: Name & { readonly row: Expression }): Action {
  const { row, ...common } = of;
  return connectorAction({
    ...common,
    connector: dataverse,
    operationId: 'UpdateRecord',
    retry: context.retry,
    parameters: {
      entityName: 'annotations',
      recordId: value(decided('noteId')),
      'item/subject': value(cut(touchSubject, defaults.noteSubject)),
      'item/notetext': value(cut(described('note'), defaults.noteText)),
      'item/objectid_lead@odata.bind': value(concat('leads(', row, ')')),
    },
  });
}

/** Gives the row to the owner that the environment names, where it names one. */
export function assignOwner(context: DestinationContext): Action {
  return condition({
    name: 'Is there an owner for new rows',
    note: 'The environment variable may say none: then the owner of the connection owns the row.',
    when: not(equals(optionalText(context.variables.owner), '')),
    actions: [
      updateRow(context, {
        name: 'Give the row to its owner',
        note: 'Owner from the environment variable.',
        row: decided('rowId'),
        columns: { 'item/ownerid@odata.bind': value(parameter(context.variables.owner)) },
      }),
    ],
  });
}

/** Changes columns of a row that must be there. */
export function updateRow(
  context: DestinationContext,
  of: Name & { readonly row: Expression; readonly columns: Readonly<Record<string, Json>> },
): Action {
  const { row, columns, ...common } = of;
  return connectorAction({
    ...common,
    connector: dataverse,
    operationId: 'UpdateOnlyRecord',
    retry: context.retry,
    parameters: { entityName: 'leads', recordId: value(row), ...columns },
  });
}

const toProtect = 'List the open rows of the person';
const protectEach = 'Protect every open row';

/**
 * Sets every opt-out on every open row of the person; nothing in the flow ever clears one. `known` is the row that the
 * lead was added to, where there is one.
 */
export function protectThePerson(
  context: DestinationContext,
  known: { readonly is: Expression; readonly row: Expression },
): readonly Action[] {
  return [
    listRows(context, {
      name: toProtect,
      note: 'Every open row with this address, whatever its offer, but the one that was just written.',
      table: 'leads',
      columns: 'leadid',
      filter: concat(
        'statecode eq 0 and (',
        choose(hasStoredEmail, sameEmail, noRow),
        choose(known.is, concat(' or leadid eq ', known.row), ''),
        ') and leadid ne ',
        decided('rowId'),
      ),
    }),
    forEach({
      name: protectEach,
      note: 'One after the other; several at once would only meet the limits of the service.',
      over: rowsOf(toProtect),
      repetitions: 1,
      actions: [
        updateRow(context, {
          name: 'Set every opt-out on the row',
          note: 'No later lead clears them.',
          row: path(call('items', actionKey(protectEach)), 'leadid'),
          columns: Object.fromEntries(optOuts.map((column) => [`item/${column}`, true])),
        }),
      ],
    }),
  ];
}

/** The first row that a List rows action found. */
export const firstRow = (name: string, column: string): Expression => path(first(rowsOf(name)), column);

/** Filter for a row that asks for no contact at all: who only unsubscribed from mails may still be called. */
export const isProtectedRow = 'donotemail eq true and donotphone eq true';

/** Filter for an open, protected row of the same person: their wish holds for later leads, too. */
export const protectedRows: Expression = choose(
  hasStoredEmail,
  concat(`statecode eq 0 and ${isProtectedRow} and `, sameEmail),
  noRow,
);
