import { compose, outputs, type Action } from '../builders/action.ts';
import { call, interpolation, value, type Expression } from '../builders/expression.ts';
import {
  add,
  beforeLast,
  choose,
  concat,
  equals,
  isNull,
  length,
  lineFeed,
  longer,
  or,
  orEmpty,
  split,
} from '../builders/phrases.ts';
import { cut, cutWithEllipsis } from '../builders/text-cut.ts';
import type { FlowField } from '../flow-fields.ts';
import { names } from '../step-names.ts';
import { trackingId } from './answer.ts';
import { decided, lead } from './classify.ts';
import { field, keptLength, sentLength, sentText } from './normalise.ts';
import { readTwice } from './receive.ts';
import { understood } from './understand.ts';

/** A member of what `describeTheLead` wrote. */
export const described = (...members: readonly string[]): Expression => outputs(names.describe, ...members);

const campaignText = choose(
  isNull(understood('campaign')),
  '',
  concat('Campaign: ', call('string', understood('campaign')), lineFeed),
);
const doubts = concat(decided('doubts'), choose(decided('duplicateCasing'), 'duplicate-casing,', ''));
const flagsLine = 'Flags: ';

/** Whether the description, with the campaign and a line of flags before it, is longer than its column. */
const descriptionIsCut = (most: number): Expression =>
  call(
    'greater',
    add(
      add(length(campaignText), length(orEmpty(understood('description')))),
      choose(equals(doubts, ''), 0, add(length(doubts), flagsLine.length)),
    ),
    most,
  );

/** Flags as text, separated by comma and space; empty where there is none. */
function flagText(fields: readonly FlowField[], descriptionColumn: number): Expression {
  const country = fields.find((entry) => entry.key === 'country')?.column;
  const truncated = or(
    decided('truncated'),
    descriptionIsCut(descriptionColumn),
    ...(country === undefined ? [] : [longer(orEmpty(lead('country')), country.maxLength)]),
  );
  const all = choose(
    equals(decided('obstacles'), ''),
    concat(doubts, choose(truncated, 'truncated,', '')),
    decided('obstacles'),
  );
  return call('replace', beforeLast(all, ','), ',', ', ');
}

/** Flags as an array; empty where the lead was not read so far. */
export const flagList: Expression = choose(
  equals(orEmpty(described('flags')), ''),
  call('json', '[]'),
  split(orEmpty(described('flags')), ', '),
);

const line = (label: string, text: Expression): Expression => concat(label, ': ', text, lineFeed);
const lineUnlessEmpty = (label: string, text: Expression): Expression =>
  choose(equals(text, ''), '', line(label, text));

/** What a message to sales says of a lead. */
export interface Fact {
  readonly key: string;
  readonly label: string;
  readonly text: Expression;
  readonly most: number;
}

/** Longest texts of a message: Teams takes 28 KB in all. */
const longest = { line: 300, note: 3000, subject: 150 };

const told: readonly (readonly [key: string, label: string, text: Expression])[] = [
  ['offer', 'Offer', lead('offerTitle')],
  ['action', 'Action', lead('action')],
  ['firstName', 'First name', lead('firstName')],
  ['lastName', 'Last name', lead('lastName')],
  ['email', 'Email', field('email')],
  ['phone', 'Phone', lead('phone')],
  ['company', 'Company', lead('company')],
  ['title', 'Job title', lead('title')],
  ['country', 'Country', lead('country')],
  ['source', 'Source', lead('source')],
  ['note', 'Note', lead('description')],
];

export const toldFacts: readonly Fact[] = told.map(([key, label, text]) => ({
  key,
  label,
  text,
  most: key === 'note' ? longest.note : longest.line,
}));

/** Room in the note for the fields that a publisher added, and for what no schema knows. */
const roomForAdded = 8000;
const roomForOthers = 4000;

const rest = (index: number, form: FlowField['form']): Expression =>
  choose(
    call('greater', sentLength(index), keptLength(form)),
    concat(' … (', sentLength(index), ' characters; the run history keeps the rest for 30 days)'),
    '',
  );

function sentLines(fields: readonly FlowField[]): readonly Expression[] {
  const added = fields.filter((entry) => entry.key.startsWith('added')).length;
  return fields.map((entry, index) => {
    const text = entry.key.startsWith('added')
      ? cut(sentText(index), Math.floor(roomForAdded / added))
      : sentText(index);
    return choose(
      equals(sentText(index), ''),
      '',
      concat(`${entry.label}: `, text, rest(index, entry.form), lineFeed),
    );
  });
}

const others = (label: string, of: Expression): Expression =>
  choose(
    or(readTwice, isNull(of), call('empty', of)),
    '',
    line(label, cut(call('string', of), roomForOthers)),
  );

/**
 * Texts for people: the flags, the description of the row, the note of the touch. The first line of the note is the
 * event, whole: no cut reaches it, and a repeated delivery is known by it.
 */
export function describeTheLead(
  fields: readonly FlowField[],
  descriptionColumn: number,
  tellsSales: boolean,
): Action {
  const flags = flagText(fields, descriptionColumn);
  return compose({
    name: names.describe,
    note: 'The flags, the description of the row, and the note of this touch: its event, then the lead as it was sent.',
    personal: true,
    inputs: {
      flags: value(flags),
      ...(tellsSales && {
        told: {
          subject: value(cutWithEllipsis(decided('subject'), longest.subject)),
          ...Object.fromEntries(
            toldFacts.map(({ key, text, most }) => [key, value(cutWithEllipsis(orEmpty(text), most))]),
          ),
        },
      }),
      description: value(
        concat(
          choose(equals(flags, ''), '', concat(flagsLine, flags, lineFeed)),
          campaignText,
          orEmpty(understood('description')),
        ),
      ),
      facts: value(
        concat(
          lineFeed,
          lineUnlessEmpty('Lead source', orEmpty(field('leadSource'))),
          choose(
            equals(orEmpty(lead('country')), orEmpty(field('country'))),
            '',
            line('Country as sent', orEmpty(field('country'))),
          ),
        ),
      ),
      note: interpolation([
        decided('event'),
        lineFeed,
        choose(equals(flags, ''), '', concat(flagsLine, flags, lineFeed)),
        line('Run', trackingId),
        ...sentLines(fields),
        others('Other fields', understood('otherFields')),
        others('Other user details', understood('otherUserDetails')),
      ]),
    },
  });
}
