import { asEnvelope } from '../value/envelope.ts';
import { ObjectValue } from '../value/object-value.ts';
import { toText } from '../value/to-text.ts';
import { isArray, typeName } from '../value/type-name.ts';
import type { Value } from '../value/value.ts';
import { writeJson } from '../json/write-json.ts';
import { fail } from './fault.ts';
import { templateMessages } from './template-messages.ts';

/** What `?` makes of the rest of the selectors where the value before it is null: null, without a look. */
export const NOTHING = Symbol('nothing');

/**
 * One selector, `.name` or `[key]`, applied to a value. The exact name wins, then the first one equal ignoring
 * case, then the path that a name with `/` spells (`?['body/value']`, which the designer writes). `?` (`optional`) forgives a missing name, an index
 * out of range and a null before it, nothing else.
 * @returns NOTHING for a null before `?`, which ends the chain of selectors.
 * @throws ExpressionFault; the sentence prints the whole `expression`.
 */
export function select(
  target: Value,
  key: Value,
  optional: boolean,
  expression: string,
): Value | typeof NOTHING {
  if (typeof key === 'string') return selectName(target, key, optional, expression);
  if (typeof key === 'bigint') return selectIndex(target, key, optional, expression);
  return fail(templateMessages.cannotSelect(expression, keyText(key)));
}

function selectName(
  target: Value,
  key: string,
  optional: boolean,
  expression: string,
): Value | typeof NOTHING {
  if (target instanceof ObjectValue) {
    const named = target.get(key);
    const found = named === undefined ? selectPath(target, key) : named;
    if (found !== undefined) return found;
    if (optional) return null;
    const envelope = asEnvelope(target);
    if (envelope !== undefined && target.members.size === 2) {
      return fail(templateMessages.missingInContent(expression, key, envelope.contentType));
    }
    return fail(templateMessages.missingName(expression, key, [...target.members.keys()].join(', ')));
  }
  if (target === null) return selectFromNull(key, optional, expression);
  if (isArray(target)) return fail(templateMessages.nameOnArray(expression, key));
  return fail(templateMessages.selectOnScalar(expression, key, typeName(target)));
}

function selectPath(target: ObjectValue, path: string): Value | undefined {
  if (!path.includes('/')) return undefined;
  let value: Value | undefined = target;
  for (const part of path.split('/')) {
    if (!(value instanceof ObjectValue)) return undefined;
    value = value.get(part);
  }
  return value;
}

function selectIndex(
  target: Value,
  index: bigint,
  optional: boolean,
  expression: string,
): Value | typeof NOTHING {
  if (isArray(target)) {
    const found = index < 0n ? undefined : target[Number(index)];
    if (found !== undefined) return found;
    if (optional) return null;
    if (target.length === 0) return fail(templateMessages.emptyArray(expression, index));
    return fail(templateMessages.outsideArray(expression, index, target.length - 1));
  }
  const key = index.toString();
  if (target === null) return selectFromNull(key, optional, expression);
  if (target instanceof ObjectValue) return fail(templateMessages.indexOnObject(expression, key));
  return fail(templateMessages.selectOnScalar(expression, key, typeName(target)));
}

function selectFromNull(key: string, optional: boolean, expression: string): typeof NOTHING {
  return optional ? NOTHING : fail(templateMessages.cannotSelect(expression, key));
}

function keyText(key: Value): string {
  return key !== null && typeof key === 'object' ? writeJson(key, { indented: true }) : toText(key);
}
