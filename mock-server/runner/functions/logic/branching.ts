import type { FunctionEntry, Thunk } from '../../expression/function-entry.ts';
import type { Scope } from '../../expression/scope.ts';
import type { Value } from '../../value/value.ts';
import { countMessage, wrongKind, wrongKinds } from '../sentences.ts';

/** Evaluates Booleans until one is `stop`; a value of another kind fails when it is reached. */
function booleans(args: readonly Thunk[], scope: Scope, name: string, stop: boolean): boolean {
  for (const arg of args) {
    const value: Value = arg(scope);
    if (value === stop) return stop;
    if (value !== !stop) return wrongKinds(name, 'booleans', [value]);
  }
  return !stop;
}

/** `if`, `and`, `or`, `coalesce` evaluate only what they need; `not`. */
export const branchingFunctions: readonly FunctionEntry[] = [
  {
    name: 'if',
    family: 'logic',
    min: 3,
    max: 3,
    summary: 'One of two values, by a Boolean; only that one is evaluated',
    countMessage: countMessage(
      'expects three parameter: the condition to test as the first parameter, the value to return if the condition is true as the second parameter, and the value to return if the condition is false as the third parameter',
      'parameter(s)',
      'if',
    ),
    lazy: (args, scope, name) => {
      const value = args[0]?.(scope) ?? null;
      if (value === true) return args[1]?.(scope) ?? null;
      if (value === false) return args[2]?.(scope) ?? null;
      return wrongKind(name, 'its first parameter to be of type boolean', value, 'if');
    },
  },
  {
    name: 'and',
    family: 'logic',
    min: 1,
    max: Infinity,
    summary: 'Whether all Booleans are true; stops at the first that is not',
    countMessage: countMessage('expects at least one boolean parameter', 'parameters', 'and'),
    lazy: (args, scope, name) => booleans(args, scope, name, false),
  },
  {
    name: 'or',
    family: 'logic',
    min: 1,
    max: Infinity,
    summary: 'Whether one of the Booleans is true; stops at the first that is',
    countMessage: countMessage('expects at least one boolean parameter', 'parameters', 'or'),
    lazy: (args, scope, name) => booleans(args, scope, name, true),
  },
  {
    name: 'not',
    family: 'logic',
    min: 1,
    max: 1,
    summary: 'The other Boolean',
    countMessage: countMessage('expects one parameter: the boolean value to negate', 'parameters', 'not'),
    call: (args, _scope, name) => {
      const value = args[0] ?? null;
      return typeof value === 'boolean'
        ? !value
        : wrongKind(name, 'its parameter to be a boolean', value, 'not');
    },
  },
  {
    name: 'coalesce',
    family: 'logic',
    min: 1,
    max: Infinity,
    summary: 'The first value that is not null; stops there',
    countMessage: countMessage(
      'expects at least one parameter: the value to coalesce',
      'parameter(s)',
      'coalesce',
    ),
    lazy: (args, scope) => {
      for (const arg of args) {
        const value = arg(scope);
        if (value !== null) return value;
      }
      return null;
    },
  },
];
