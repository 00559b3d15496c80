import type { FunctionEntry } from '../../expression/function-entry.ts';
import { componentFunctions } from './uri-component.ts';
import { uriPartFunctions } from './uri-parts.ts';

/** The functions of URIs. */
export const uriFunctions: readonly FunctionEntry[] = [...componentFunctions, ...uriPartFunctions];
