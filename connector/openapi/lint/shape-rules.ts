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
import { didYouMean } from '../../problems/nearest-name.ts';
import { findingIn, nameOf, type ConnectorRule, type ConnectorView } from './connector-view.ts';
import { knownKeys, type KeyKind } from './known-keys.ts';

const formats =
  'int32 int64 float double byte binary date date-time password date-no-tz email html uri uuid'.split(' ');
const parameterTypes = ['string', 'number', 'integer', 'boolean', 'array', 'file'];
const visibilities = ['important', 'advanced', 'internal'];

/** Rules on the shape of a document: what the published schema of Microsoft reports, in sentences. */
export const shapeRules: readonly ConnectorRule[] = [
  {
    id: 'C-S1-document',
    title: 'A definition is OpenAPI 2.0 with info.title, info.version and paths',
    why: 'SpecificationVersionIncorrect, RequiredPropertyMissing: the connector cannot be saved.',
    remedy: 'Write "swagger": "2.0" and the missing members.',
    severity: 'error',
    check: function* (view) {
      const { definition } = view;
      if (memberOf(definition, 'swagger') !== '2.0')
        yield findingIn(
          view,
          '$.swagger',
          `"swagger" is ${JSON.stringify(memberOf(definition, 'swagger')) ?? 'missing'}, not "2.0".`,
        );
      for (const names of [['info', 'title'], ['info', 'version'], ['paths']])
        if (memberAt(definition, ...names) === undefined)
          yield findingIn(view, '$', `"${names.join('.')}" is missing.`);
    },
  },
  {
    id: 'C-S2-known-keys',
    title: 'Objects hold only members that OpenAPI 2.0 and the x-ms- extensions know',
    why: 'ExtensionNameNotValid, AdditionalPropertyNotAllowed; a misspelled extension is ignored without a word.',
    remedy: 'Correct the spelling, remove the member, or begin its name with x-.',
    severity: 'error',
    foreign: 'warning',
    check: unknownKeyFindings,
  },
  {
    id: 'C-S3-address',
    title: 'host is a bare host name; basePath and each path begin with a slash',
    why: 'HostNameNotValid, BasePathNotValid, OperationPathMustStartWithSlash.',
    remedy: 'Write host without scheme, path and spaces, and paths with a leading slash.',
    severity: 'error',
    check: function* (view) {
      const host = asString(memberOf(view.definition, 'host'));
      const fromVariable = /^@environmentVariables\("[^"]+"\)$/.test(host ?? '');
      if (host !== undefined && !fromVariable && !/^[^{}/ :\\]+(?::\d+)?$/.test(host))
        yield findingIn(view, '$.host', `"${host}" is not a bare host name.`);
      const basePath = asString(memberOf(view.definition, 'basePath'));
      if (basePath !== undefined && !basePath.startsWith('/'))
        yield findingIn(view, '$.basePath', `basePath "${basePath}" does not begin with a slash.`);
      for (const [path] of membersOf(memberOf(view.definition, 'paths')))
        if (!path.startsWith('/') && !path.startsWith('x-'))
          yield findingIn(view, jsonPath('$.paths', path), `The path "${path}" does not begin with a slash.`);
    },
  },
  {
    id: 'C-S4-parameter',
    title: 'Parameters have name, place and type; a body has a schema; path parameters are required',
    why: 'PathParameterMustBeRequired, BodyParameterSchemaRequired, RequiredPropertyMissing.',
    remedy: 'Add what is missing.',
    severity: 'error',
    check: (view) =>
      view.operations.flatMap((operation) =>
        operation.parameters.flatMap(({ node, name, in: where, at }) => {
          const say = (message: string) => [
            findingIn(view, at, `The parameter "${name}" of ${nameOf(operation)} ${message}.`),
          ];
          if (name === '' || !['path', 'query', 'header', 'formData', 'body'].includes(where))
            return say('has no name or no place');
          if (where === 'body')
            return asObject(memberOf(node, 'schema')) === undefined ? say('has no schema') : [];
          const type = memberOf(node, 'type');
          if (!parameterTypes.includes(shown(type)))
            return say(`has the type ${JSON.stringify(type) ?? 'of nothing'}`);
          if (type === 'file' && where !== 'formData') return say('is a file outside of form data');
          return where === 'path' && memberOf(node, 'required') !== true
            ? say('is in the path but not required')
            : [];
        }),
      ),
  },
  {
    id: 'C-S5-responses',
    title: 'An operation has responses, by status or default, each with a description',
    why: 'OperationMustHaveResponse, ResponseMustBeDefaultOrHttpStatusCode.',
    remedy: 'Add a response with a description.',
    severity: 'error',
    check: (view) =>
      view.operations.flatMap((operation) => {
        const written = membersOf(memberOf(operation.node, 'responses')).filter(
          ([status]) => !status.startsWith('x-'),
        );
        if (written.length === 0)
          return [findingIn(view, operation.at, `${nameOf(operation)} has no response.`)];
        return written.flatMap(([status]) => {
          const at = jsonPath(operation.at, 'responses', status);
          if (!/^(\d{3}|default)$/.test(status))
            return [findingIn(view, at, `"${status}" is neither a status nor "default".`)];
          const found = operation.responses.find((each) => each.status === status);
          return found !== undefined && asString(memberOf(found.node, 'description')) === undefined
            ? [findingIn(view, at, `The response ${status} of ${nameOf(operation)} has no description.`)]
            : [];
        });
      }),
  },
  {
    id: 'C-S6-format',
    title: `format is one of ${formats.join(', ')}`,
    why: 'UnrecognizedTypeFormat: the format is not understood.',
    remedy: 'Use a known format or none.',
    severity: 'warning',
    check: (view) =>
      view.schemas.flatMap(({ node, at }) => {
        const format = memberOf(node, 'format');
        return format === undefined || formats.includes(shown(format))
          ? []
          : [findingIn(view, jsonPath(at, 'format'), `The format "${shown(format)}" is not known.`)];
      }),
  },
  {
    id: 'C-S7-visibility',
    title: 'x-ms-visibility is important, advanced or internal',
    why: 'The published schema refuses other words, also in capitals or empty.',
    remedy: `Write ${visibilities.join(', ')}, or leave it out.`,
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      [
        ...view.operations,
        ...view.operations.flatMap(({ parameters }) => parameters),
        ...view.schemas,
      ].flatMap(({ node, at }) => {
        const visibility = memberOf(node, 'x-ms-visibility');
        return visibility === undefined || visibilities.includes(shown(visibility))
          ? []
          : [
              findingIn(
                view,
                jsonPath(at, 'x-ms-visibility'),
                `The visibility "${shown(visibility)}" is not known.`,
              ),
            ];
      }),
  },
  {
    id: 'C-S8-trigger-words',
    title: 'x-ms-trigger is batch or single; its metadata is kind query, mode polling',
    why: 'The designer does not see the trigger.',
    remedy: 'Write "batch" or "single".',
    severity: 'error',
    check: (view) =>
      view.operations.flatMap((operation) => {
        const trigger = memberOf(operation.node, 'x-ms-trigger');
        const metadata = memberOf(operation.node, 'x-ms-trigger-metadata');
        const known = trigger === undefined || trigger === 'batch' || trigger === 'single';
        const polling = memberOf(metadata, 'kind') === 'query' && memberOf(metadata, 'mode') === 'polling';
        return [
          ...(known
            ? []
            : [
                findingIn(
                  view,
                  operation.at,
                  `${nameOf(operation)} is a trigger of the kind "${shown(trigger)}".`,
                ),
              ]),
          ...(metadata === undefined || polling
            ? []
            : [findingIn(view, operation.at, `${nameOf(operation)} has unknown trigger metadata.`)]),
        ];
      }),
  },
  {
    id: 'C-S9-keywords',
    title: 'Schemas do not use oneOf, anyOf, not, nullable or examples',
    why: 'SwaggerKeywordNotSupported.',
    remedy: 'Describe one schema; write x-nullable for answers that may be null.',
    severity: 'error',
    check: (view) =>
      view.schemas.flatMap(({ node, at }) =>
        ['oneOf', 'anyOf', 'not', 'nullable', 'examples']
          .filter((keyword) => Object.hasOwn(node, keyword))
          .map((keyword) =>
            findingIn(view, jsonPath(at, keyword), `The keyword "${keyword}" is not supported.`),
          ),
      ),
  },
  {
    id: 'C-S10-lists',
    title:
      'required and enum are not empty and hold no value twice; x-ms-enum-values have value and displayName',
    why: 'RequiredPropertyArrayEmpty, EnumMustContainAtLeastOneElement, ArrayDuplicateValue, MissingEnumValuesDisplayName.',
    remedy: 'Fill the list or leave it out.',
    severity: 'error',
    check: (view) =>
      view.schemas.flatMap(({ node, at, kind }) => [
        ...['required', 'enum']
          .filter(
            (name) => Array.isArray(memberOf(node, name)) && !(name === 'required' && kind === 'parameter'),
          )
          .flatMap((name) => {
            const list = asArray(memberOf(node, name)).map((each) => JSON.stringify(each));
            const path = jsonPath(at, name);
            if (list.length === 0) return [findingIn(view, path, `"${name}" is an empty list.`)];
            return new Set(list).size === list.length
              ? []
              : [findingIn(view, path, `"${name}" holds a value twice.`)];
          }),
        ...asArray(memberOf(node, 'x-ms-enum-values')).flatMap((each, index) =>
          memberOf(each, 'value') === undefined || asString(memberOf(each, 'displayName')) === undefined
            ? [
                findingIn(
                  view,
                  jsonPath(at, 'x-ms-enum-values', index),
                  'An enum value has no value or no displayName.',
                ),
              ]
            : [],
        ),
      ]),
  },
  {
    id: 'C-S11-file',
    title: 'type file stands only at the root of a response or in form data; items is one schema',
    why: 'SchemaTypeFileNotValid, ArrayHasNoItems.',
    remedy: 'Use string with format binary inside of objects; give items one schema.',
    severity: 'error',
    check: (view) =>
      view.schemas.flatMap(({ node, at, kind, uses }) => [
        ...(memberOf(node, 'type') === 'file' &&
        kind !== 'parameter' &&
        !(kind === 'root' && uses.has('output'))
          ? [findingIn(view, at, 'A file can only be a whole response or a form field.')]
          : []),
        ...(Array.isArray(memberOf(node, 'items'))
          ? [findingIn(view, jsonPath(at, 'items'), '"items" is a list of schemas.')]
          : []),
      ]),
  },
  {
    id: 'C-S12-contact',
    title: 'Addresses of contact and license are absolute URLs, the e-mail is an address',
    why: 'ContactEmailNotValid, UrlNotValid.',
    remedy: 'Write https://… and name@host.',
    severity: 'error',
    foreign: 'warning',
    check: function* (view) {
      const email = asString(memberAt(view.definition, 'info', 'contact', 'email'));
      if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email))
        yield findingIn(view, '$.info.contact.email', `"${email}" is not an e-mail address.`);
      for (const part of ['contact', 'license']) {
        const url = asString(memberAt(view.definition, 'info', part, 'url'));
        if (url !== undefined && !URL.canParse(url))
          yield findingIn(view, `$.info.${part}.url`, `"${url}" is not an absolute URL.`);
      }
    },
  },
  {
    id: 'C-S13-security',
    title: 'Security definitions are complete, and requirements name one of them',
    why: 'SecuritySchemePropertyRequired, SecurityRequirementMustBeDefined, SecurityRequirementMustHaveEmptyValue.',
    remedy: 'Complete the definition, or correct the name.',
    severity: 'error',
    check: securityFindings,
  },
  {
    id: 'C-S14-url-encoding',
    title: 'x-ms-url-encoding stands on path parameters only',
    why: 'QueryParameterEncodingNotSupported: query values are always encoded once.',
    remedy: 'Remove it.',
    severity: 'warning',
    check: (view) =>
      view.schemas
        .filter(
          ({ node, kind }) =>
            Object.hasOwn(node, 'x-ms-url-encoding') &&
            !(kind === 'parameter' && memberOf(node, 'in') === 'path'),
        )
        .map(({ at, name }) =>
          findingIn(view, at, `"${name}" is not a path parameter but has x-ms-url-encoding.`),
        ),
  },
];

