import type { FlowSettings } from '../../model/lead-model.ts';
import { compose, outputs, type Action } from '../builders/action.ts';
import { call, path, value, type Expression, type Operand } from '../builders/expression.ts';
import { lookUp } from '../builders/lookup.ts';
import {
  and,
  choose,
  coalesce,
  concat,
  contains,
  equals,
  isNull,
  length,
  longer,
  lower,
  not,
  or,
  orEmpty,
  split,
} from '../builders/phrases.ts';
import { cut } from '../builders/text-cut.ts';
import { optionalText, type FlowVariables } from '../environment-variables.ts';
import type { FlowField } from '../flow-fields.ts';
import { names } from '../step-names.ts';
import { codeByUpperCase } from '../tables/action-codes.ts';
import { countryCodes, countryTables } from '../tables/country-keys.ts';
import type { Flag } from '../tables/flags.ts';
import { freeMailBeginnings, freeMailDomains } from '../tables/free-mail-domains.ts';
import { sourceByUpperCase } from '../tables/lead-sources.ts';
import { field, hasRoot, hasUserDetails } from './normalise.ts';
import { isDeclaredJson, received } from './receive.ts';
import { knownNames, understood } from './understand.ts';

/** A member of what `decideWhatTheLeadIs` found. */
export const decided = (...members: readonly string[]): Expression => outputs(names.decide, ...members);
export const lead = (name: string): Expression => decided('lead', name);

const notProvided = '(not provided)';
const domain = orEmpty(understood('emailDomain'));
/** Such as `com.br`: with more after it, the beginning is a name of somebody's own. */
const longestCountryDomain = 6;
const isFreeMail = or(
  contains(freeMailDomains, concat('|', domain, '|')),
  ...freeMailBeginnings.map((beginning) =>
    and(call('startsWith', domain, beginning), not(longer(domain, beginning.length + longestCountryDomain))),
  ),
);

const company = coalesce(field('company'), choose(or(equals(domain, ''), isFreeMail), notProvided, domain));
const lastName = coalesce(field('lastName'), understood('emailLocal'), field('company'), notProvided);
const offerTitle = coalesce(field('offerTitle'), understood('offerId'), notProvided);

const canonical = (table: Readonly<Record<string, string>>, text: Expression): Expression =>
  coalesce(lookUp(table, call('toUpper', orEmpty(text))), text);
const namedAction = coalesce(field('actionCode'), understood('sourceAction'));
const action = choose(understood('doNotContact'), 'DNC', canonical(codeByUpperCase, namedAction));
const source = canonical(sourceByUpperCase, understood('source'));

const countryKey = orEmpty(field('countryKey'));
const codeOrNull = choose(
  and(equals(length(countryKey), 2), contains(countryCodes, concat(' ', countryKey, ' '))),
  countryKey,
  null,
);
const knownCountry = coalesce(
  codeOrNull,
  ...countryTables.map((_, index) => understood(`country${index + 1}`)),
);
const country = choose(isNull(field('country')), null, coalesce(knownCountry, field('country')));

const state = (...states: readonly string[]): Expression =>
  or(...states.map((name) => equals(understood('emailState'), name)));
const hasIdentity = not(and(...['firstName', 'lastName', 'email', 'phone'].map((key) => isNull(field(key)))));
const userDetailsAreWrong = and(
  hasRoot,
  not(hasUserDetails),
  choose(hasRoot, not(isNull(path(received, 'UserDetails'))), false),
);
const why = (condition: Operand, flag: Flag): Expression => choose(condition, `${flag},`, '');

/** Why the lead cannot be a row, as flags with commas; empty where it can. */
const obstacles: Expression = choose(
  not(hasRoot),
  choose(
    not(contains(call('triggerOutputs'), 'body')),
    'no-body,',
    choose(isDeclaredJson, 'not-an-object,', 'not-json,'),
  ),
  choose(
    userDetailsAreWrong,
    'wrong-type,',
    why(and(not(hasIdentity), not(understood('isTest')), not(understood('doNotContact'))), 'no-identity'),
  ),
);

/** Doubts that do not depend on the length of columns. */
const doubts: Expression = concat(
  why(field('wrongType'), 'wrong-type'),
  why(field('odd'), 'control-characters'),
  why(not(hasIdentity), 'no-identity'),
  why(isNull(field('lastName')), 'lastname-derived'),
  why(isNull(field('company')), 'company-derived'),
  why(isNull(field('offerTitle')), 'offer-title-derived'),
  why(isNull(understood('source')), 'leadsource-missing'),
  why(call('greater', length(split(orEmpty(field('leadSource')), '|')), 2), 'leadsource-extra-pipe'),
  why(
    and(not(isNull(understood('source'))), isUnknown(sourceByUpperCase, understood('source'))),
    'unknown-source',
  ),
  why(isNull(namedAction), 'action-missing'),
  why(
    and(not(isNull(namedAction)), isUnknown(codeByUpperCase, namedAction), not(understood('doNotContact'))),
    'unknown-action',
  ),
  why(
    and(
      not(isNull(field('actionCode'))),
      not(isNull(understood('sourceAction'))),
      not(equals(lower(orEmpty(field('actionCode'))), lower(orEmpty(understood('sourceAction'))))),
    ),
    'action-mismatch',
  ),
  why(and(not(isNull(field('country'))), isNull(knownCountry)), 'country-unknown'),
  why(state('none'), 'no-email'),
  why(state('invalid'), 'invalid-email'),
  why(state('non-ascii'), 'non-ascii-email'),
  why(state('too-long'), 'too-long-email'),
  why(and(state('none', 'invalid'), isNull(field('phone'))), 'uncontactable'),
);

