import type { FunctionEntry } from '../../expression/function-entry.ts';
import { deepEquals } from '../../value/deep-equals.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { isArray, typeName } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import { countMessage, wrongKind, wrongValue } from '../sentences.ts';

function contains(collection: Value, sought: Value, name: string): boolean {
  if (isArray(collection)) return collection.some((item) => deepEquals(item, sought));
  if (typeof collection === 'string' && typeof sought === 'string') return collection.includes(sought);
  if (collection instanceof ObjectValue && typeof sought === 'string') {
    return collection.nameOf(sought) !== undefined;
  }
  if (typeof collection !== 'string' && !(collection instanceof ObjectValue)) {
    return wrongKind(
      name,
      "its first argument 'collection' to be a dictionary (object), an array or a string",
      collection,
    );
  }
  return wrongValue(
    name,
    `expects parameters of matching types: a dictionary and a key (string), an array and a value (object), or a string and a substring. The provided types '${typeName(collection)}' and '${typeName(sought)}' are incompatible.`,
    'contains',
  );
}

/** `contains`, `empty`. */
export const containsFunctions: readonly FunctionEntry[] = [
  {
    name: 'contains',
    family: 'collection',
    min: 2,
    max: 2,
    summary: 'Whether a text holds a text, an array an item (deeply equal), an object a name (ignoring case)',
    countMessage: countMessage(
      // The blank before the colon is the service's.
      'expects two parameters : the collection of items to search within and the object to find within the collection',
      'parameter(s)',
      'contains',
    ),
    call: ([collection = null, sought = null], _scope, name) => contains(collection, sought, name),
  },
  {
    name: 'empty',
    family: 'collection',
    min: 1,
    max: 1,
    summary: 'Whether a text, array or object is empty, or the value is null',
    countMessage: countMessage(
      'expects one parameter: the object, array or string to test for emptiness',
      'parameter(s)',
      'empty',
    ),
    call: ([value = null], _scope, name) => {
      if (value === null) return true;
      if (typeof value === 'string' || isArray(value)) return value.length === 0;
      if (value instanceof ObjectValue) return value.members.size === 0;
      return wrongKind(name, 'its parameter to be an object, an array or a string', value, 'empty');
    },
  },
];
