import type { Json } from '../../solution/solution-content.ts';
import { body, compose, outputs, select, type Action } from '../builders/action.ts';
import { call, path, value, yes, type Expression } from '../builders/expression.ts';
import {
  and,
  choose,
  coalesce,
  concat,
  contains,
  equals,
  isNull,
  item,
  lower,
  not,
  or,
  replaceAll,
  trim,
} from '../builders/phrases.ts';
import { cut, mend, withoutDigits } from '../builders/text-cut.ts';
import { isObject, isPromisedKind, kindOf } from '../builders/value-kind.ts';
import { fieldIndex, type FlowField } from '../flow-fields.ts';
import { names } from '../step-names.ts';
import { combiningAccents, countrySpellings } from '../tables/country-keys.ts';
import { composedLetters, composedVietnamese } from '../tables/composed-letters.ts';
import { placeholders } from '../tables/placeholder-words.ts';
import { joiningScripts, lineBreaks, strippedCharacters } from '../tables/stripped-characters.ts';
import { readTwice, received } from './receive.ts';

/** How much of a field the flow works with, in UTF-16 units: far over every column, far under every limit. */
const kept = { line: 4000, note: 32_000 };

/** How much of a field of this form every step works with. */
export const keptLength = (form: FlowField['form']): number => (form === 'note' ? kept.note : kept.line);

const rootIsObject: Expression = choose(readTwice, true, isObject(received));
const userDetails: Expression = path(received, 'UserDetails');

/** Whether fields of the person can be read at all. */
export const hasUserDetails: Expression = and(
  rootIsObject,
  choose(readTwice, not(isNull(userDetails)), isObject(userDetails)),
);
export const hasRoot = rootIsObject;

/** The value at the path as it came, null where a level above is of another kind. */
function rawValue(field: FlowField): Expression {
  const guard = field.path.length > 1 ? hasUserDetails : rootIsObject;
  return choose(guard, path(received, ...field.path), null);
}

const kind = choose(readTwice, choose(isNull(item('raw')), 'n', '"'), kindOf(item('raw')));
const asText = choose(
  isNull(item('raw')),
  '',
  choose(equals(kind, '"'), item('raw'), call('string', item('raw'))),
);
const composed = (text: Expression): Expression => replaceAll(text, composedLetters.plain);
const encode = (text: Expression): Expression => call('encodeUriComponent', text);
const toSpaces = (encoded: Expression): Expression =>
  replaceAll(
    encoded,
    lineBreaks.map((bytes) => [bytes, '%20'] as const),
  );
const toLineFeeds = (encoded: Expression): Expression =>
  replaceAll(encoded, [
    ['%0D%0A', '%0A'],
    ['%0D', '%0A'],
  ]);

/**
 * One item a field: its kind, its length, and its text URL-encoded, so that every later rule about a character is a
 * plain replacement. Line breaks of one-line fields are spaces from here on; halves of pairs are U+FFFD; Latin letters
 * and their accents are one character.
 */
export function readEveryField(fields: readonly FlowField[]): Action {
  const from: Json[] = fields.map((field) => ({
    name: field.path.join(' '),
    form: field.form,
    raw: value(rawValue(field)),
  }));
  return select({
    name: names.read,
    note: 'The kind, length and text of every field; text is URL-encoded and cut to a length that every step can handle.',
    personal: true,
    runAfter: { [names.decode]: ['Succeeded', 'Failed'], [names.reread]: ['Succeeded', 'Skipped'] },
    from,
    select: {
      name: value(item('name')),
      form: value(item('form')),
      kind: value(kind),
      length: value(call('length', asText)),
      text: value(
        replaceAll(
          choose(
            equals(item('form'), 'note'),
            toLineFeeds(encode(composed(mend(cut(asText, kept.note))))),
            toSpaces(encode(composed(mend(cut(asText, kept.line))))),
          ),
          composedLetters.encoded,
        ),
      ),
    },
  });
}

const without = (encoded: Expression, characters: readonly string[]): Expression =>
  replaceAll(
    encoded,
    characters.map((bytes) => [bytes, ''] as const),
  );
const encodedText = item('text');
const withoutJoiners = choose(
  or(...joiningScripts.map((bytes) => contains(encodedText, bytes))),
  encodedText,
  without(encodedText, strippedCharacters.joiners),
);
const stripped = choose(
  equals(item('form'), 'note'),
  without(encodedText, strippedCharacters.note),
  choose(
    equals(item('form'), 'code'),
    without(encodedText, strippedCharacters.code),
    without(withoutJoiners, strippedCharacters.line),
  ),
);

