import { fail } from '../expression/fault.ts';
import { typeName } from '../value/type-name.ts';
import type { Value } from '../value/value.ts';

/** Stands for an anchor where the service links to the page as a whole. */
export const WHOLE_PAGE = '';

/** The end of most sentences; `anchor` is the function's place on the service's help page, in its own spelling. */
function seeAlso(anchor: string | undefined): string {
  if (anchor === undefined) return '';
  const place = anchor === WHOLE_PAGE ? '' : `#${anchor}`;
  return ` Please see https://aka.ms/logicexpressions${place} for usage details.`;
}

/** The sentence for a wrong number of arguments, in the shape that FunctionEntry.countMessage has. */
export function countMessage(
  expectation: string,
  noun: 'parameters' | 'parameter(s)' = 'parameter(s)',
  anchor?: string,
): string {
  return `The template language function '{name}' ${expectation}. The function was invoked with '{count}' ${noun}.${seeAlso(anchor)}`;
}

/** As countMessage, for functions that take any number of arguments but none. */
export function noneMessage(expectation: string, anchor: string): string {
  return `The template language function '{name}' ${expectation}. The function was invoked with no parameters.${seeAlso(anchor)}`;
}

export const onlyOneParameter = "The template language function '{name}' must have only one parameter.";
export const noParameters = "The template language function '{name}' must not have any parameters.";

/** `… expects its first parameter to be a string. The provided value is of type 'Null'. …` */
export function wrongKind(name: string, expectation: string, value: Value, anchor?: string): never {
  return fail(
    `The template language function '${name}' expects ${expectation}. The provided value is of type '${typeName(value)}'.${seeAlso(anchor)}`,
  );
}

/** `… parameters are out of range: …` and other sentences that end with the help page. */
export function wrongValue(name: string, complaint: string, anchor?: string): never {
  return fail(`The template language function '${name}' ${complaint}${seeAlso(anchor)}`);
}

/** What functions with one plain string argument (`trim`, `uriHost`, `variables`) say to any other kind. */
export function notValid(name: string): never {
  return fail(`The provided parameters for template language function '${name}' are not valid.`);
}

/** What conversions say. */
export function cannotConvert(name: string): never {
  return fail(
    `The template language function '${name}' was invoked with a parameter that is not valid. The value cannot be converted to the target type.`,
  );
}

/** What `min`, `and`, `greater` … say about a list of arguments of which some are of a wrong kind. */
export function wrongKinds(name: string, wanted: string, values: readonly Value[]): never {
  const kinds = [...new Set(values.map((value) => typeName(value)))].join(',');
  return fail(
    `The template language function '${name}' expects all of its parameters to be ${wanted}. Found invalid parameter types: '${kinds}'.`,
  );
}