function isUnknown(table: Readonly<Record<string, string>>, text: Expression): Expression {
  return isNull(lookUp(table, call('toUpper', orEmpty(text))));
}

/** Longest parts of a key: with its beginning it stays under the 500 characters of a note's subject. */
const keyParts = { person: 300, field: 50, note: 30, offer: 150, action: 50, id: 80 };
const description = orEmpty(understood('description'));

/** Without an address every field counts: only a lead that looks the same all over is taken for the same person. */
const person = choose(
  state('none', 'invalid'),
  concat(
    ...['firstName', 'lastName', 'phone', 'company', 'title', 'email'].flatMap((key) => [
      '~',
      cut(orEmpty(field(key)), key === 'title' ? keyParts.note : keyParts.field),
    ]),
    '~',
    length(description),
    '~',
    cut(description, keyParts.note),
  ),
  cut(orEmpty(field('email')), keyParts.person),
);
const offer = choose(
  isNull(understood('offerId')),
  orEmpty(field('offerTitle')),
  concat(orEmpty(understood('publisherId')), '.', orEmpty(understood('offerId'))),
);

/** The subject of the row, uncut: prefix, action, offer. */
const subject = (variables: FlowVariables): Expression =>
  concat(
    optionalText(variables.topicPrefix),
    choose(isNull(action), '', concat(orEmpty(action), ' – ')),
    offerTitle,
  );

/** Whether a name stands among the others after it was taken out: it was there twice, in different casing. */
function standsTwice(fields: readonly FlowField[]): Expression {
  const { top, person: details } = knownNames(fields);
  const among = (others: Expression, known: readonly string[]) =>
    choose(isNull(others), false, or(...known.map((name) => contains(others, name))));
  return or(among(understood('otherFields'), top), among(understood('otherUserDetails'), details));
}

/** Texts that are cut to a column, with the length of the column. */
function cutTexts(
  settings: FlowSettings,
  fields: readonly FlowField[],
): readonly (readonly [Expression, number])[] {
  const derived: Readonly<Record<string, Expression>> = { lastName, company };
  return fields.flatMap((entry) => {
    if (entry.column === undefined || entry.type !== 'string') return [];
    if (['email', 'country', 'offerTitle', 'description'].includes(entry.key)) return [];
    return [[derived[entry.key] ?? field(entry.key), entry.column.maxLength] as const];
  });
}

/** The verdict on the lead and everything that the later steps write or compare. */
export function decideWhatTheLeadIs(
  settings: FlowSettings,
  fields: readonly FlowField[],
  variables: FlowVariables,
  lengths: { readonly subject: number },
): Action {
  const tooLong = or(
    ...cutTexts(settings, fields).map(([text, most]) => longer(orEmpty(text), most)),
    longer(subject(variables), lengths.subject),
  );
  return compose({
    name: names.decide,
    note: 'The normalised lead, its flags, the verdict, the key of person and offer, the event, and the ids of the rows to write.',
    personal: true,
    inputs: {
      lead: {
        firstName: value(field('firstName')),
        lastName: value(lastName),
        email: value(choose(isNull(field('email')), null, lower(orEmpty(field('email'))))),
        phone: value(field('phone')),
        country: value(country),
        company: value(company),
        title: value(field('title')),
        source: value(source),
        action: value(action),
        publisherId: value(understood('publisherId')),
        offerId: value(understood('offerId')),
        offerTitle: value(offerTitle),
        description: value(understood('description')),
        campaign: value(understood('campaign')),
        isTest: value(understood('isTest')),
        doNotContact: value(understood('doNotContact')),
      },
      obstacles: value(obstacles),
      doubts: value(doubts),
      truncated: value(tooLong),
      duplicateCasing: value(standsTwice(fields)),
      subject: value(subject(variables)),
      key: value(lower(concat(person, '|', cut(offer, keyParts.offer)))),
      event: value(
        choose(
          isNull(field('leadId')),
          concat(lower(cut(orEmpty(action), keyParts.action)), '|', call('utcNow', 'yyyy-MM-dd')),
          concat('id:', cut(orEmpty(field('leadId')), keyParts.id)),
        ),
      ),
      rowId: value(call('guid')),
      noteId: value(call('guid')),
    },
  });
}

/** `set-aside`, `test` or `keep`. */
export const verdict: Expression = choose(
  not(equals(decided('obstacles'), '')),
  'set-aside',
  choose(and(decided('lead', 'isTest'), not(decided('lead', 'doNotContact'))), 'test', 'keep'),
);
