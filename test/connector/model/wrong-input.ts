import type { Edits } from './temporary-model.ts';

/** What is wanted of a wrong input: begins with the place and the code, and holds the words after them. */
export type WrongInput = readonly [title: string, given: Edits, place: string, code: string, words: string];

/** The shipped settings with a change. */
export const setting = (found: string, replacement: string): Edits => ({ settings: [[found, replacement]] });

/** The shipped lead schema with a change. */
export const lead = (found: string, replacement: string): Edits => ({ lead: [[found, replacement]] });
