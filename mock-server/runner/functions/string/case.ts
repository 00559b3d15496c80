import type { FunctionEntry } from '../../expression/function-entry.ts';
import { changeEach } from './change-each.ts';
import { stringArgument } from '../arguments.ts';
import { countMessage } from '../sentences.ts';

const expectation = 'its parameter to be a string';

export const caseFunctions: readonly FunctionEntry[] = [
  {
    name: 'toLower',
    family: 'string',
    min: 1,
    max: 1,
    summary: 'Lower case, character by character, invariant culture',
    countMessage: countMessage(
      'expects one parameter: the string to convert to lower casing',
      'parameters',
      'toLower',
    ),
    call: (args, _scope, name) =>
      changeEach(stringArgument(args[0] ?? null, name, expectation, 'toLower'), 'lower'),
  },
  {
    name: 'toUpper',
    family: 'string',
    min: 1,
    max: 1,
    summary: 'Upper case, character by character, invariant culture',
    countMessage: countMessage(
      'expects one parameter: the string to convert to upper casing',
      'parameters',
      'toUpper',
    ),
    call: (args, _scope, name) =>
      changeEach(stringArgument(args[0] ?? null, name, expectation, 'toUpper'), 'upper'),
  },
];
