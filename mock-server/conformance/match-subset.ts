import { writeJson } from '../runner/json/write-json.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import { isArray } from '../runner/value/type-name.ts';
import type { Value } from '../runner/value/value.ts';
import { matchesError } from './match-error.ts';
import { matches } from './match-value.ts';

/** Members whose values count as a whole: what an action gives is not compared in parts. */
const WHOLE = new Set(['outputs', 'inputs', 'body', 'delaysMs']);

/**
 * Where a value lacks something of an expected subset: the first such place, or `undefined`. An `error` is compared by
 * its code and by the text, or part of a text, that is given.
 */
export function subsetDifference(expected: Value, got: Value | undefined, path: string): string | undefined {
  if (path === '.resultShape' && isArray(expected)) return shapeDifference(expected, got, path);
  if (!(expected instanceof ObjectValue))
    return got !== undefined && matches(got, expected) ? undefined : at(path, got);
  if (!(got instanceof ObjectValue)) return at(path, got);
  for (const [name, wanted] of expected.members) {
    const own = got.members.get(name);
    const inside = `${path}.${name}`;
    if (name === 'error' && wanted instanceof ObjectValue) {
      const found = errorDifference(wanted, own, inside);
      if (found !== undefined) return found;
      continue;
    }
    if (WHOLE.has(name) && own !== undefined && matches(own, wanted)) continue;
    const found = subsetDifference(wanted, own, inside);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Records of `result()`: as many as expected, each with at least what is expected of it. */
function shapeDifference(
  expected: readonly Value[],
  got: Value | undefined,
  path: string,
): string | undefined {
  if (got === undefined || !isArray(got) || got.length !== expected.length) return at(path, got);
  for (const [index, wanted] of expected.entries()) {
    const found = subsetDifference(wanted, got[index], `${path}[${index}]`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function errorDifference(expected: ObjectValue, got: Value | undefined, path: string): string | undefined {
  if (!(got instanceof ObjectValue)) return at(path, got);
  const message = got.get('message');
  if (matchesError(typeof message === 'string' ? message : '', expected) === false)
    return at(`${path}.message`, message);
  const rest = [...expected.members].filter(([name]) => name !== 'message' && name !== 'contains');
  return subsetDifference(new ObjectValue(rest), got, path);
}

function at(path: string, got: Value | undefined): string {
  return `${path.slice(1)}: ${got === undefined ? 'nothing' : writeJson(got)}`;
}
