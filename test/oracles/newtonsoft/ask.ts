import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const sources = import.meta.dirname;
const files = ['newtonsoft.csproj', 'Program.cs'];

const program = build();

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
  if ('missing' in program) throw new Error(program.missing);
  const child = spawn('dotnet', [program.path], { stdio: ['pipe', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  child.stdin.end(
    questions
      .map(({ operation, text }) => `${operation} ${Buffer.from(text, 'utf16le').toString('base64')}\n`)
      .join(''),
  );
  await done;
  const answers = Buffer.concat(chunks).toString('utf8').trimEnd().split('\n');
  if (answers.length !== questions.length)
    throw new Error(`The oracle gave ${answers.length} answers to ${questions.length} questions.`);
  return answers.map((answer) => Buffer.from(answer, 'base64').toString('utf16le'));
}

type Program = { readonly path: string } | { readonly missing: string };

/** Builds the program once per version of its sources, outside the repository; test files that start together wait. */
function build(): Program {
  if (spawnSync('dotnet', ['--version']).status !== 0) return { missing: 'dotnet is not installed' };
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(sources, file)));
  const folder = join(tmpdir(), `newtonsoft-oracle-${hash.digest('hex').slice(0, 12)}`);
  const outcome = join(folder, 'outcome');
  for (let tries = 0; !existsSync(outcome); tries += 1) {
    if (tries > 600) throw new Error(`Nobody finished the program in ${folder}; remove the folder.`);
    if (claim(folder)) compile(folder, outcome);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  const reason = readFileSync(outcome, 'utf8');
  return reason === '' ? { path: join(folder, 'out', 'newtonsoft.dll') } : { missing: reason };
}

/** Whether this process is the one to build: the first that makes the folder. */
function claim(folder: string): boolean {
  return mkdirSync(folder, { recursive: true }) !== undefined;
}

function compile(folder: string, outcome: string): void {
  for (const file of files) cpSync(join(sources, file), join(folder, file));
  const { status, stdout } = spawnSync(
    'dotnet',
    ['build', '-c', 'Release', '-o', 'out', '--nologo', '-v', 'q'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  const unreachable = status !== 0 && /error NU1\d+/u.test(stdout);
  if (status !== 0) rmSync(folder, { recursive: true });
  if (status !== 0 && !unreachable) throw new Error(`The oracle does not build:\n${stdout}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(outcome, unreachable ? 'NuGet does not give Newtonsoft.Json here' : '');
}
