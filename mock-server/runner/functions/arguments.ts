import { isArray } from '../value/type-name.ts';
import type { Value } from '../value/value.ts';
import { notValid, wrongKind } from './sentences.ts';

/** The String at a position; `expectation` is the service's wording for it, such as `its first parameter to be of type string`. */
export function stringArgument(value: Value, name: string, expectation: string, anchor?: string): string {
  return typeof value === 'string' ? value : wrongKind(name, expectation, value, anchor);
}

export function integerArgument(value: Value, name: string, expectation: string, anchor?: string): bigint {
  return typeof value === 'bigint' ? value : wrongKind(name, expectation, value, anchor);
}

export function arrayArgument(
  value: Value,
  name: string,
  expectation: string,
  anchor?: string,
): readonly Value[] {
  return isArray(value) ? value : wrongKind(name, expectation, value, anchor);
}

/** The only argument of functions that name no expectation. */
export function plainString(value: Value, name: string): string {
  return typeof value === 'string' ? value : notValid(name);
}
