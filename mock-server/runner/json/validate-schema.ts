import { ObjectValue } from '../value/object-value.ts';
import { isArray } from '../value/type-name.ts';
import type { Value } from '../value/value.ts';
import { memberPath } from './json-path.ts';
import { watchArray } from './schema/array-scope.ts';
import { checkScalar } from './schema/check-value.ts';
import { combinators, watchCombinator, watchCondition } from './schema/combinators.ts';
import { watchDependencies, watchObject } from './schema/object-scope.ts';
import { readSchema } from './schema/read-schema.ts';
import { scalarOf } from './schema/check-value.ts';
import type { SchemaFault } from './schema/schema-fault.ts';
import type { SchemaNode } from './schema/schema-node.ts';
import { newScope, raise } from './schema/scope.ts';
import type { FaultList, Scope, Validation, WalkEvent } from './schema/scope.ts';

export type { SchemaFault } from './schema/schema-fault.ts';
export { schemaFaultRecord } from './schema/schema-fault.ts';
export { SchemaReadFault } from './schema/read-schema.ts';

/**
 * The violations of a JSON schema by a value, in the service's words, order and shape (Newtonsoft.Json.Schema
 * behind ParseJson and Request triggers); empty when the value is valid. A schema that is no object accepts all.
 * `pattern` and `patternProperties` are not looked at: `unsupportedKeyword` finds them, the service refuses them.
 * @throws SchemaReadFault where the schema itself cannot be read.
 */
export function validateSchema(value: Value, schema: Value): readonly SchemaFault[] {
  const segments: (string | number)[] = [];
  const scopes: Scope[] = [];
  const validation: Validation = {
    scopes,
    path: () => segments.reduce<string>(addSegment, ''),
    open: (event, node, list, parent) => open(validation, event, node, list, parent),
    enter: (event, node, list, parent) => {
      const start = scopes.length;
      const scope = open(validation, event, node, list, parent);
      evaluate(scopes, start, event);
      return scope;
    },
  };
  const list: FaultList = { faults: [] };
  const root = readSchema(schema);
  walk(value, 0, segments, (event) => {
    if (scopes.length === 0) open(validation, event, root, list, undefined);
    evaluate(scopes, 0, event);
    for (let index = scopes.length - 1; index >= 0; index -= 1)
      if (scopes[index]?.done === true) scopes.splice(index, 1);
  });
  return list.faults;
}

/** `pattern` or `patternProperties`, where a schema uses it: the service refuses to run ParseJson with it. */
export function unsupportedKeyword(schema: Value): string | undefined {
  if (isArray(schema)) return schema.map(unsupportedKeyword).find((found) => found !== undefined);
  if (!(schema instanceof ObjectValue)) return undefined;
  for (const [name, part] of schema.members) {
    if ((name === 'pattern' && typeof part === 'string') || name === 'patternProperties') return name;
    if (name === 'enum' || name === 'const' || name === 'default') continue;
    const found =
      (name === 'properties' || name === 'definitions' || name === 'dependencies') &&
      part instanceof ObjectValue
        ? unsupportedKeyword([...part.members.values()])
        : unsupportedKeyword(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function addSegment(path: string, segment: string | number): string {
  return typeof segment === 'number' ? `${path}[${segment}]` : memberPath(path, segment);
}

/** Newest scopes first; those that come while the event is taken have taken it already. */
function evaluate(scopes: readonly Scope[], start: number, event: WalkEvent): void {
  for (let index = scopes.length - 1; index >= start; index -= 1) {
    const scope = scopes[index];
    if (scope !== undefined && !scope.done) scope.done = scope.evaluate(event);
  }
}

function walk(
  value: Value,
  depth: number,
  segments: (string | number)[],
  visit: (event: WalkEvent) => void,
): void {
  const isObject = value instanceof ObjectValue;
  if (!isObject && !isArray(value)) return visit({ kind: 'scalar', value, depth });
  visit({ kind: 'open', value, depth });
  for (const [name, item] of isObject ? value.members : value.entries()) {
    segments.push(name);
    if (isObject) visit({ kind: 'name', value: String(name), depth: depth + 1 });
    walk(item, depth + 1, segments, visit);
    segments.pop();
  }
  visit({ kind: 'close', value, depth });
}

function open(
  validation: Validation,
  event: WalkEvent,
  node: SchemaNode,
  list: FaultList,
  parent: Scope | undefined,
): Scope {
  const add = (owner: Scope | undefined): Scope => {
    const scope = newScope(owner, list, node, event.depth);
    validation.scopes.push(scope);
    return scope;
  };
  const scope = add(parent);
  if (node.never === true)
    scope.evaluate = ({ value }) => {
      raise(validation, scope, 'valid', 'Schema always fails validation.', scalarOf(value));
      return true;
    };
  else if (event.kind === 'scalar')
    scope.evaluate = ({ value }) => {
      checkScalar(validation, scope, value);
      return true;
    };
  else if (event.value instanceof ObjectValue) watchObject(validation, scope);
  else watchArray(validation, scope);
  if (node.dependentSchemas.size > 0 && event.value instanceof ObjectValue)
    watchDependencies(validation, add(scope), event);
  for (const combinator of combinators)
    if (combinator.parts(node).length > 0) watchCombinator(validation, add(scope), combinator, event);
  if (node.if !== undefined && (node.then ?? node.else) !== undefined)
    watchCondition(validation, add(scope), event);
  return scope;
}
