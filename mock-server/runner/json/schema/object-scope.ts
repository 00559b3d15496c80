import { ObjectValue } from '../../value/object-value.ts';
import { checkCount } from './check-count.ts';
import { checkEnum, checkType } from './check-value.ts';
import { raise } from './scope.ts';
import type { Scope, Validation, WalkEvent } from './scope.ts';

/** Makes `scope` watch an object. */
export function watchObject(validation: Validation, scope: Scope): void {
  const { node } = scope;
  const names: string[] = [];
  let current = '';

  const takeName = (event: WalkEvent): void => {
    current = typeof event.value === 'string' ? event.value : '';
    names.push(current);
    if (node.propertyNames !== undefined)
      validation.enter({ ...event, kind: 'scalar' }, node.propertyNames, scope.list, scope);
    if (node.additionalProperties === false && !node.properties.has(current))
      raise(
        validation,
        scope,
        'additionalProperties',
        `Property '${current}' has not been defined and the schema does not allow additional properties.`,
        current,
      );
  };

  const takeValue = (event: WalkEvent): void => {
    const member = node.properties.get(current) ?? node.additionalProperties;
    if (member !== undefined && member !== false) validation.enter(event, member, scope.list, scope);
  };

  scope.evaluate = (event) => {
    if (event.depth === scope.depth) {
      if (event.kind === 'close') {
        checkEnum(validation, scope, event.value);
        checkMembers(validation, scope, names);
        return true;
      }
      checkType(validation, scope, event.value);
    } else if (event.depth === scope.depth + 1) {
      if (event.kind === 'name') takeName(event);
      else if (event.kind !== 'close') takeValue(event);
    }
    return false;
  };
}

function checkMembers(validation: Validation, scope: Scope, names: readonly string[]): void {
  const { required, maxProperties, minProperties, dependentKeys } = scope.node;
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0)
    raise(
      validation,
      scope,
      'required',
      `Required properties are missing from object: ${missing.join(', ')}.`,
      missing,
    );
  checkCount(validation, scope, BigInt(names.length), 'Object property', {
    most: ['maxProperties', maxProperties],
    least: ['minProperties', minProperties],
  });
  for (const name of names) {
    const absent = (dependentKeys.get(name) ?? []).filter((key) => !names.includes(key));
    if (absent.length > 0)
      raise(
        validation,
        scope,
        'dependencies',
        `Dependencies for property '${name}' failed. Missing required keys: ${absent.join(', ')}.`,
        name,
      );
  }
}

/** Makes `scope` judge the schemas that certain members ask of the whole object. */
export function watchDependencies(validation: Validation, scope: Scope, opening: WalkEvent): void {
  const parts = Array.from(scope.node.dependentSchemas, ([name, node]) => {
    const list = { faults: [] };
    return { name, list, part: validation.open(opening, node, list, scope) };
  });
  scope.evaluate = (event) => {
    if (event.depth !== scope.depth || event.kind !== 'close') return false;
    const { value } = event;
    for (const { name, list, part } of parts)
      if (!part.valid && value instanceof ObjectValue && value.members.has(name))
        raise(
          validation,
          scope,
          'dependencies',
          `Dependencies for property '${name}' failed.`,
          null,
          list.faults,
        );
    return true;
  };
}