function unknownKeyFindings(view: ConnectorView) {
  const check = (value: unknown, kind: KeyKind, at: string) =>
    Object.keys(asObject(value) ?? {})
      .filter((key) => !knownKeys[kind].has(key) && !/^x-(?!ms-)/.test(key))
      .map((key) =>
        findingIn(
          view,
          jsonPath(at, key),
          `"${key}" is not known here${didYouMean(key, [...knownKeys[kind]]) || '.'}`,
        ),
      );
  const { definition } = view;
  return [
    ...check(definition, 'document', '$'),
    ...check(memberOf(definition, 'info'), 'info', '$.info'),
    ...membersOf(memberOf(definition, 'paths'))
      .filter(([path]) => path.startsWith('/'))
      .flatMap(([path, item]) => check(item, 'pathItem', jsonPath('$.paths', path))),
    ...view.operations.flatMap(({ node, at, parameters, responses }) => [
      ...check(node, 'operation', at),
      ...parameters
        .filter(({ in: where }) => where === 'body')
        .flatMap((each) => check(each.node, 'body', each.at)),
      ...responses.flatMap((each) => check(each.node, 'response', each.at)),
    ]),
    ...view.schemas.flatMap(({ node, at, kind }) =>
      Object.hasOwn(node, '$ref') ? [] : check(node, kind === 'parameter' ? 'parameter' : 'schema', at),
    ),
  ];
}

