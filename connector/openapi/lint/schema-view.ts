import {
  asArray,
  asObject,
  asString,
  jsonPath,
  memberOf,
  membersOf,
  type JsonObject,
} from '../../problems/json-value.ts';

/** A schema where it is written, or a parameter that carries its type itself. */
export interface SchemaView {
  readonly node: JsonObject;
  readonly at: string;
  readonly kind: 'root' | 'property' | 'items' | 'allOf' | 'additional' | 'parameter';
  /** Name of the property or parameter. */
  readonly name: string;
  /** The schema around it. */
  readonly parent: JsonObject | undefined;
  /** What the root around it is for; a definition is for whatever reaches it. */
  readonly uses: ReadonlySet<'input' | 'output'>;
  /** It, or a schema around it, is internal. */
  readonly internal: boolean;
}

type Uses = ReadonlySet<'input' | 'output'>;

interface Root {
  readonly value: unknown;
  readonly at: string;
  readonly use: 'input' | 'output';
  readonly internal: boolean;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/** Collects every schema of a document once, with what it is used for. References are not followed, only counted. */
export function collectSchemas(definition: JsonObject): readonly SchemaView[] {
  const { roots, parameters } = findRoots(definition);
  const definitions = membersOf(memberOf(definition, 'definitions'));
  const uses = reachedDefinitions(definition, roots);
  return [
    ...parameters,
    ...roots.flatMap(({ value, at, use, internal }) => walk(value, at, new Set([use]), internal)),
    ...definitions.flatMap(([name, value]) =>
      walk(value, jsonPath('$.definitions', name), uses.get(`#/definitions/${name}`) ?? new Set(), false),
    ),
  ];
}

function findRoots(definition: JsonObject) {
  const roots: Root[] = [];
  const parameters: SchemaView[] = [];
  const addParameters = (list: readonly (readonly [string | number, unknown])[], path: string): void => {
    for (const [key, value] of list) {
      const node = asObject(value);
      if (node === undefined || memberOf(node, '$ref') !== undefined) continue;
      const at = jsonPath(path, key);
      const internal = memberOf(node, 'x-ms-visibility') === 'internal';
      if (memberOf(node, 'in') === 'body')
        roots.push({ value: memberOf(node, 'schema'), at: jsonPath(at, 'schema'), use: 'input', internal });
      else
        parameters.push({
          node,
          at,
          kind: 'parameter',
          name: asString(memberOf(node, 'name')) ?? '',
          parent: undefined,
          uses: new Set(['input']),
          internal,
        });
    }
  };
  const addResponses = (responses: unknown, path: string): void => {
    for (const [status, response] of membersOf(responses))
      if (memberOf(response, 'schema') !== undefined)
        roots.push({
          value: memberOf(response, 'schema'),
          at: jsonPath(path, status, 'schema'),
          use: 'output',
          internal: false,
        });
  };
  addParameters(membersOf(memberOf(definition, 'parameters')), '$.parameters');
  addResponses(memberOf(definition, 'responses'), '$.responses');
  for (const [path, item] of membersOf(memberOf(definition, 'paths'))) {
    const at = jsonPath('$.paths', path);
    addParameters([...asArray(memberOf(item, 'parameters')).entries()], jsonPath(at, 'parameters'));
    const content = memberOf(item, 'x-ms-notification-content');
    if (memberOf(content, 'schema') !== undefined)
      roots.push({
        value: memberOf(content, 'schema'),
        at: jsonPath(at, 'x-ms-notification-content', 'schema'),
        use: 'output',
        internal: false,
      });
    for (const method of methods) {
      const operation = memberOf(item, method);
      addParameters(
        [...asArray(memberOf(operation, 'parameters')).entries()],
        jsonPath(at, method, 'parameters'),
      );
      addResponses(memberOf(operation, 'responses'), jsonPath(at, method, 'responses'));
    }
  }
  return { roots, parameters };
}

/** Which definitions are reached from inputs, and which from outputs. */
function reachedDefinitions(definition: JsonObject, roots: readonly Root[]): ReadonlyMap<string, Uses> {
  const reached = new Map<string, Set<'input' | 'output'>>();
  const visit = (value: unknown, use: 'input' | 'output'): void => {
    const pending = [value];
    while (pending.length > 0) {
      const current = pending.pop();
      if (Array.isArray(current)) pending.push(...current);
      const node = asObject(current);
      if (node === undefined) continue;
      const reference = asString(memberOf(node, '$ref'));
      if (reference?.startsWith('#/definitions/') === true) {
        const uses = reached.get(reference) ?? new Set();
        if (!uses.has(use)) {
          reached.set(reference, uses.add(use));
          pending.push(
            memberOf(memberOf(definition, 'definitions'), reference.slice('#/definitions/'.length)),
          );
        }
      }
      pending.push(...Object.values(node));
    }
  };
  for (const { value, use } of roots) visit(value, use);
  return reached;
}

/** Deepest nesting that is looked into; the service refuses far less. */
const deepest = 60;

function walk(value: unknown, at: string, uses: Uses, internal: boolean): readonly SchemaView[] {
  const found: SchemaView[] = [];
  const visit = (
    view: Omit<SchemaView, 'uses' | 'node'> & { readonly value: unknown },
    depth: number,
  ): void => {
    const node = asObject(view.value);
    if (node === undefined || depth > deepest) return;
    const hidden = view.internal || memberOf(node, 'x-ms-visibility') === 'internal';
    found.push({
      node,
      at: view.at,
      kind: view.kind,
      name: view.name,
      parent: view.parent,
      uses,
      internal: hidden,
    });
    const inside = (
      kind: SchemaView['kind'],
      name: string,
      child: unknown,
      ...keys: readonly (string | number)[]
    ) =>
      visit(
        { value: child, at: jsonPath(view.at, ...keys), kind, name, parent: node, internal: hidden },
        depth + 1,
      );
    for (const [name, child] of membersOf(memberOf(node, 'properties')))
      inside('property', name, child, 'properties', name);
    inside('items', view.name, memberOf(node, 'items'), 'items');
    for (const [index, child] of asArray(memberOf(node, 'allOf')).entries())
      inside('allOf', view.name, child, 'allOf', index);
    inside('additional', view.name, memberOf(node, 'additionalProperties'), 'additionalProperties');
  };
  visit({ value, at, kind: 'root', name: '', parent: undefined, internal }, 0);
  return found;
}
