import { compose, outputs, type Action } from '../builders/action.ts';
import { call, path, value, type Expression } from '../builders/expression.ts';
import { lookUp } from '../builders/lookup.ts';
import {
  afterFirst,
  and,
  beforeLast,
  choose,
  concat,
  contains,
  equals,
  first,
  ifBlank,
  isNull,
  last,
  length,
  longer,
  lower,
  not,
  or,
  orEmpty,
  replaceAll,
  split,
  trim,
} from '../builders/phrases.ts';
import { withoutDigits } from '../builders/text-cut.ts';
import type { FlowField } from '../flow-fields.ts';
import { names } from '../step-names.ts';
import { codeByUpperCase, doNotContactWords } from '../tables/action-codes.ts';
import { countryTables } from '../tables/country-keys.ts';
import { sourceByUpperCase } from '../tables/lead-sources.ts';
import { field, hasRoot, hasUserDetails, sentText } from './normalise.ts';
import { received } from './receive.ts';

/** A member of what `understandTheLead` found out. */
export const understood = (name: string): Expression => outputs(names.understand, name);

const email = orEmpty(field('email'));
const parts = split(email, '@');
const local = first(parts);
const domain = last(parts);
const neverInAddress = [' ', '<', '>', '(', ')', '[', ']', ',', ';', ':', '"', '\\', '..', '@-', '.-', '-.'];
/** Blanks that are none of ASCII, URL-encoded: no-break, the typographic ones, ideographic. */
const blanksInAddress = ['%C2%A0', '%E2%80%8', '%E2%80%AF', '%E3%80%80'];
const encodedEmail = call('encodeUriComponent', email);
const isAscii = not(or(...['%C', '%D', '%E', '%F'].map((byte) => contains(encodedEmail, byte))));

/** What an address has at least: two sides of one `@`, a dot inside the right one, nothing that ends an address. */
const isAddress = and(
  equals(length(parts), 2),
  not(call('empty', local)),
  not(call('startsWith', local, '.')),
  contains(domain, '.'),
  not(call('startsWith', domain, '.')),
  not(call('endsWith', domain, '.')),
  not(call('endsWith', local, '.')),
  not(or(...neverInAddress.map((mark) => contains(email, mark)))),
  not(or(...blanksInAddress.map((bytes) => contains(encodedEmail, bytes)))),
);
const domainIsPlain = or(not(isAscii), equals(call('encodeUriComponent', domain), domain));

/** `none`, `invalid`, `non-ascii`, `too-long` (for its column) or `ok`. */
const emailState = (most: number): Expression =>
  choose(
    isNull(field('email')),
    'none',
    choose(
      not(and(isAddress, domainIsPlain)),
      'invalid',
      choose(not(isAscii), 'non-ascii', choose(longer(email, most), 'too-long', 'ok')),
    ),
  );

const leadSource = orEmpty(field('leadSource'));
const left = trim(first(split(leadSource, '|')));
const right = trim(afterFirst(leadSource, '|'));
const tail = trim(last(split(left, '-')));
const head = trim(beforeLast(left, '-'));
const isCode = (text: Expression): Expression => not(isNull(lookUp(codeByUpperCase, call('toUpper', text))));

const testMark = 'MSFT_TEST_';

/** `MSFT_TEST_` and nothing but digits after it. */
function isTestName(text: Expression): Expression {
  const number = call('substring', text, testMark.length);
  return and(
    call('startsWith', text, testMark),
    longer(text, testMark.length),
    equals(withoutDigits(number), ''),
  );
}

/** The last hyphen of the left side separates an action only where what follows it is one, as far as can be told. */
const namesAction = and(
  contains(left, '-'),
  or(
    isCode(tail),
    equals(lower(tail), lower(orEmpty(field('actionCode')))),
    not(isNull(lookUp(sourceByUpperCase, call('toUpper', head)))),
    and(isTestName(tail), equals(tail, head)),
  ),
);

