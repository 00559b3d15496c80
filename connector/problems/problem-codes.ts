import { commandCodes } from './codes/command-codes.ts';
import { leadCodes } from './codes/lead-codes.ts';
import { packageCodes } from './codes/package-codes.ts';
import { settingCodes } from './codes/setting-codes.ts';

/** All error codes of the kit; adding an error is adding an entry to the table of its area. */
export const problemCodes = { ...commandCodes, ...leadCodes, ...packageCodes, ...settingCodes };

export type ProblemCode = keyof typeof problemCodes;
