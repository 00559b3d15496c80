import { JsonReadFault, readJson } from '../../runner/json/read-json.ts';
import { Decimal } from '../../runner/value/decimal.ts';
import { ObjectValue } from '../../runner/value/object-value.ts';
import { toText } from '../../runner/value/to-text.ts';
import { isArray } from '../../runner/value/type-name.ts';
import type { Value } from '../../runner/value/value.ts';
import { sameCode, settled } from './settled-differences.ts';

/** Where two values part. `undefined`: there is nothing on that side. */
export interface Difference {
  readonly path: string;
  readonly expected: Value | undefined;
  readonly got: Value | undefined;
}

/** Text of records that stands for anything: ids, times, hosts. */
const MASK = /<(?:guid|id|time|workflow|name|server|date|varies)>/u;

/** Members that hang on the moment or on the machine. */
const IGNORED = new Set(['messageTemplate']);

/** Differences of a value from a recorded one; members in the same order, except those of `headers`. */
export function compareValues(expected: Value, got: Value | undefined, path: string): readonly Difference[] {
  if (got === undefined) return [{ path, expected, got }];
  if (typeof expected === 'string') {
    const same = sameText(expected, got) || (path.endsWith('.code') && sameCode(expected, got));
    return same ? [] : [{ path, expected, got }];
  }
  if (isArray(expected)) return isArray(got) ? compareItems(expected, got, path) : [{ path, expected, got }];
  if (expected instanceof ObjectValue)
    return got instanceof ObjectValue ? compareMembers(expected, got, path) : [{ path, expected, got }];
  return sameScalar(expected, got) ? [] : [{ path, expected, got }];
}

function sameScalar(expected: Value, got: Value): boolean {
  if (expected instanceof Decimal || got instanceof Decimal) return toText(expected) === toText(got);
  return Object.is(expected, got) || expected === got;
}

function sameText(expected: string, got: Value): boolean {
  if (MASK.test(expected) && expected.replace(MASK, '') === '') return true;
  if (typeof got !== 'string') return false;
  const form = settled(expected);
  const own = settled(got);
  if (form === own) return true;
  return MASK.test(form) && pattern(form).test(own);
}

function pattern(text: string): RegExp {
  const parts = text
    .split(new RegExp(MASK, 'gu'))
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${parts.join('.*?')}$`, 'su');
}

function compareItems(
  expected: readonly Value[],
  got: readonly Value[],
  path: string,
): readonly Difference[] {
  if (expected.length !== got.length) return [{ path, expected, got }];
  return expected.flatMap((item, index) => compareValues(item, got[index], `${path}[${index}]`));
}

function compareMembers(expected: ObjectValue, got: ObjectValue, path: string): readonly Difference[] {
  if (path.endsWith('.headers')) return compareHeaders(expected, got, path);
  const names = [...got.members.keys()].filter((name) => !IGNORED.has(name) || expected.members.has(name));
  const wanted = [...expected.members.keys()];
  if (wanted.join('\n') !== names.join('\n'))
    return [{ path: `${path} (members)`, expected: wanted.join(', '), got: names.join(', ') }];
  return wanted.flatMap((name) =>
    compareValues(expected.members.get(name) ?? null, got.members.get(name), `${path}.${name}`),
  );
}

/** Headers by name in any case and order; the length of an echo hangs on the machine. */
function compareHeaders(expected: ObjectValue, got: ObjectValue, path: string): readonly Difference[] {
  const byName = (headers: ObjectValue): Map<string, Value> =>
    new Map([...headers.members].map(([name, value]) => [name.toLowerCase(), value]));
  const wanted = byName(expected);
  const own = byName(got);
  return [...wanted].flatMap(([name, value]) =>
    name === 'content-length' ||
    (name === 'content-type' && expected.members.has('Location')) ||
    name.startsWith('x-ms-') ||
    SENDER.has(name)
      ? []
      : compareValues(value, own.get(name), `${path}.${name}`),
  );
}

/** Headers that the HTTP client of the recorded runtime adds by itself. */
const SENDER = new Set(['host', 'accept-language', 'user-agent', 'accept-encoding']);

/** A body: JSON by its value, anything else as text. */
export function compareBodies(expected: string, got: string): readonly Difference[] {
  const wanted = parsed(expected);
  const own = parsed(got);
  if (wanted === undefined || own === undefined)
    return sameText(expected, got) ? [] : [{ path: 'response.body', expected, got }];
  return compareValues(wanted, own, 'response.body');
}

function parsed(text: string): Value | undefined {
  if (!/^\s*[[{]/u.test(text)) return undefined;
  try {
    return readJson(text, { trailing: 'refuse' });
  } catch (error) {
    if (error instanceof JsonReadFault) return undefined;
    throw error;
  }
}