/** Words of a code between hyphens, without what people and JSON put around them. */
function saysDoNotContact(text: Expression): Expression {
  const bare = replaceAll(lower(text), [
    ...[' ', '_', '/', ',', ';', ':', '|', '+', '–', '—'].map((mark) => [mark, '-'] as const),
    ...['.', '"', '[', ']', '(', ')', '{', '}'].map((mark) => [mark, ''] as const),
  ]);
  return or(...doNotContactWords.map((word) => contains(concat('-', bare, '-'), `-${word}-`)));
}

const withoutKnown = (of: Expression, known: readonly string[]): Expression =>
  known.reduce((rest, name) => call('removeProperty', rest, name), of);

const campaign = field('campaign');
const campaignText = call('string', campaign);
const isCampaign = and(
  not(isNull(campaign)),
  not(call('empty', campaign)),
  not(or(contains(campaignText, ':{'), contains(campaignText, ':['))),
);
const isEmptyObject = and(not(isNull(campaign)), call('empty', campaign));

/** Names that the flow reads, at the top and in `UserDetails`. */
export function knownNames(fields: readonly FlowField[]): {
  readonly top: readonly string[];
  readonly person: readonly string[];
} {
  const at = (depth: number) =>
    fields.flatMap((entry) => (entry.path.length === depth ? [entry.path[depth - 1] ?? ''] : []));
  return { top: ['UserDetails', ...at(1)], person: at(2) };
}

/** Everything that can be read from single fields: the address, LeadSource, the country, the description, the signals. */
export function understandTheLead(fields: readonly FlowField[], emailColumn: number): Action {
  const { top, person } = knownNames(fields);
  const otherTop = withoutKnown(received, top);
  const otherPerson = withoutKnown(path(received, 'UserDetails'), person);
  // What stands there in another casing counts for nothing else, but nobody is contacted against any of the two.
  const again = (name: string): Expression =>
    call('string', path(choose(hasRoot, withoutKnown(received, [name]), null), name));
  const usable = and(not(isNull(field('email'))), isAddress);
  return compose({
    name: names.understand,
    note: 'What single fields say: kind of e-mail address, parts of LeadSource, country, campaign, do not contact, test lead.',
    personal: true,
    runAfter: {
      [names.name]: ['Succeeded', 'Failed'],
      [names.nameWithoutCampaign]: ['Succeeded', 'Skipped'],
    },
    inputs: {
      emailState: value(emailState(emailColumn)),
      emailLocal: value(choose(usable, local, null)),
      emailDomain: value(choose(usable, lower(domain), null)),
      source: value(ifBlank(choose(namesAction, head, choose(isCode(left), '', left)), null)),
      sourceAction: value(ifBlank(choose(namesAction, tail, choose(isCode(left), left, '')), null)),
      publisherId: value(choose(contains(right, '.'), ifBlank(trim(first(split(right, '.'))), null), null)),
      offerId: value(ifBlank(choose(contains(right, '.'), trim(afterFirst(right, '.')), right), null)),
      ...Object.fromEntries(
        countryTables.map((table, index) => [
          `country${index + 1}`,
          value(choose(isNull(field('country')), null, lookUp(table, field('countryKey')))),
        ]),
      ),
      campaign: value(choose(isCampaign, campaign, null)),
      description: value(choose(or(isCampaign, isEmptyObject), null, field('description'))),
      doNotContact: value(
        saysDoNotContact(
          concat(
            ...[
              sentText('actionCode'),
              left,
              again('ActionCode'),
              first(split(again('LeadSource'), '|')),
            ].flatMap((text) => [text, ' ~ ']),
          ),
        ),
      ),
      isTest: value(
        or(
          isTestName(first(split(email, '@'))),
          and(isTestName(orEmpty(field('firstName'))), isTestName(orEmpty(field('lastName')))),
        ),
      ),
      otherFields: value(choose(hasRoot, otherTop, null)),
      otherUserDetails: value(choose(hasUserDetails, otherPerson, null)),
    },
  });
}
