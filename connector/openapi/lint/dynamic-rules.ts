import { asArray, asString, jsonPath, memberOf, membersOf } from '../../problems/json-value.ts';
import {
  findingIn,
  mergedProperties,
  nameOf,
  requiredNames,
  resolve,
  type ConnectorRule,
  type ConnectorView,
  type OperationView,
} from './connector-view.ts';
import type { SchemaView } from './schema-view.ts';

const extensions = [
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
];

/** Rules on lists and schemas that the designer asks the service for. */
export const dynamicRules: readonly ConnectorRule[] = [
  {
    id: 'C-D1-operation',
    title: 'A dynamic extension names an operation that exists',
    why: 'OperationIdNotFound: the designer cannot fill the list.',
    remedy: 'Correct operationId.',
    severity: 'error',
    check: (view) =>
      dynamicCalls(view).flatMap(({ at, extension, call, operation }) => {
        const id = asString(memberOf(call, 'operationId'));
        if (id === undefined)
          return memberOf(call, 'builtInOperation') === undefined &&
            memberOf(call, 'capability') === undefined
            ? [findingIn(view, at, `${extension} names no operation.`)]
            : [];
        return operation === undefined ? [findingIn(view, at, `There is no operation "${id}".`)] : [];
      }),
  },
  {
    id: 'C-D2-parameters',
    title: 'A dynamic extension gives its operation the required parameters, by names that exist',
    why: 'OperationMissingRequiredProperty, OperationParameterNameNotFound: the list stays empty.',
    remedy: 'Add or correct the parameter.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      dynamicCalls(view).flatMap(({ at, call, operation }) => {
        if (operation === undefined) return [];
        const given = Object.keys(Object(memberOf(call, 'parameters'))).map(
          (key) => key.split('/')[0] ?? key,
        );
        const wanted = operation.parameters.filter(
          ({ node, in: where }) =>
            memberOf(node, 'required') === true && !('default' in node) && where !== 'body',
        );
        const bodies = operation.parameters
          .filter(({ in: where }) => where === 'body')
          .flatMap(({ node, name }) => [
            name,
            ...mergedProperties(view.definition, memberOf(node, 'schema')).keys(),
          ]);
        return [
          ...wanted
            .filter(({ name }) => !given.includes(name))
            .map(({ name }) => findingIn(view, at, `${nameOf(operation)} needs the parameter "${name}".`)),
          ...given
            .filter(
              (name) => !operation.parameters.some((each) => each.name === name) && !bodies.includes(name),
            )
            .map((name) => findingIn(view, at, `${nameOf(operation)} has no parameter "${name}".`)),
        ];
      }),
  },
  {
    id: 'C-D3-references',
    title: 'A dynamic extension refers to parameters of its own operation',
    why: 'OperationParameterNameNotFound.',
    remedy: 'Correct the name.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.operations.flatMap((operation) =>
        operation.parameters.flatMap(({ node, at }) =>
          extensions.flatMap((extension) =>
            membersOf(memberOf(memberOf(node, extension), 'parameters')).flatMap(([, value]) => {
              const name =
                asString(memberOf(value, 'parameter')) ?? asString(memberOf(value, 'parameterReference'));
              const first = name?.split('/')[0];
              const known =
                first === undefined ||
                operation.parameters.some((each) => each.name === first || inBody(view, each.node, first));
              return known
                ? []
                : [
                    findingIn(
                      view,
                      jsonPath(at, extension),
                      `${nameOf(operation)} has no parameter "${name ?? ''}".`,
                    ),
                  ];
            }),
          ),
        ),
      ),
  },
  {
    id: 'C-D4-answer',
    title: 'The paths of a dynamic list lead to an array and to properties of its items',
    why: 'InvokedOperationShouldProduceArray, InvokedOperationShouldProduceProperty: the list stays empty.',
    remedy: "Correct the path, or describe the operation's answer.",
    severity: 'error',
    foreign: 'warning',
    check: (view) => dynamicCalls(view).flatMap((call) => answerFindings(view, call)),
  },
  {
    id: 'C-D5-pair',
    title:
      'Beside x-ms-dynamic-values stands x-ms-dynamic-list, beside -schema stands -properties, where a reference points into a body',
    why: 'DynamicListExtensionRequiredForNonParameterReferences: the older form cannot tell what is meant.',
    remedy: 'Add the newer extension with the same paths.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.schemas.flatMap(({ node, at }) =>
        [
          ['x-ms-dynamic-values', 'x-ms-dynamic-list'] as const,
          ['x-ms-dynamic-schema', 'x-ms-dynamic-properties'] as const,
        ]
          .filter(([older, newer]) => {
            const intoBody = membersOf(memberOf(memberOf(node, older), 'parameters')).some(
              ([, value]) => asString(memberOf(value, 'parameter'))?.includes('/') === true,
            );
            return intoBody && memberOf(node, newer) === undefined;
          })
          .map(([older, newer]) =>
            findingIn(view, jsonPath(at, older), `A reference points into a body, but there is no ${newer}.`),
          ),
      ),
  },
  {
    id: 'C-D6-body',
    title: 'Dynamic extensions do not stand on the body parameter itself',
    why: 'DynamicExtensionDefinitionNotAllowedInParameter.',
    remedy: 'Move the extension into the schema.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.operations.flatMap((operation) =>
        operation.parameters
          .filter(
            ({ in: where, node }) => where === 'body' && extensions.some((extension) => extension in node),
          )
          .map(({ at, name }) =>
            findingIn(view, at, `The body "${name}" of ${nameOf(operation)} carries a dynamic extension.`),
          ),
      ),
  },
  {
    id: 'C-D7-internal',
    title: 'Operations that only fill lists are internal',
    why: 'Makers see actions that they cannot use.',
    remedy: 'Write "x-ms-visibility": "internal".',
    severity: 'note',
    check: (view) => {
      const helpers = new Set(
        dynamicCalls(view).flatMap(({ operation }) => (operation === undefined ? [] : [operation])),
      );
      return [...helpers]
        .filter(({ internal }) => !internal)
        .map((operation) =>
          findingIn(view, operation.at, `${nameOf(operation)} fills a list but is visible.`),
        );
    },
  },
];

