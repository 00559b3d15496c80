import {
  asArray,
  asObject,
  asString,
  type JsonObject,
  jsonPath,
  memberOf,
  membersOf,
  shown,
} from '../../problems/json-value.ts';
import {
  findingIn,
  mergedProperties,
  resolve,
  type ConnectorRule,
  type ConnectorView,
} from './connector-view.ts';

const formatsOf: Readonly<Record<string, readonly string[]>> = {
  integer: ['int32', 'int64'],
  number: ['float', 'double', 'int32', 'int64'],
  string: 'byte binary date date-time password date-no-tz email html uri uuid'.split(' '),
  boolean: [],
};
const formatNames = new Set(Object.values(formatsOf).flat());

/** Rules on schemas: types, references, lists. */
export const schemaRules: readonly ConnectorRule[] = [
  {
    id: 'C-P7-items',
    title: 'An array says what its items are',
    why: 'ArrayHasNoItems: makers get no fields.',
    remedy: 'Add items with a type.',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      view.schemas
        .filter(
          ({ node }) =>
            memberOf(node, 'type') === 'array' &&
            Object.keys(asObject(memberOf(node, 'items')) ?? {}).length === 0 &&
            !Array.isArray(memberOf(node, 'items')),
        )
        .map(({ at, name }) => findingIn(view, at, `The array "${name}" has no items.`)),
  },
  {
    id: 'C-P8-values',
    title: 'default and enum fit the type; x-ms-enum-values are values of enum, each once',
    why: 'DefaultValueMustMatchType, InvalidEnumValue, InvalidEnumValuesExtensionValue.',
    remedy: 'Correct the value or the type.',
    severity: 'error',
    foreign: 'warning',
    check: (view) => view.schemas.flatMap(({ node, at, name }) => valueFindings(view, node, at, name)),
  },
  {
    id: 'C-P9-required',
    title: 'required names properties that exist, on objects only, and none that are read-only in an input',
    why: 'RequiredPropertyDefinitionMissing, RequiredPropertyNotOnObject, RequiredReadOnlyPropertyNotAllowedAsInput.',
    remedy: 'Correct the list.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.schemas
        .filter(({ kind, node }) => kind !== 'parameter' && Array.isArray(memberOf(node, 'required')))
        .flatMap(({ node, at, uses }) => {
          const type = memberOf(node, 'type');
          const path = jsonPath(at, 'required');
          if (type !== undefined && type !== 'object')
            return [findingIn(view, path, `"required" stands on a schema of the type "${shown(type)}".`)];
          const properties = mergedProperties(view.definition, node);
          return asArray(memberOf(node, 'required')).flatMap((name) => {
            const property = properties.get(shown(name));
            if (property === undefined)
              return [findingIn(view, path, `The required property "${shown(name)}" is not defined.`)];
            return uses.has('input') && memberOf(property, 'readOnly') === true
              ? [findingIn(view, path, `"${shown(name)}" is required in an input but read-only.`)]
              : [];
          });
        }),
  },
  {
    id: 'C-P10-format-type',
    title: 'format belongs to the type',
    why: 'UnrecognizedTypeFormat.',
    remedy: 'Change one of the two.',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      view.schemas.flatMap(({ node, at, name }) => {
        const format = shown(memberOf(node, 'format') ?? '');
        const type = shown(memberOf(node, 'type') ?? '');
        const fitting = formatsOf[type];
        return fitting === undefined || !formatNames.has(format) || fitting.includes(format)
          ? []
          : [
              findingIn(
                view,
                jsonPath(at, 'format'),
                `"${name}" is of the type "${type}" and the format "${format}".`,
              ),
            ];
      }),
  },
  {
    id: 'C-P11-reference',
    title: '$ref is local and leads to a definition',
    why: 'SchemaReferenceNotFound, SchemaReferenceNotValid: the connector cannot be saved.',
    remedy: 'Write "#/definitions/Name" of a definition that exists.',
    severity: 'error',
    check: (view) =>
      references(view).flatMap(({ reference, at }) => {
        if (!/^#\/(?:definitions|parameters|responses)\//.test(reference))
          return [findingIn(view, at, `The reference "${reference}" does not lead to a definition.`)];
        return resolve(view.definition, { $ref: reference }) === undefined
          ? [findingIn(view, at, `"${reference}" does not exist.`)]
          : [];
      }),
  },
  {
    id: 'C-P11-siblings',
    title: '$ref stands alone',
    why: 'AdditionalPropertyNotAllowedAdjacentToRef: what stands beside it is ignored.',
    remedy: 'Move the other members to the definition.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      references(view)
        .filter(({ node }) => Object.keys(node).length > 1)
        .map(({ at, node }) =>
          findingIn(
            view,
            at,
            `Beside $ref stands ${Object.keys(node)
              .filter((key) => key !== '$ref')
              .map((key) => `"${key}"`)
              .join(', ')}.`,
          ),
        ),
  },
  {
    id: 'C-P11-loop',
    title: 'Definitions do not lead back to themselves',
    why: 'SchemaRefLoopNotAllowed, RequiredLoopInSchemaNotAllowed.',
    remedy: 'Cut the loop.',
    severity: 'error',
    foreign: 'warning',
    check: loopFindings,
  },
  {
    id: 'C-P12-null-type',
    title: 'A type is one word, not a list with null',
    why: 'The import of the definition fails; answers may be null with x-nullable.',
    remedy: 'Write one type, and "x-nullable": true where null may come.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.schemas
        .filter(({ node }) => Array.isArray(memberOf(node, 'type')))
        .map(({ at, name, node }) =>
          findingIn(
            view,
            jsonPath(at, 'type'),
            `"${name}" has the type ${JSON.stringify(memberOf(node, 'type'))}.`,
          ),
        ),
  },
  {
    id: 'C-P13-required-answer',
    title: 'Schemas of answers require nothing',
    why: 'An answer without the field then fails the action: ResponseSwaggerSchemaValidationFailure.',
    remedy: 'Leave required to inputs.',
    severity: 'note',
    check: (view) =>
      view.schemas
        .filter(
          ({ kind, node, uses }) =>
            kind !== 'parameter' &&
            uses.has('output') &&
            !uses.has('input') &&
            asArray(memberOf(node, 'required')).length > 0,
        )
        .map(({ at }) =>
          findingIn(view, jsonPath(at, 'required'), 'The schema of an answer has required properties.'),
        ),
  },
];

function valueFindings(view: ConnectorView, node: JsonObject, at: string, name: string) {
  const type = shown(memberOf(node, 'type') ?? '');
  const values = asArray(memberOf(node, 'enum'));
  const labelled = asArray(memberOf(node, 'x-ms-enum-values')).map((each) => memberOf(each, 'value'));
  const first = (value: unknown) =>
    labelled.findIndex((each) => JSON.stringify(each) === JSON.stringify(value));
  return [
    ...('default' in node && !fits(memberOf(node, 'default'), type)
      ? [findingIn(view, jsonPath(at, 'default'), `The default of "${name}" is not of the type "${type}".`)]
      : []),
    ...values
      .filter((each) => !fits(each, type))
      .map((each) =>
        findingIn(view, jsonPath(at, 'enum'), `${JSON.stringify(each)} is not of the type "${type}".`),
      ),
    ...labelled.flatMap((each, index) =>
      each !== undefined && values.length > 0 && !values.some((value) => value === each)
        ? [
            findingIn(
              view,
              jsonPath(at, 'x-ms-enum-values', index),
              `${JSON.stringify(each)} is no value of the enum.`,
            ),
          ]
        : first(each) < index
          ? [
              findingIn(
                view,
                jsonPath(at, 'x-ms-enum-values', index),
                `${JSON.stringify(each)} has two names.`,
              ),
            ]
          : [],
    ),
  ];
}

function fits(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return asObject(value) !== undefined;
    default:
      return true;
  }
}

