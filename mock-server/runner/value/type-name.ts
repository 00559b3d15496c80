import { Decimal } from './decimal.ts';
import type { Value } from './value.ts';

/** The kind of a value in the words of the service's sentences. */
export type TypeName = 'Null' | 'Boolean' | 'String' | 'Integer' | 'Float' | 'Decimal' | 'Array' | 'Object';

/** Names the kind of a value as messages print it. */
export function typeName(value: Value): TypeName {
  if (value === null) return 'Null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'bigint') return 'Integer';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return 'Float';
  if (value instanceof Decimal) return 'Decimal';
  return isArray(value) ? 'Array' : 'Object';
}

/** Whether a value is an Array. (`Array.isArray` alone loses the element type of a read-only array.) */
export function isArray(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