interface DynamicCall {
  readonly at: string;
  readonly extension: string;
  readonly call: unknown;
  readonly operation: OperationView | undefined;
}

function dynamicCalls(view: ConnectorView): readonly DynamicCall[] {
  return view.schemas.flatMap(({ node, at }: SchemaView) =>
    extensions
      .filter((extension) => memberOf(node, extension) !== undefined)
      .map((extension) => {
        const call = memberOf(node, extension);
        const id = memberOf(call, 'operationId');
        return {
          at: jsonPath(at, extension),
          extension,
          call,
          operation: view.operations.find((each) => each.id === id),
        };
      }),
  );
}

function inBody(view: ConnectorView, parameter: unknown, name: string): boolean {
  return (
    memberOf(parameter, 'in') === 'body' &&
    mergedProperties(view.definition, memberOf(parameter, 'schema')).has(name)
  );
}

function answerFindings(view: ConnectorView, { at, extension, call, operation }: DynamicCall) {
  const list = extension === 'x-ms-dynamic-values' || extension === 'x-ms-dynamic-list';
  if (operation === undefined || !list) return [];
  const success = operation.responses
    .filter(({ status }) => status.startsWith('2'))
    .map(({ node }) => memberOf(node, 'schema'))
    .find((schema) => schema !== undefined);
  if (success === undefined) return [];
  const path = asString(memberOf(call, 'value-collection') ?? memberOf(call, 'itemsPath')) ?? '';
  const collection = follow(view, success, path);
  if (collection === 'open') return [];
  if (collection === undefined || memberOf(collection, 'type') !== 'array')
    return [findingIn(view, at, `"${path}" of the answer of ${nameOf(operation)} is no array.`)];
  return [
    memberOf(call, 'value-path') ?? memberOf(call, 'itemValuePath'),
    memberOf(call, 'value-title') ?? memberOf(call, 'itemTitlePath'),
  ].flatMap((each) => {
    const name = asString(each);
    if (name === undefined || name === '' || follow(view, memberOf(collection, 'items'), name) !== undefined)
      return [];
    return [findingIn(view, at, `The items of ${nameOf(operation)} have no property "${name}".`)];
  });
}

/** The schema at a path of property names; `open` where nothing describes what is inside. */
function follow(view: ConnectorView, schema: unknown, path: string): unknown {
  let current = resolve(view.definition, schema);
  for (const name of path.split('/').filter(Boolean)) {
    const properties = mergedProperties(view.definition, current);
    if (properties.size === 0 && asArray(memberOf(current, 'allOf')).length === 0)
      return requiredNames(view.definition, current).size === 0 ? 'open' : undefined;
    if (!properties.has(name)) return undefined;
    current = resolve(view.definition, properties.get(name));
  }
  return current;
}