const securityMembers: Readonly<Record<string, readonly string[]>> = {
  basic: [],
  apiKey: ['name', 'in'],
  implicit: ['authorizationUrl'],
  password: ['tokenUrl'],
  application: ['tokenUrl'],
  accessCode: ['authorizationUrl', 'tokenUrl'],
};

function* securityFindings(view: ConnectorView) {
  const definitions = membersOf(memberOf(view.definition, 'securityDefinitions'));
  for (const [name, scheme] of definitions) {
    const type = shown(memberOf(scheme, 'type'));
    const kind = type === 'oauth2' ? shown(memberOf(scheme, 'flow')) : type;
    const at = jsonPath('$.securityDefinitions', name);
    const wanted = securityMembers[kind];
    if (wanted === undefined) yield findingIn(view, at, `"${name}" has the unknown type "${kind}".`);
    for (const each of wanted ?? [])
      if (asString(memberOf(scheme, each)) === undefined)
        yield findingIn(view, at, `"${name}" has no "${each}".`);
    if (kind === 'apiKey' && !['header', 'query'].includes(shown(memberOf(scheme, 'in'))))
      yield findingIn(view, at, `"${name}" is neither in a header nor in the query.`);
  }
  const requirements = [
    ...asArray(memberOf(view.definition, 'security')).map(
      (each, index) => [each, jsonPath('$.security', index)] as const,
    ),
    ...view.operations.flatMap(({ node, at }) =>
      asArray(memberOf(node, 'security')).map(
        (each, index) => [each, jsonPath(at, 'security', index)] as const,
      ),
    ),
  ];
  for (const [requirement, at] of requirements)
    for (const [name, scopes] of membersOf(requirement)) {
      const scheme = definitions.find(([each]) => each === name)?.[1];
      if (scheme === undefined)
        yield findingIn(view, at, `The security definition "${name}" does not exist.`);
      else if (memberOf(scheme, 'type') !== 'oauth2' && asArray(scopes).length > 0)
        yield findingIn(view, at, `"${name}" knows no scopes.`);
    }
}