/** Takes out what is invisible and trims; `odd` where something was taken out or was broken on arrival. */
export const cleanEveryField: Action = select({
  name: names.clean,
  note: 'Invisible and control characters taken out, blanks at both ends trimmed. Odd: something was taken out or broken.',
  personal: true,
  from: value(body(names.read)),
  select: {
    name: value(item('name')),
    kind: value(item('kind')),
    length: value(item('length')),
    text: value(trim(replaceAll(call('decodeUriComponent', stripped), composedVietnamese))),
    odd: value(or(not(equals(stripped, encodedText)), contains(encodedText, '%EF%BF%BD'))),
  },
});

const cleaned = (index: number, member: string): Expression => path(body(names.clean), index, member);

/** The cleaned text of a field, as it came but for invisible characters: empty, not null. */
export const sentText = (field: string | number): Expression =>
  cleaned(typeof field === 'string' ? fieldIndex(field) : field, 'text');

/** The length of a field as it came. */
export const sentLength = (index: number): Expression => cleaned(index, 'length');
const sentKind = (index: number): Expression => cleaned(index, 'kind');

function textOrNull(field: FlowField, index: number): Expression {
  const among = (words: string, spelling: Expression) => contains(words, concat('|', spelling, '|'));
  const text = sentText(index);
  const says = (words: string): Expression => among(words, lower(text));
  const saysNothing: Readonly<Record<string, Expression>> = {
    name: or(says(placeholders.name), among(placeholders.nameAsWritten, text)),
    country: says(placeholders.country),
    note: says(placeholders.note),
  };
  const rule = field.key === 'country' ? 'country' : field.form;
  return choose(saysNothing[rule] ?? says(placeholders.other), null, text);
}

/** No address is taken from a wrong type: a list of addresses is not one. */
const email = (field: FlowField, index: number): Expression =>
  choose(isPromisedKind(sentKind(index)), textOrNull(field, index), null);

/** Longest telephone number that E.164 allows; a longer JSON number may have lost digits on the way. */
const longestNumber = 15;

/** Whether the kind of the field is one that the flow does not have to doubt. */
function isExpectedKind(field: FlowField, index: number): Expression {
  const known = isPromisedKind(sentKind(index));
  if (field.key === 'description') return or(known, equals(sentKind(index), '{'));
  if (field.key === 'leadId' || field.type !== 'string') return yes;
  if (field.key !== 'phone') return known;
  const isNumber = equals(withoutDigits(sentText(index)), '');
  return or(known, and(isNumber, call('lessOrEquals', call('length', sentText(index)), longestNumber)));
}

/** Normalised fields by name; null where there is nothing. */
export const field = (key: string): Expression =>
  path(coalesce(outputs(names.name), outputs(names.nameWithoutCampaign)), key);

const countryKey = (text: Expression): Expression => {
  const spelt = replaceAll(call('toUpper', text), [
    ...countrySpellings,
    ...combiningAccents.map((bytes) => [call('decodeUriComponent', bytes), ''] as const),
  ]);
  return trim(
    replaceAll(spelt, [
      ['   ', ' '],
      ['  ', ' '],
      ['  ', ' '],
    ]),
  );
};

/** Two actions of which one runs through: reading campaign codes from a description fails where it is no JSON. */
export function nameTheFields(fields: readonly FlowField[]): readonly Action[] {
  const common: Record<string, Json> = {};
  for (const [index, entry] of fields.entries()) {
    common[entry.key] = value(entry.key === 'email' ? email(entry, index) : textOrNull(entry, index));
  }
  const description = sentText('description');
  common['countryKey'] = value(countryKey(sentText('country')));
  common['wrongType'] = value(not(and(...fields.map(isExpectedKind))));
  common['odd'] = value(or(...fields.map((_, index) => cleaned(index, 'odd'))));
  return [
    compose({
      name: names.name,
      note: 'Every field by name, null for blanks and placeholder words; a description that is a JSON object as campaign.',
      personal: true,
      inputs: {
        ...common,
        campaign: value(choose(call('startsWith', description, '{'), call('json', description), null)),
      },
    }),
    compose({
      name: names.nameWithoutCampaign,
      note: 'The same for a description that begins like JSON and is none.',
      personal: true,
      runAfter: { [names.name]: ['Failed'] },
      inputs: common,
    }),
  ];
}
