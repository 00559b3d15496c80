import * as fc from 'fast-check';
import { ObjectValue } from '../../mock-server/runner/value/object-value.ts';
import type { Value } from '../../mock-server/runner/value/value.ts';

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('\u0085\u2028\u2029', '\u0000\u001f\u007f', '\ud800', '"\\\'/', '2026-01-01T00:00:00Z'),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.string({ unit: 'binary', maxLength: 5 }), tie('value')), { maxLength: 4 })
      .map((members) => new ObjectValue(members)),
  ),
}));

/** Any value that JSON text can hold and give back: no Decimals, no NaN, no infinities. */
export const jsonValues: fc.Arbitrary<Value> = value;
