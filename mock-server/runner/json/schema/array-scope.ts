import type { Value } from '../../value/value.ts';
import { checkCount } from './check-count.ts';
import { checkEnum, checkType, scalarOf } from './check-value.ts';
import { sameJson } from './same-json.ts';
import type { SchemaNode } from './schema-node.ts';
import { raise } from './scope.ts';
import type { Scope, Validation, WalkEvent } from './scope.ts';

/** Makes `scope` watch an array. */
export function watchArray(validation: Validation, scope: Scope): void {
  const { node } = scope;
  const candidates: Scope[] = [];
  const seen: Value[] = [];
  let count = 0;

  const takeItem = (event: WalkEvent): void => {
    const item = itemSchema(node, count);
    count += 1;
    if (item === false)
      raise(
        validation,
        scope,
        'additionalItems',
        `Index ${count} has not been defined and the schema does not allow additional items.`,
        scalarOf(event.value),
      );
    else if (item !== undefined) validation.enter(event, item, scope.list, scope);
    if (node.contains !== undefined)
      candidates.push(validation.enter(event, node.contains, { faults: [] }, scope));
  };

  const finishItem = ({ value }: WalkEvent): void => {
    if (!node.uniqueItems) return;
    if (seen.some((other) => sameJson(other, value)))
      raise(validation, scope, 'uniqueItems', `Non-unique array item at index ${count - 1}.`, value);
    seen.push(value);
  };

  scope.evaluate = (event) => {
    if (event.depth === scope.depth) {
      if (event.kind === 'close') {
        checkEnum(validation, scope, event.value);
        checkCount(validation, scope, BigInt(count), 'Array item', {
          most: ['maxItems', node.maxItems],
          least: ['minItems', node.minItems],
        });
        if (node.contains !== undefined && !candidates.some(({ valid }) => valid))
          raise(validation, scope, 'contains', 'No items match contains.');
        return true;
      }
      checkType(validation, scope, event.value);
    } else if (event.depth === scope.depth + 1) {
      if (event.kind !== 'close') takeItem(event);
      if (event.kind !== 'open') finishItem(event);
    }
    return false;
  };
}

function itemSchema(node: SchemaNode, index: number): SchemaNode | false | undefined {
  if (!isPositional(node.items)) return node.items;
  return node.items[index] ?? node.additionalItems;
}

function isPositional(items: SchemaNode['items']): items is readonly SchemaNode[] {
  return Array.isArray(items);
}
