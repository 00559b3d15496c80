import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readCases, type ConformanceCase } from './conformance-case.ts';

/** A file of cases that could not be used, and why. */
export interface UnusableFile {
  readonly file: string;
  readonly reason: 'missing' | 'unreadable' | 'no-cases';
  readonly message: string;
}

/**
 * Reads the cases of some files, in their order.
 * @returns the cases of the usable ones, and what is wrong with the others.
 */
export function loadCases(files: readonly string[]): {
  readonly cases: readonly ConformanceCase[];
  readonly unusable: readonly UnusableFile[];
} {
  const cases: ConformanceCase[] = [];
  const unusable: UnusableFile[] = [];
  for (const file of files) {
    const found = loadFile(file);
    if ('cases' in found) cases.push(...found.cases);
    else unusable.push({ file, ...found });
  }
  return { cases, unusable };
}

type Loaded = { readonly cases: readonly ConformanceCase[] } | Omit<UnusableFile, 'file'>;

function loadFile(file: string): Loaded {
  if (!existsSync(file)) return { reason: 'missing', message: `There is no file "${file}"` };
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { reason: 'unreadable', message: `"${file}" cannot be read: ${reason}` };
  }
  const found = readCases(text);
  if ('cases' in found) return found;
  return { reason: 'no-cases', message: `"${file}" is no file of cases: ${found.problem}` };
}

/** The files of a folder that hold cases, by their names (`…-examples.json`), in alphabetical order. */
export function caseFilesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('-examples.json'))
    .sort()
    .map((name) => join(folder, name));
}
