import { formatDouble } from '../../number/format-double.ts';
import { Decimal } from '../../value/decimal.ts';
import { typeName } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import { writeJson } from '../write-json.ts';
import { matchesFormat } from './formats.ts';
import { isMultiple } from './is-multiple.ts';
import { asDouble, isNumeric, sameJson } from './same-json.ts';
import { typeNames } from './schema-node.ts';
import type { SchemaType } from './schema-node.ts';
import { raise } from './scope.ts';
import type { Scope, Validation } from './scope.ts';

/** Checks the type; containers give no value to the fault. */
export function checkType(validation: Validation, scope: Scope, value: Value): boolean {
  const { types } = scope.node;
  if (types === undefined || types.length === 0 || types.some((type) => isOfType(value, type))) return true;
  const expected = Object.entries(typeNames)
    .filter(([type]) => types.some((one) => one === type))
    .map(([, name]) => name);
  const actual = typeName(value);
  raise(
    validation,
    scope,
    'type',
    `Invalid type. Expected ${expected.join(', ')} but got ${actual === 'Float' || actual === 'Decimal' ? 'Number' : actual}.`,
    scalarOf(value),
  );
  return false;
}

function isOfType(value: Value, type: SchemaType): boolean {
  switch (type) {
    case 'number':
      return isNumeric(value);
    case 'integer':
      return isNumeric(value) && (typeof value === 'bigint' || Number.isInteger(asDouble(value)));
    default:
      return typeName(value) === typeNames[type];
  }
}

/** The value as faults carry it: null for containers. */
export function scalarOf(value: Value): Value {
  return value instanceof Decimal || typeof value !== 'object' ? value : null;
}

export function checkEnum(validation: Validation, scope: Scope, value: Value): void {
  const { enum: allowed, const: constant } = scope.node;
  if (allowed !== undefined && allowed.length > 0 && !allowed.some((one) => sameJson(one, value)))
    raise(validation, scope, 'enum', `Value ${writeJson(value)} is not defined in enum.`, scalarOf(value));
  if (constant !== undefined && !sameJson(constant.value, value))
    raise(validation, scope, 'const', `Value ${writeJson(value)} does not match const.`, scalarOf(value));
}

/** Everything that a schema asks of a value without members. */
export function checkScalar(validation: Validation, scope: Scope, value: Value): void {
  if (!checkType(validation, scope, value)) return;
  if (typeof value === 'string') checkString(validation, scope, value);
  else if (isNumeric(value)) checkNumber(validation, scope, value);
  checkEnum(validation, scope, value);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text elements, not UTF-16 units. */
function textLength(text: string): number {
  // oxlint-disable-next-line no-control-regex -- the range is ASCII without carriage return
  if (/^[\u0000-\u000c\u000e-\u007f]*$/u.test(text)) return text.length;
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}

function checkString(validation: Validation, scope: Scope, text: string): void {
  const { maxLength, minLength, format } = scope.node;
  if (maxLength !== undefined && textLength(text) > maxLength)
    raise(validation, scope, 'maxLength', `String '${text}' exceeds maximum length of ${maxLength}.`, text);
  if (minLength !== undefined && textLength(text) < minLength)
    raise(
      validation,
      scope,
      'minLength',
      `String '${text}' is less than minimum length of ${minLength}.`,
      text,
    );
  if (format !== undefined && !matchesFormat(format, text))
    raise(
      validation,
      scope,
      'format',
      `String '${text}' does not validate against format '${format}'.`,
      text,
    );
}

function checkNumber(validation: Validation, scope: Scope, value: bigint | number | Decimal): void {
  const { maximum, minimum, multipleOf } = scope.node;
  const kind = typeof value === 'bigint' ? 'Integer' : 'Float';
  const subject = `${kind} ${writeJson(value)}`;
  const double = asDouble(value);
  if (maximum !== undefined) {
    const bound = formatDouble(maximum.value);
    if (double > maximum.value)
      raise(validation, scope, 'maximum', `${subject} exceeds maximum value of ${bound}.`, value);
    else if (maximum.exclusive && double === maximum.value)
      raise(
        validation,
        scope,
        'maximum',
        `${subject} equals maximum value of ${bound} and exclusive maximum is true.`,
        value,
      );
  }
  if (minimum !== undefined) {
    const bound = formatDouble(minimum.value);
    if (double < minimum.value)
      raise(validation, scope, 'minimum', `${subject} is less than minimum value of ${bound}.`, value);
    else if (minimum.exclusive && double === minimum.value)
      raise(
        validation,
        scope,
        'minimum',
        `${subject} equals minimum value of ${bound} and exclusive minimum is true.`,
        value,
      );
  }
  if (multipleOf !== undefined && !isMultiple(value, multipleOf))
    raise(
      validation,
      scope,
      'multipleOf',
      `${subject} is not a multiple of ${formatDouble(multipleOf)}.`,
      value,
    );
}
