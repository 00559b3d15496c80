/** Reading of JSON values whose shape nobody promised. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object; `undefined` for anything else. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/** An own member of an object; `undefined` where there is none or no object. */
export function memberOf(value: unknown, name: string): unknown {
  const object = asObject(value);
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A member by a path of names. */
export function memberAt(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce(memberOf, value);
}

/** The own members of an object in order; none for anything else. */
export function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries(asObject(value) ?? {});
}

/** The value where it is a string. */
export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The items of an array; none for anything else. */
export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** `$.a.b['c d'][0]`: a JSON path in the form that messages print. */
export function jsonPath(parent: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    if (/^[A-Za-z_$][A-Za-z0-9_$]*$/.test(key)) return `${path}.${key}`;
    return `${path}['${key.replaceAll('\\', String.raw`\\`).replaceAll("'", String.raw`\'`)}']`;
  }, parent);
}

/** A value as messages show it: text as it is, anything else as JSON, nothing as `nothing`. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}

/** Deepest nesting of objects and lists that is worked with; flows and definitions stay far below. */
export const deepestJson = 400;

/** True where a value is nested deeper than that. Does not recurse, so that it can say so of any value. */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= deepestJson; depth += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (level.length === 0) return false;
  }
  return true;
}
