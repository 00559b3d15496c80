import type { Decimal } from './decimal.ts';
import type { ObjectValue } from './object-value.ts';

/**
 * A value of the Workflow Definition Language. The JavaScript type is the tag:
 * `null` Null, `boolean` Boolean, `string` String, `bigint` Integer (int64, or a big integer that JSON held),
 * `number` Float (IEEE double), `Decimal` Decimal, array Array, `ObjectValue` Object.
 * A `number` is therefore always a Float: `1` is `1n`, `1.0` is `1`.
 */
export type Value = null | boolean | string | bigint | number | Decimal | readonly Value[] | ObjectValue;
