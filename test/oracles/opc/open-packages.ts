import { execFileSync } from 'node:child_process';

import { buildProgram } from '../dotnet-program.ts';

export interface OpenedPackage {
  readonly error?: string;
  readonly parts?: readonly { readonly uri: string; readonly type: string; readonly sha256: string }[];
}

const program = buildProgram(import.meta.dirname, 'opc');

/** The words for a skipped test where the program cannot be had; `undefined` where it is there. */
export const missing: string | undefined =
  'missing' in program ? ` (skipped: ${program.missing})` : undefined;

/** Opens packages with System.IO.Packaging, in one process. */
export function openPackages(paths: readonly string[]): Readonly<Record<string, OpenedPackage>> {
  if ('missing' in program) throw new Error(program.missing);
  const output = execFileSync('dotnet', [program.path, ...paths], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(output) as Record<string, OpenedPackage>;
}
