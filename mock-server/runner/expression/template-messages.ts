import type { FunctionEntry } from './function-entry.ts';

const details = 'Please see https://aka.ms/logicexpressions for usage details.';

/**
 * The service's sentences about templates and selections (messages.json `parse.*`, `lex.*`, `select.*`, and the
 * runtime of 2020). `expression` is the whole expression as written, without its `@`.
 */
export const templateMessages = {
  tooLong: (length: number, limit: number) =>
    `The template language expression is not valid: its length '${length}' exceeds the limit of '${limit}' characters.`,
  tooDeep: (limit: number) =>
    `The template language expression is not valid: it nests functions deeper than '${limit}' levels.`,
  badCharacter: (expression: string, character: string, position: number) =>
    `The template language expression '${expression}' is not valid: the string character '${character}' at position '${position}' is not expected.`,
  openString: (expression: string, position: number) =>
    `The template language expression '${expression}' is not valid: the string constant at position '${position}' is not terminated. String constants must be enclosed within a pair of quotes.`,
  badNumber: (expression: string, value: string, position: number) =>
    `The template language expression '${expression}' is not valid: the value '${value}' at position '${position}' cannot be converted to number.`,
  openInterpolation: (template: string, position: number) =>
    `The template language expression '${template}' is not valid: the string interpolation segment starting at position '${position}' is not terminated. Make sure that every '@{' is followed by its '}'.`,
  expectedToken: (expression: string, expected: string, actual: string) =>
    `Unable to parse template language expression '${expression}': expected token '${expected}' and actual '${actual}'.`,
  afterQuestionMark: (expression: string, actual: string) =>
    `Unable to parse template language expression '${expression}': encountered unexpected token '${actual}' after null-safe property dereference operator '?'.`,
  unknownFunction: (name: string) => `The template function '${name}' is not defined or not valid.`,
  notExpectedHere: (name: string) => `The template function '${name}' is not expected at this location.`,
  cannotSelect: (expression: string, key: string) =>
    `The template language expression '${expression}' cannot be evaluated because property '${key}' cannot be selected. ${details}`,
  selectOnScalar: (expression: string, key: string, type: string) =>
    `The template language expression '${expression}' cannot be evaluated because property '${key}' cannot be selected. Property selection is not supported on values of type '${type}'. ${details}`,
  nameOnArray: (expression: string, key: string) =>
    `The template language expression '${expression}' cannot be evaluated because property '${key}' cannot be selected. Array elements can only be selected using an integer index. ${details}`,
  indexOnObject: (expression: string, key: string) =>
    `The template language expression '${expression}' cannot be evaluated because property '${key}' cannot be selected. Object properties can only be selected by names. ${details}`,
  missingName: (expression: string, key: string, names: string) =>
    `The template language expression '${expression}' cannot be evaluated because property '${key}' doesn't exist, available properties are '${names}'. ${details}`,
  missingInContent: (expression: string, key: string, contentType: string) =>
    `The template language expression '${expression}' cannot be evaluated because property '${key}' doesn't exist. Property selection is not supported on content of type '${contentType}'. ${details}`,
  emptyArray: (expression: string, index: bigint) =>
    `The template language expression '${expression}' cannot be evaluated because array index '${index}' cannot be selected from empty array. ${details}`,
  outsideArray: (expression: string, index: bigint, last: number) =>
    `The template language expression '${expression}' cannot be evaluated because array index '${index}' is outside bounds (0, ${last}) of array. ${details}`,
};

/** The sentence of a function called with the wrong number of arguments; `name` as written. */
export function countSentence(entry: FunctionEntry, name: string, count: number): string {
  return entry.countMessage.replace('{name}', () => name).replace('{count}', String(count));
}
