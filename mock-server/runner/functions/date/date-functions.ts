import type { FunctionEntry } from '../../expression/function-entry.ts';
import { addFunctions } from './add.ts';
import { convertFunctions } from './convert.ts';
import { timeFormatFunctions } from './format.ts';
import { partFunctions } from './parts.ts';

/** The functions of dates and times. */
export const dateFunctions: readonly FunctionEntry[] = [
  ...timeFormatFunctions,
  ...addFunctions,
  ...partFunctions,
  ...convertFunctions,
];