/** Every `$ref` of the document, wherever schemas, parameters and responses stand. */
function references(view: ConnectorView) {
  const found: { readonly node: JsonObject; readonly reference: string; readonly at: string }[] = [];
  const visit = (value: unknown, at: string, depth: number): void => {
    if (depth > 100) return;
    if (Array.isArray(value)) value.forEach((each, index) => visit(each, jsonPath(at, index), depth + 1));
    const node = asObject(value);
    if (node === undefined) return;
    const reference = asString(memberOf(node, '$ref'));
    if (reference !== undefined) found.push({ node, reference, at });
    for (const [name, child] of membersOf(node))
      if (
        !['example', 'examples', 'default', 'enum'].includes(name) &&
        !(name.startsWith('x-') && !name.startsWith('x-ms-notification'))
      )
        visit(child, jsonPath(at, name), depth + 1);
  };
  for (const name of ['paths', 'definitions', 'parameters', 'responses'])
    visit(memberOf(view.definition, name), jsonPath('$', name), 0);
  return found;
}

function loopFindings(view: ConnectorView) {
  const definitions = membersOf(memberOf(view.definition, 'definitions'));
  const edges = new Map(
    definitions.map(([name, schema]) => [
      name,
      [...JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].map(
        ([, target = '']) => target,
      ),
    ]),
  );
  const reaches = (from: string, goal: string): boolean => {
    const seen = new Set<string>();
    const pending = [...(edges.get(from) ?? [])];
    while (pending.length > 0) {
      const next = pending.pop() ?? '';
      if (next === goal) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      pending.push(...(edges.get(next) ?? []));
    }
    return false;
  };
  return [...edges.keys()]
    .filter((name) => reaches(name, name))
    .map((name) =>
      findingIn(view, jsonPath('$.definitions', name), `The definition "${name}" leads back to itself.`),
    );
}
