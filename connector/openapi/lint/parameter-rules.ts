import { asArray, asString, jsonPath, memberOf } from '../../problems/json-value.ts';
import { findingIn, mergedProperties, nameOf, type ConnectorRule } from './connector-view.ts';

/** Rules on parameters and on the properties of inputs and answers. */
export const parameterRules: readonly ConnectorRule[] = [
  {
    id: 'C-P1-parameter-label',
    title: 'Every visible parameter but the body has x-ms-summary (at most 80 characters) and description',
    why: 'RequiredPropertyMissing: makers see the raw name.',
    remedy: 'Add a label in title case and a sentence.',
    severity: 'error',
    foreign: 'note',
    check: (view) =>
      view.operations.flatMap((operation) =>
        operation.parameters
          .filter(({ in: where, internal }) => where !== 'body' && !internal)
          .flatMap(({ node, name, at }) => {
            const summary = asString(memberOf(node, 'x-ms-summary')) ?? '';
            const missing = [
              ...(summary === '' ? ['x-ms-summary'] : []),
              ...(asString(memberOf(node, 'description')) ? [] : ['description']),
            ];
            if (missing.length > 0)
              return [
                findingIn(
                  view,
                  at,
                  `The parameter "${name}" of ${nameOf(operation)} has no ${missing.join(' and no ')}.`,
                ),
              ];
            return summary.length > 80
              ? [findingIn(view, at, `The label of "${name}" has ${summary.length} characters.`)]
              : [];
          }),
      ),
  },
  {
    id: 'C-P2-property-label',
    title: 'Every property that holds a value has a label (x-ms-summary or title) and a description',
    why: 'Certification asks for it; dynamic content shows the raw name.',
    remedy: 'Add a label and a sentence.',
    severity: 'note',
    check: (view) =>
      view.schemas
        .filter(
          ({ kind, node, internal }) =>
            kind === 'property' && !internal && !('$ref' in node) && !('properties' in node),
        )
        .flatMap(({ node, name, at }) => {
          const labelled = asString(memberOf(node, 'x-ms-summary')) || asString(memberOf(node, 'title'));
          const missing = [
            ...(labelled ? [] : ['label']),
            ...(asString(memberOf(node, 'description')) ? [] : ['description']),
          ];
          return missing.length === 0
            ? []
            : [findingIn(view, at, `The property "${name}" has no ${missing.join(' and no ')}.`)];
        }),
  },
  {
    id: 'C-P3-internal-default',
    title: 'What is internal and required has a default',
    why: 'PropertyMustBeRequired: nobody can fill it, so every call fails.',
    remedy: 'Give it a default.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.schemas
        .filter(({ node, parent, name, kind, uses }) => {
          if (!uses.has('input') || memberOf(node, 'x-ms-visibility') !== 'internal' || 'default' in node)
            return false;
          if (memberOf(node, 'x-ms-notification-url') === true || 'properties' in node || '$ref' in node)
            return false;
          return kind === 'parameter'
            ? memberOf(node, 'required') === true
            : kind === 'property' && isRequired(parent, name);
        })
        .map(({ at, name }) => findingIn(view, at, `"${name}" is internal and required but has no default.`)),
  },
  {
    id: 'C-P3-internal-optional',
    title: 'What is internal and has a default is required',
    why: 'InternalPropertyWithDefaultOptional: optional internal values are never sent.',
    remedy: 'Make it required.',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      view.schemas
        .filter(({ node, parent, name, kind, uses }) => {
          if (!uses.has('input') || memberOf(node, 'x-ms-visibility') !== 'internal' || !('default' in node))
            return false;
          return kind === 'parameter'
            ? memberOf(node, 'required') !== true
            : kind === 'property' && !isRequired(parent, name);
        })
        .map(({ at, name }) =>
          findingIn(view, at, `"${name}" is internal and has a default but is optional.`),
        ),
  },
  {
    id: 'C-P4-path-encoding',
    title: 'A path parameter has x-ms-url-encoding',
    why: 'PathParameterMissingEncoding: a slash in the value breaks the path.',
    remedy: 'Write "x-ms-url-encoding": "single".',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      view.operations.flatMap((operation) =>
        operation.parameters
          .filter(
            ({ in: where, node }) => where === 'path' && memberOf(node, 'x-ms-url-encoding') === undefined,
          )
          .map(({ at, name }) =>
            findingIn(view, at, `The path parameter "${name}" of ${nameOf(operation)} has no encoding.`),
          ),
      ),
  },
  {
    id: 'C-P5-connection-id',
    title: 'No parameter is called connectionId',
    why: 'ConnectionIdParameterNotAllowed: the platform uses this name itself.',
    remedy: 'Rename the parameter.',
    severity: 'error',
    check: (view) =>
      view.operations.flatMap((operation) =>
        operation.parameters
          .filter(({ name }) => name.toLowerCase() === 'connectionid')
          .map(({ at }) => findingIn(view, at, `${nameOf(operation)} has a parameter "connectionId".`)),
      ),
  },
  {
    id: 'C-P6-collection-format',
    title: 'collectionFormat is not multi',
    why: 'CollectionFormatValueNotSupported.',
    remedy: 'Ask for text with commas.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.schemas
        .filter(({ node }) => memberOf(node, 'collectionFormat') === 'multi')
        .map(({ at, name }) => findingIn(view, at, `"${name}" has the collectionFormat "multi".`)),
  },
  {
    id: 'C-P14-ambiguous',
    title: 'Properties of a body are not called like another parameter of the operation',
    why: 'OperationParameterNameIsAmbiguous: dynamic references and Power Fx cannot tell them apart.',
    remedy: 'Rename one of the two.',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      view.operations.flatMap((operation) => {
        const others = new Set(
          operation.parameters.filter(({ in: where }) => where !== 'body').map(({ name }) => name),
        );
        return operation.parameters
          .filter(({ in: where }) => where === 'body')
          .flatMap(({ node, at }) =>
            [...mergedProperties(view.definition, memberOf(node, 'schema')).keys()]
              .filter((name) => others.has(name))
              .map((name) =>
                findingIn(
                  view,
                  jsonPath(at, 'schema'),
                  `"${name}" of ${nameOf(operation)} is a parameter and a property of the body.`,
                ),
              ),
          );
      }),
  },
];

function isRequired(parent: unknown, name: string): boolean {
  return asArray(memberOf(parent, 'required')).includes(name);
}
