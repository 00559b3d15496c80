import {
  asArray,
  asString,
  jsonPath,
  memberAt,
  memberOf,
  membersOf,
  shown,
} from '../../problems/json-value.ts';
import { findingIn, type ConnectorRule, type ConnectorView } from './connector-view.ts';

const products = /\b(?:power ?apps|power ?automate|power ?bi|logic apps|copilot studio|power platform)\b/i;
const categories = [
  'AI',
  'Business Management',
  'Business Intelligence',
  'Collaboration',
  'Commerce',
  'Communication',
  'Content and Files',
  'Data',
  'Finance',
  'Human Resources',
  'Internet of Things',
  'IT Operations',
  'Lifestyle and Entertainment',
  'Marketing',
  'Productivity',
  'Sales and CRM',
  'Security',
  'Social Media',
  'Website',
];

/** Rules on what a connector says of itself; Microsoft's reviewers hold published connectors to them. */
export const informationRules: readonly ConnectorRule[] = [
  {
    id: 'C-I1-title-length',
    title: 'The title has at most 30 characters',
    why: 'FieldLengthExceeded: certification refuses it.',
    remedy: 'Shorten the title.',
    severity: 'error',
    foreign: 'note',
    check: (view) => {
      const title = text(view, 'title');
      return title.length <= 30
        ? []
        : [findingIn(view, '$.info.title', `The title "${title}" has ${title.length} characters.`)];
    },
  },
  {
    id: 'C-I2-title-words',
    title: 'The title does not hold API, Connector or the name of a Power Platform product',
    why: 'ValueContainsRestrictedWords: certification refuses it.',
    remedy: 'Name the service, not the technology.',
    severity: 'error',
    foreign: 'note',
    check: (view) => {
      const title = text(view, 'title');
      const word = /\b(?:api|connector)\b/i.exec(title)?.[0] ?? products.exec(title)?.[0];
      return word === undefined
        ? []
        : [findingIn(view, '$.info.title', `The title "${title}" holds the restricted word "${word}".`)];
    },
  },
  {
    id: 'C-I3-title-end',
    title: 'The title ends with a letter or digit',
    why: 'ValueMustEndWithAlphanumeric: certification refuses it.',
    remedy: 'Remove what stands at the end.',
    severity: 'error',
    foreign: 'note',
    check: (view) => {
      const title = text(view, 'title');
      return title === '' || /[\p{L}\p{N}]$/u.test(title)
        ? []
        : [findingIn(view, '$.info.title', `The title "${title}" does not end with a letter or digit.`)];
    },
  },
  {
    id: 'C-I4-description-length',
    title: 'The description has 30 to 500 characters',
    why: 'FieldLengthNotInRange; beyond 1000 the row of the solution cannot hold it.',
    remedy: 'Say in a sentence or two what the connector is for.',
    severity: 'error',
    foreign: 'note',
    check: (view) => {
      const { length } = text(view, 'description');
      return length >= 30 && length <= 500
        ? []
        : [findingIn(view, '$.info.description', `The description has ${length} characters.`)];
    },
  },
  {
    id: 'C-I5-description-words',
    title: 'The description does not name a Power Platform product, nor call the service an API',
    why: 'ValueContainsRestrictedWords; "API" is against the string guidance.',
    remedy: 'Leave the word out.',
    severity: 'error',
    foreign: 'note',
    check: (view) => {
      const description = text(view, 'description');
      const product = products.exec(description)?.[0];
      if (product !== undefined)
        return [findingIn(view, '$.info.description', `The description names the product "${product}".`)];
      const api = /\bAPIs?\b/.exec(description)?.[0];
      return api === undefined
        ? []
        : [{ ...findingIn(view, '$.info.description', `The description says "${api}".`), severity: 'note' }];
    },
  },
  {
    id: 'C-I6-contact',
    title: 'info.contact has name, url and email',
    why: 'RequiredPropertyMissing: certification refuses it.',
    remedy: 'Add who answers questions.',
    severity: 'error',
    foreign: 'note',
    check: (view) =>
      ['name', 'url', 'email']
        .filter((name) => !asString(memberAt(view.definition, 'info', 'contact', name)))
        .map((name) => findingIn(view, '$.info.contact', `The contact has no "${name}".`)),
  },
  {
    id: 'C-I7-metadata',
    title: 'x-ms-connector-metadata has Website, Privacy policy and Categories, in this spelling',
    why: 'ConnectorMetadataPropertiesMissing: certification refuses it.',
    remedy: 'Add the property.',
    severity: 'error',
    foreign: 'note',
    check: (view) =>
      ['Website', 'Privacy policy', 'Categories']
        .filter((name) => metadata(view, name) === undefined)
        .map((name) => findingIn(view, '$', `The connector metadata has no "${name}".`)),
  },
  {
    id: 'C-I8-categories',
    title: 'There are one or two categories of the known ones, joined by ;',
    why: 'InvalidConnectorCategory, TooManyConnectorCategories.',
    remedy: `Choose from: ${categories.join(', ')}.`,
    severity: 'error',
    foreign: 'note',
    check: (view) => {
      const value = metadata(view, 'Categories');
      if (value === undefined) return [];
      const given = value.split(';').map((each) => each.trim());
      const at = '$.x-ms-connector-metadata';
      return [
        ...given
          .filter((each) => !categories.includes(each))
          .map((each) => findingIn(view, at, `"${each}" is no category.`)),
        ...(given.length > 2
          ? [findingIn(view, at, `There are ${given.length} categories; two are allowed.`)]
          : []),
      ];
    },
  },
  {
    id: 'C-I9-host',
    title: 'host is there and no address of a developer; schemes is https',
    why: 'SchemeNotSupported; plain http and test hosts are refused in review.',
    remedy: 'Name the service that users reach, over https.',
    severity: 'error',
    foreign: 'warning',
    check: function* (view) {
      const host = asString(memberOf(view.definition, 'host'));
      if (host === undefined) yield findingIn(view, '$', '"host" is missing.');
      if (/^localhost\b|^127\.|(?:^|[.-])(?:dev|staging|test)[.-]/i.test(host ?? ''))
        yield findingIn(view, '$.host', `"${host ?? ''}" looks like the address of a developer.`);
      const schemes = memberOf(view.definition, 'schemes');
      const given = schemes === undefined ? [] : asArray(schemes);
      if (Array.isArray(schemes) && !given.includes('https'))
        yield findingIn(view, '$.schemes', '"schemes" does not hold https.');
      for (const scheme of given)
        if (!['https', 'http'].includes(shown(scheme)))
          yield findingIn(view, '$.schemes', `The scheme "${shown(scheme)}" is not supported.`);
    },
  },
  {
    id: 'C-I10-texts',
    title: 'Texts are ASCII, and descriptions hold no URL',
    why: 'ValueMustBeInEnglish; reviewers ask for it.',
    remedy: 'Write plain English and leave links to the documentation.',
    severity: 'note',
    check: (view) =>
      [...view.operations, ...view.schemas].flatMap(({ node, at }) =>
        ['summary', 'description', 'x-ms-summary'].flatMap((name) => {
          const value = asString(memberOf(node, name)) ?? '';
          const odd = /[^\t\r\n -~]/.exec(value)?.[0];
          const path = jsonPath(at, name);
          if (odd !== undefined) return [findingIn(view, path, `A text holds "${odd}".`)];
          return name === 'description' && /https?:\/\//.test(value)
            ? [findingIn(view, path, 'A description holds a URL.')]
            : [];
        }),
      ),
  },
  {
    id: 'C-T1-test-connection',
    title: 'The operation of testConnection exists',
    why: 'OperationIdNotFound.',
    remedy: 'Correct the operation id.',
    severity: 'error',
    check: (view) => {
      const id = asString(memberAt(view.definition, 'x-ms-capabilities', 'testConnection', 'operationId'));
      return id === undefined || view.operations.some((operation) => operation.id === id)
        ? []
        : [
            findingIn(
              view,
              '$.x-ms-capabilities.testConnection.operationId',
              `There is no operation "${id}".`,
            ),
          ];
    },
  },
];

function text(view: ConnectorView, name: string): string {
  return asString(memberAt(view.definition, 'info', name)) ?? '';
}

function metadata(view: ConnectorView, name: string): string | undefined {
  const found = asArray(memberOf(view.definition, 'x-ms-connector-metadata')).find(
    (each) => memberOf(each, 'propertyName') === name,
  );
  return asString(membersOf(found).find(([key]) => key === 'propertyValue')?.[1]);
}
