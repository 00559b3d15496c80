import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const sources = import.meta.dirname;
const files = ['newtonsoft.csproj', 'Program.cs'];

/** Why the oracle cannot be asked here; `undefined` where it can. */
export const missing: string | undefined =
  spawnSync('dotnet', ['--version']).status === 0 ? undefined : 'dotnet is not installed';

/** One question: an operation of `Program.cs` and its text. */
export interface Question {
  readonly operation: string;
  readonly text: string;
}

/** Asks .NET all questions in one process; each answer is `=` and a result or `!` and a message. */
export async function askNewtonsoft(questions: readonly Question[]): Promise<readonly string[]> {
  const child = spawn('dotnet', [build()], { stdio: ['pipe', 'pipe', 'inherit'] });
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

/** Builds the program once per version of its sources, outside the repository. */
function build(): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(sources, file)));
  const folder = join(tmpdir(), `newtonsoft-oracle-${hash.digest('hex').slice(0, 12)}`);
  const program = join(folder, 'out', 'newtonsoft.dll');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    for (const file of files) cpSync(join(sources, file), join(folder, file));
    execFileSync('dotnet', ['build', '-c', 'Release', '-o', 'out', '--nologo', '-v', 'q'], { cwd: folder });
  }
  return program;
}
