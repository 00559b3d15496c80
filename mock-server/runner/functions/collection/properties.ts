import type { FunctionEntry } from '../../expression/function-entry.ts';
import { writeJson } from '../../json/write-json.ts';
import { ObjectValue } from '../../value/object-value.ts';
import type { Value } from '../../value/value.ts';
import { stringArgument } from '../arguments.ts';
import { countMessage, wrongKind, wrongValue } from '../sentences.ts';

function objectAndName(args: readonly Value[], name: string): [ObjectValue, string] {
  const [object = null, key = null] = args;
  if (!(object instanceof ObjectValue)) return wrongKind(name, 'its first parameter to be an object', object);
  return [object, stringArgument(key, name, 'its second parameter to be of type string')];
}

function without(object: ObjectValue, key: string | undefined): Map<string, Value> {
  const members = new Map(object.members);
  if (key !== undefined) members.delete(key);
  return members;
}

/** `addProperty`, `setProperty`, `removeProperty`: names ignore case, the stored spelling stays. */
export const propertyFunctions: readonly FunctionEntry[] = [
  {
    name: 'addProperty',
    family: 'collection',
    min: 3,
    max: 3,
    summary: 'Object with one more member; fails where it is there',
    countMessage: countMessage(
      'expects three parameters: the object as the first parameter, the name of the property to add as the second parameter, and the value as the third parameter',
    ),
    call: (args, _scope, name) => {
      const [object, key] = objectAndName(args, name);
      if (object.nameOf(key) !== undefined) {
        return wrongValue(
          name,
          `expects the property to not exist in the object. Unable to add property '${key}' to '${writeJson(object, { indented: true })}' as it already exists.`,
        );
      }
      return new ObjectValue(new Map(object.members).set(key, args[2] ?? null));
    },
  },
  {
    name: 'setProperty',
    family: 'collection',
    min: 3,
    max: 3,
    summary: 'Object with one member set; a changed member moves to the end',
    countMessage: countMessage(
      'expects three parameters: the object as the first parameter, the name of the property to set as the second parameter, and the value as the third parameter',
    ),
    call: (args, _scope, name) => {
      const [object, key] = objectAndName(args, name);
      const stored = object.nameOf(key);
      return new ObjectValue(without(object, stored).set(stored ?? key, args[2] ?? null));
    },
  },
  {
    name: 'removeProperty',
    family: 'collection',
    min: 2,
    max: 2,
    summary: 'Object without one member',
    countMessage: countMessage(
      'expects two parameters: the object as the first parameter and the name of the property to remove as the second parameter',
    ),
    call: (args, _scope, name) => {
      const [object, key] = objectAndName(args, name);
      return new ObjectValue(without(object, object.nameOf(key)));
    },
  },
];
