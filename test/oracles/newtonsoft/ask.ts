import { askProgram, buildProgram, encode } from '../dotnet-program.ts';

const program = buildProgram(import.meta.dirname, 'newtonsoft');

/** Why the oracle cannot be asked here; `undefined` where it can. */
export const missing: string | undefined = 'missing' in program ? program.missing : undefined;

/** `ORACLE_SEED` repeats a run. */
export const seed = Number(process.env['ORACLE_SEED'] ?? Date.now() % 1_000_000);
/** For the titles of tests: how to repeat a run, or why it was skipped. */
export const title = missing === undefined ? `seed ${seed}` : `skipped: ${missing}`;
/** Questions per test; `ORACLE_ROUNDS` asks more. */
export const rounds = Number(process.env['ORACLE_ROUNDS'] ?? 2000);

/** One question: an operation of `Program.cs` and its text. */
export interface Question {
  readonly operation: string;
  readonly text: string;
}

/** Asks .NET all questions in one process; each answer is `=` and a result or `!` and a message. */
export async function askNewtonsoft(questions: readonly Question[]): Promise<readonly string[]> {
  return askProgram(
    program,
    questions.map(({ operation, text }) => `${operation} ${encode(text)}`),
  );
}
