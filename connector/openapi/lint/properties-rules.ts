import {
  asArray,
  asObject,
  asString,
  jsonPath,
  memberAt,
  memberOf,
  membersOf,
  shown,
} from '../../problems/json-value.ts';
import { findingInProperties, type ConnectorRule, type ConnectorView } from './connector-view.ts';

const parameterTypes = ['string', 'securestring', 'int', 'bool', 'oauthSetting', 'gatewaySetting'];

/** Rules on `apiProperties.json`: connection parameters, policies, color. They are silent where it is not at hand. */
export const propertiesRules: readonly ConnectorRule[] = [
  {
    id: 'C-A1-color',
    title: "iconBrandColor is # and six hex digits, not white and not the platform's own blue",
    why: 'Certification refuses the default colors.',
    remedy: 'Choose a color of your own.',
    severity: 'error',
    foreign: 'note',
    check: (view) => {
      const color = shown(memberOf(view.properties, 'iconBrandColor') ?? '');
      return view.properties === undefined ||
        (/^#[0-9a-f]{6}$/i.test(color) && !/^#(?:ffffff|007ee5)$/i.test(color))
        ? []
        : [findingInProperties(view, '$.properties.iconBrandColor', `The color "${color}" cannot be used.`)];
    },
  },
  {
    id: 'C-A2-parameters',
    title: 'Connection parameters fit the security definition: api_key; username and password; token',
    why: 'The platform fills the security definition from parameters of these names; others need a policy that sends them.',
    remedy:
      'Name the parameters as the platform expects them, or add a setheader or setqueryparameter policy.',
    severity: 'error',
    foreign: 'note',
    check: (view) => {
      const sent = policies(view).some(
        ({ node }) =>
          /^set(?:header|queryparameter)$/.test(shown(memberOf(node, 'templateId'))) &&
          JSON.stringify(node).includes('@connectionParameters('),
      );
      if (view.properties === undefined || sent) return [];
      const types = membersOf(memberOf(view.definition, 'securityDefinitions')).map(([, scheme]) =>
        shown(memberOf(scheme, 'type')),
      );
      const given = Object.keys(Object(memberOf(view.properties, 'connectionParameters')));
      const wanted =
        types.length !== 1
          ? []
          : ({ apiKey: ['api_key'], basic: ['username', 'password'], oauth2: ['token'] }[types[0] ?? ''] ??
            []);
      return wanted
        .filter((name) => !given.includes(name))
        .map((name) =>
          findingInProperties(
            view,
            '$.properties.connectionParameters',
            `There is no connection parameter "${name}".`,
          ),
        );
    },
  },
  {
    id: 'C-A3-interface',
    title:
      'Every connection parameter has a known type and a uiDefinition with displayName, description, tooltip and constraints',
    why: 'Certification refuses it (5000.2.6.9); makers see an unnamed box.',
    remedy: 'Add the missing member.',
    severity: 'error',
    foreign: 'note',
    check: (view) =>
      connectionParameters(view).flatMap(({ name, node, at }) => {
        if (!/^(?:[0-9A-Za-z_]+|token:[0-9A-Za-z_]+)$/.test(name))
          return [findingInProperties(view, at, `"${name}" cannot be the name of a connection parameter.`)];
        const type = shown(memberOf(node, 'type'));
        if (!parameterTypes.includes(type))
          return [findingInProperties(view, at, `"${name}" has the type "${type}".`)];
        if (type === 'oauthSetting' || name.startsWith('token')) return [];
        const missing = ['displayName', 'description', 'tooltip', 'constraints'].filter(
          (key) => memberAt(node, 'uiDefinition', key) === undefined,
        );
        return missing.length === 0
          ? []
          : [findingInProperties(view, at, `"${name}" has no ${missing.join(', no ')}.`)];
      }),
  },
  {
    id: 'C-A3-constraints',
    title: 'constraints.required and constraints.hidden are the texts "true" or "false"',
    why: 'The published schema and certification refuse booleans.',
    remedy: 'Put the word in quotes.',
    severity: 'error',
    foreign: 'note',
    check: (view) =>
      connectionParameters(view).flatMap(({ name, node, at }) =>
        ['required', 'hidden']
          .filter((key) => typeof memberAt(node, 'uiDefinition', 'constraints', key) === 'boolean')
          .map((key) => findingInProperties(view, at, `"${key}" of "${name}" is no text.`)),
      ),
  },
  {
    id: 'C-A4-secret',
    title: 'Keys and passwords are securestring and not shown as clear text',
    why: 'The value is visible to everybody who opens the connection.',
    remedy: 'Write "type": "securestring" and "clearText": false.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      connectionParameters(view)
        .filter(({ name, node }) => {
          const type = memberOf(node, 'type');
          const secret = /(?:^|_)(?:api_?key|password|secret)$/i.test(name);
          return (
            (secret && type === 'string') ||
            (type === 'securestring' && memberAt(node, 'uiDefinition', 'constraints', 'clearText') === true)
          );
        })
        .map(({ name, at }) => findingInProperties(view, at, `The value of "${name}" is not hidden.`)),
  },
  {
    id: 'C-A5-operations',
    title: 'Operations named by policies and scripts exist, and a list of them is not empty',
    why: 'The policy never applies.',
    remedy: 'Correct the name; leave the list out for all operations.',
    severity: 'error',
    foreign: 'warning',
    check: (view) => {
      const known = view.operations.map(({ id }) => id);
      const named = [
        ...policies(view).map(
          ({ node, at }) =>
            [memberAt(node, 'parameters', 'x-ms-apimTemplate-operationName'), at, true] as const,
        ),
        [memberOf(view.properties, 'scriptOperations'), '$.properties.scriptOperations', false] as const,
      ];
      return named.flatMap(([list, at, filled]) => [
        ...(filled && Array.isArray(list) && list.length === 0
          ? [
              {
                ...findingInProperties(view, at, 'The list of operations is empty.'),
                severity: 'note' as const,
              },
            ]
          : []),
        ...asArray(list)
          .filter((id) => !known.includes(shown(id)))
          .map((id) => findingInProperties(view, at, `There is no operation "${shown(id)}".`)),
      ]);
    },
  },
  {
    id: 'C-A7-oauth',
    title: 'OAuth settings hold no client secret, and redirect per connector',
    why: 'A secret in a file is no secret; global redirects are for old connectors.',
    remedy: 'Remove the secret; write "redirectMode": "GlobalPerConnector".',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      connectionParameters(view).flatMap(({ name, node, at }) => {
        const settings = memberOf(node, 'oAuthSettings');
        if (settings === undefined) return [];
        const redirect = asString(memberOf(settings, 'redirectMode'));
        return [
          ...(asString(memberOf(settings, 'clientSecret'))
            ? [findingInProperties(view, at, `"${name}" holds a client secret.`)]
            : []),
          ...(redirect === 'GlobalPerConnector'
            ? []
            : [
                {
                  ...findingInProperties(view, at, `"${name}" redirects "${redirect ?? 'nowhere'}".`),
                  severity: 'note' as const,
                },
              ]),
        ];
      }),
  },
  {
    id: 'C-A9-references',
    title: 'Every @connectionParameters(…) names a parameter that exists',
    why: 'The policy inserts nothing.',
    remedy: 'Correct the name.',
    severity: 'error',
    foreign: 'warning',
    check: (view) => {
      const known = connectionParameters(view).map(({ name }) => name);
      return policies(view).flatMap(({ node, at }) =>
        [...JSON.stringify(node).matchAll(/@connectionParameters\('([^']*)'/g)]
          .filter(
            ([, name = '']) => !known.includes(name) && !known.some((each) => name.startsWith(`${each}:`)),
          )
          .map(([, name = '']) =>
            findingInProperties(view, at, `There is no connection parameter "${name}".`),
          ),
      );
    },
  },
  {
    id: 'C-A10-policy',
    title: 'There is at least one policy',
    why: 'One certification came back because of an empty list of policies (5000.1.1.16).',
    remedy: 'Keep one policy, such as the one that sets the host.',
    severity: 'note',
    foreign: 'off',
    check: (view) =>
      view.properties === undefined || policies(view).length > 0
        ? []
        : [findingInProperties(view, '$.properties.policyTemplateInstances', 'There is no policy.')],
  },
];

function connectionParameters(view: ConnectorView) {
  return membersOf(memberOf(view.properties, 'connectionParameters')).flatMap(([name, value]) => {
    const node = asObject(value);
    return node === undefined
      ? []
      : [{ name, node, at: jsonPath('$.properties.connectionParameters', name) }];
  });
}

function policies(view: ConnectorView) {
  return asArray(memberOf(view.properties, 'policyTemplateInstances')).map((node, index) => ({
    node,
    at: jsonPath('$.properties.policyTemplateInstances', index),
  }));
}
