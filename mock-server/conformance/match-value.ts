import { asNumber, compareNumbers, toDouble } from '../runner/value/arithmetic.ts';
import { wrapBase64 } from '../runner/value/envelope.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import { toText } from '../runner/value/to-text.ts';
import { isArray, typeName } from '../runner/value/type-name.ts';
import type { Value } from '../runner/value/value.ts';

const DOUBLE_TOLERANCE = 1e-15;
const symbols: ReadonlyMap<Value, number> = new Map<Value, number>([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

/**
 * Whether a value is what a case expects, by its fields `expected`, `accept`, `oneOf`, `pattern`, `compare` and
 * `type`. Numbers inside arrays and objects are compared by value; the kind counts where `type` names it. The
 * order of members does not count.
 */
export function matchesCase(got: Value, fields: ObjectValue): boolean {
  const pattern = fields.get('pattern');
  if (typeof pattern === 'string') return typeof got === 'string' && new RegExp(pattern, 'u').test(got);
  const type = fields.get('type');
  if (typeof type === 'string' && type !== typeName(got)) return false;
  const compare = fields.get('compare');
  return expectations(fields).some((expected) => {
    if (compare === 'xml') return xmlOf(got) === xmlOf(expected);
    if (compare === 'double') return nearlyEqual(got, expected);
    return matches(got, expected);
  });
}

function expectations(fields: ObjectValue): readonly Value[] {
  const lists = ['oneOf', 'accept'].flatMap((name) => {
    const list = fields.get(name);
    return list !== undefined && isArray(list) ? list : [];
  });
  const expected = fields.get('expected');
  return expected === undefined ? lists : [expected, ...lists];
}

/** Whether a value agrees with a value as the case format writes it. */
export function matches(got: Value, expected: Value): boolean {
  const wanted = fromCase(expected);
  const number = asNumber(got);
  if (number !== undefined) {
    const other = asNumber(wanted) ?? symbols.get(wanted);
    if (other === undefined) return false;
    return compareNumbers(number, other) === 0 || (isNaNumber(got) && isNaNumber(other));
  }
  if (got === null || typeof got !== 'object') return got === wanted;
  if (isArray(got)) {
    return (
      isArray(wanted) &&
      got.length === wanted.length &&
      got.every((item, index) => matches(item, wanted[index] ?? null))
    );
  }
  if (!(got instanceof ObjectValue) || !(wanted instanceof ObjectValue)) return false;
  if (got.members.size !== wanted.members.size) return false;
  return [...got.members].every(([name, member]) => {
    const other = wanted.members.get(name);
    return other !== undefined && matches(member, other);
  });
}

/** `{"$int64":"…"}` and `{"$xml":"…"}` stand for values that plain JSON cannot hold. */
function fromCase(value: Value): Value {
  if (!(value instanceof ObjectValue) || value.members.size !== 1) return value;
  const int64 = value.members.get('$int64');
  if (typeof int64 === 'string') return BigInt(int64);
  const xml = value.members.get('$xml');
  if (typeof xml === 'string') {
    return wrapBase64('application/xml;charset=utf-8', Buffer.from(xml).toString('base64'));
  }
  return value;
}

function isNaNumber(value: Value): boolean {
  return typeof value === 'number' && Number.isNaN(value);
}

function nearlyEqual(got: Value, expected: Value): boolean {
  const a = asNumber(got);
  const b = asNumber(expected);
  return a !== undefined && b !== undefined && Math.abs(toDouble(a) - toDouble(b)) <= DOUBLE_TOLERANCE;
}

/** XML text without its declaration and without white space between elements. */
function xmlOf(value: Value): string {
  const plain = fromCase(value);
  if (isArray(plain)) return plain.map((item) => xmlOf(item)).join('\n');
  return toText(plain)
    .replace(/^\uFEFF?<\?xml[^>]*\?>/u, '')
    .replaceAll(/>\s+</gu, '><')
    .trim();
}
