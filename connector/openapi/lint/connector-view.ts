import {
  asArray,
  asObject,
  asString,
  jsonPath,
  memberAt,
  memberOf,
  membersOf,
  type JsonObject,
} from '../../problems/json-value.ts';
import type { Finding, LintRule } from '../../problems/lint-rule.ts';
import type { Place } from '../../problems/problem.ts';
import { collectSchemas, type SchemaView } from './schema-view.ts';

/** A connector's definition, and its `apiProperties` where they are at hand. */
export interface ConnectorView {
  readonly place: Place;
  readonly definition: JsonObject;
  /** What stands under `properties` of `apiProperties.json`. */
  readonly properties: JsonObject | undefined;
  /** Where the properties were read from, when not from the definition's file. */
  readonly propertiesPlace: Place;
  readonly operations: readonly OperationView[];
  /** Every schema as written, each once, and the parameters that are schemas themselves. */
  readonly schemas: readonly SchemaView[];
}

export interface OperationView {
  readonly path: string;
  readonly method: string;
  readonly id: string | undefined;
  readonly node: JsonObject;
  /** The path item that the operation is a member of. */
  readonly item: JsonObject;
  readonly at: string;
  readonly internal: boolean;
  readonly trigger: boolean;
  readonly parameters: readonly ParameterView[];
  /** Status or `default` to the response, resolved. */
  readonly responses: readonly ResponseView[];
}

export interface ParameterView {
  /** Resolved. */
  readonly node: JsonObject;
  readonly name: string;
  readonly in: string;
  readonly at: string;
  readonly internal: boolean;
}

export interface ResponseView {
  readonly status: string;
  readonly node: JsonObject;
  readonly at: string;
}

export type ConnectorRule = LintRule<ConnectorView>;

export const httpMethods: readonly string[] = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

export interface ConnectorInput {
  readonly definition: unknown;
  /** Whole `apiProperties.json`, `{ properties: { … } }`. */
  readonly apiProperties?: unknown;
  readonly place: Place;
  readonly propertiesPlace?: Place;
}

/** A definition laid open for rules; `undefined` where it is no object. */
export function viewConnector(input: ConnectorInput): ConnectorView | undefined {
  const definition = asObject(input.definition);
  if (definition === undefined) return undefined;
  return {
    place: input.place,
    definition,
    properties: asObject(memberOf(input.apiProperties, 'properties')),
    propertiesPlace: input.propertiesPlace ?? input.place,
    operations: membersOf(memberOf(definition, 'paths')).flatMap(([path, item]) =>
      operationsOf(definition, path, item),
    ),
    schemas: collectSchemas(definition),
  };
}

/** A finding at a JSON path of the definition. */
export function findingIn(view: ConnectorView, path: string, message: string): Finding {
  const { path: entry } = view.place;
  return { message, at: { ...view.place, path: entry === undefined ? path : `${entry}: ${path}` } };
}

/** A finding at a JSON path of the properties. */
export function findingInProperties(view: ConnectorView, path: string, message: string): Finding {
  const { path: entry } = view.propertiesPlace;
  return { message, at: { ...view.propertiesPlace, path: entry === undefined ? path : `${entry}: ${path}` } };
}

/** How messages call an operation. */
export function nameOf({ id, method, path }: OperationView): string {
  return id === undefined ? `${method.toUpperCase()} ${path}` : `"${id}"`;
}

/** What a local reference points to; the value itself where it is none; `undefined` where it leads nowhere. */
export function resolve(definition: unknown, value: unknown): unknown {
  let current = value;
  for (let hops = 0; hops < 32; hops += 1) {
    const reference = asString(memberOf(current, '$ref'));
    if (reference === undefined) return current;
    if (!reference.startsWith('#/')) return undefined;
    const names = reference
      .slice(2)
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    current = memberAt(definition, ...names);
  }
  return undefined;
}

/** A schema with its own properties and those of every `allOf`, resolved. */
export function mergedProperties(
  definition: unknown,
  schema: unknown,
  depth = 0,
): ReadonlyMap<string, unknown> {
  const resolved = resolve(definition, schema);
  if (depth > 10) return new Map();
  return new Map([
    ...asArray(memberOf(resolved, 'allOf')).flatMap((each) => [
      ...mergedProperties(definition, each, depth + 1),
    ]),
    ...membersOf(memberOf(resolved, 'properties')),
  ]);
}

/** Names that a schema requires, its `allOf` included. */
export function requiredNames(definition: unknown, schema: unknown, depth = 0): ReadonlySet<string> {
  const resolved = resolve(definition, schema);
  if (depth > 10) return new Set();
  return new Set([
    ...asArray(memberOf(resolved, 'allOf')).flatMap((each) => [
      ...requiredNames(definition, each, depth + 1),
    ]),
    ...asArray(memberOf(resolved, 'required')).filter((name) => typeof name === 'string'),
  ]);
}

function operationsOf(definition: JsonObject, path: string, value: unknown): readonly OperationView[] {
  const item = asObject(value) ?? {};
  const base = jsonPath('$.paths', path);
  return httpMethods.flatMap((method) => {
    const node = asObject(memberOf(item, method));
    if (node === undefined) return [];
    const at = jsonPath(base, method);
    const own = parametersOf(definition, memberOf(node, 'parameters'), jsonPath(at, 'parameters'));
    const shared = parametersOf(definition, memberOf(item, 'parameters'), jsonPath(base, 'parameters'));
    return [
      {
        path,
        method,
        id: asString(memberOf(node, 'operationId')),
        node,
        item,
        at,
        internal: memberOf(node, 'x-ms-visibility') === 'internal',
        trigger: memberOf(node, 'x-ms-trigger') !== undefined,
        parameters: [
          ...own,
          ...shared.filter(
            (each) => !own.some(({ name, in: where }) => name === each.name && where === each.in),
          ),
        ],
        responses: membersOf(memberOf(node, 'responses')).flatMap(([status, response]) => {
          const resolved = asObject(resolve(definition, response));
          return resolved === undefined || status.startsWith('x-')
            ? []
            : [{ status, node: resolved, at: jsonPath(at, 'responses', status) }];
        }),
      },
    ];
  });
}

function parametersOf(definition: JsonObject, list: unknown, path: string): readonly ParameterView[] {
  return asArray(list).flatMap((written, index) => {
    const node = asObject(resolve(definition, written));
    return node === undefined
      ? []
      : [
          {
            node,
            name: asString(memberOf(node, 'name')) ?? '',
            in: asString(memberOf(node, 'in')) ?? '',
            at: jsonPath(path, index),
            internal: memberOf(node, 'x-ms-visibility') === 'internal',
          },
        ];
  });
}
