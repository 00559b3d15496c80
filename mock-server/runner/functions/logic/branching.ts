import type { FunctionEntry, Thunk } from '../../expression/function-entry.ts';
import type { Value } from '../../value/value.ts';
import { countMessage, wrongKind, wrongKinds } from '../sentences.ts';

/** Evaluates Booleans until one is `stop`; a value of another kind fails when it is reached. */
function booleans(args: readonly Thunk[], name: string, stop: boolean): Thunk {
  const refuse = (value: Value): never => wrongKinds(name, 'booleans', [value]);
  const [first, second, third] = args;
  if (first !== undefined && second !== undefined && third === undefined) {
    return (scope) => {
      const left = first(scope);
      if (left === stop) return stop;
      if (left !== !stop) return refuse(left);
      const right = second(scope);
      return typeof right === 'boolean' ? right : refuse(right);
    };
  }
  return (scope) => {
    for (const arg of args) {
      const value = arg(scope);
      if (value === stop) return stop;
      if (value !== !stop) return refuse(value);
    }
    return !stop;
  };
}

const nothing: Thunk = () => null;

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
    lazy: ([condition = nothing, yes = nothing, no = nothing], name) => {
      return (scope) => {
        const value = condition(scope);
        if (value === true) return yes(scope);
        if (value === false) return no(scope);
        return wrongKind(name, 'its first parameter to be of type boolean', value, 'if');
      };
    },
  },
  {
    name: 'and',
    family: 'logic',
    min: 1,
    max: Infinity,
    summary: 'Whether all Booleans are true; stops at the first that is not',
    countMessage: countMessage('expects at least one boolean parameter', 'parameters', 'and'),
    lazy: (args, name) => booleans(args, name, false),
  },
  {
    name: 'or',
    family: 'logic',
    min: 1,
    max: Infinity,
    summary: 'Whether one of the Booleans is true; stops at the first that is',
    countMessage: countMessage('expects at least one boolean parameter', 'parameters', 'or'),
    lazy: (args, name) => booleans(args, name, true),
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
    lazy: (args) => {
      const [first = nothing, second = nothing, ...more] = args;
      return (scope) => {
        const value = first(scope) ?? second(scope);
        if (value !== null) return value;
        for (const arg of more) {
          const next = arg(scope);
          if (next !== null) return next;
        }
        return null;
      };
    },
  },
];
