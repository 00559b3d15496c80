import { fail } from '../../expression/fault.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import { deepEquals } from '../../value/deep-equals.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { isArray, typeName } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import { countMessage, wrongValue } from '../sentences.ts';
import { ValueSet } from './value-set.ts';

type SameKind =
  | { readonly arrays: readonly (readonly Value[])[] }
  | { readonly objects: readonly ObjectValue[] };

const expectation =
  'expects either a comma separated list of arrays or a comma separated list of objects as its parameters';

function sameKind(args: readonly Value[], name: string, anchor: string): SameKind {
  const arrays = args.filter(isArray);
  if (arrays.length === args.length) return { arrays };
  const objects = args.filter((value) => value instanceof ObjectValue);
  if (objects.length === args.length) return { objects };
  const kinds = [...new Set(args.map((value) => typeName(value)))];
  if (kinds.length === 1) {
    return wrongValue(name, `${expectation}. Found invalid parameter types: '${kinds.join(',')}'.`, anchor);
  }
  return fail(
    `Template language function '${name}' expects parameters of same type, but found '${kinds.join(',')}' distinct types.`,
  );
}

/** `union`, `intersection`: arrays without doubles in order of first occurrence; members of objects. */
export const unionFunctions: readonly FunctionEntry[] = [
  {
    name: 'union',
    family: 'collection',
    min: 2,
    max: Infinity,
    summary: 'Items of all arrays, each once; or members of all objects, later ones winning',
    countMessage: countMessage(expectation, 'parameter(s)', 'union'),
    call: (args, _scope, name) => {
      const same = sameKind(args, name, 'union');
      if ('arrays' in same) return new ValueSet(same.arrays.flat()).values;
      const members = new Map<string, Value>();
      for (const object of same.objects) for (const [key, value] of object.members) members.set(key, value);
      return new ObjectValue(members);
    },
  },
  {
    name: 'intersection',
    family: 'collection',
    min: 2,
    max: Infinity,
    summary: 'Items that all arrays hold, each once; or members that all objects share',
    countMessage: countMessage(expectation, 'parameter(s)', 'intersection'),
    call: (args, _scope, name) => {
      const same = sameKind(args, name, 'intersection');
      if ('arrays' in same) {
        const [first = [], ...others] = same.arrays;
        const sets = others.map((items) => new ValueSet(items));
        return new ValueSet(first).values.filter((item) => sets.every((set) => set.has(item)));
      }
      const [first, ...others] = same.objects;
      const shared = [...(first?.members ?? [])].filter(([key, value]) =>
        others.every(({ members }) => {
          const other = members.get(key);
          return other !== undefined && deepEquals(value, other);
        }),
      );
      return new ObjectValue(shared);
    },
  },
];
