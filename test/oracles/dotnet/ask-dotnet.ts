import { askProgram, buildProgram, encode, missingDotnet } from '../dotnet-program.ts';

/** Why .NET cannot be asked here; `undefined` where it can. */
export const missing = missingDotnet;

/** For the titles of tests: how to repeat a run, or why it was skipped. */
export const seed = Number(process.env['ORACLE_SEED'] ?? Date.now() % 1_000_000);
export const title = missing === undefined ? `seed ${seed}` : `skipped: ${missing}`;
/** Questions per test; `ORACLE_ROUNDS` asks more. */
export const rounds = Number(process.env['ORACLE_ROUNDS'] ?? 1000);

/** An operation of `Program.cs` and its fields. */
export type Question = readonly [operation: string, ...fields: readonly string[]];

/** Asks .NET all questions in one process, on a machine whose zone is UTC; `!` is a refusal. */
export async function askDotnet(questions: readonly Question[]): Promise<readonly string[]> {
  return askProgram(
    buildProgram(import.meta.dirname, 'dotnet'),
    questions.map((fields) => fields.map(encode).join(' ')),
  );
}
