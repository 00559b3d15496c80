import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const sources = import.meta.dirname;
const files = ['dotnet.csproj', 'Program.cs'];

/** Why .NET cannot be asked here; `undefined` where it can. */
export const missing: string | undefined =
  spawnSync('dotnet', ['--version']).status === 0 ? undefined : 'dotnet is not installed';

/** For the titles of tests: how to repeat a run, or why it was skipped. */
export const seed = Number(process.env['ORACLE_SEED'] ?? Date.now() % 1_000_000);
export const title = missing === undefined ? `seed ${seed}` : `skipped: ${missing}`;
/** Questions per test; `ORACLE_ROUNDS` asks more. */
export const rounds = Number(process.env['ORACLE_ROUNDS'] ?? 1000);

/** An operation of `Program.cs` and its fields. */
export type Question = readonly [operation: string, ...fields: readonly string[]];

/** Asks .NET all questions in one process, on a machine whose zone is UTC; `!` is a refusal. */
export async function askDotnet(questions: readonly Question[]): Promise<readonly string[]> {
  const child = spawn('dotnet', [build()], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TZ: 'UTC' },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  child.stdin.end(questions.map((fields) => `${fields.map(encode).join(' ')}\n`).join(''));
  await done;
  const answers = Buffer.concat(chunks).toString('utf8').split('\n').slice(0, -1);
  if (answers.length !== questions.length)
    throw new Error(`.NET gave ${answers.length} answers to ${questions.length} questions.`);
  return answers.map((answer) => Buffer.from(answer, 'base64').toString('utf16le'));
}

function encode(text: string): string {
  return Buffer.from(text, 'utf16le').toString('base64');
}

/** Builds the program once per version of its sources, outside the repository; tests that start together wait. */
function build(): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(sources, file)));
  const folder = join(tmpdir(), `dotnet-oracle-${hash.digest('hex').slice(0, 12)}`);
  const program = join(folder, 'out', 'dotnet.dll');
  const ready = join(folder, 'ready');
  for (let tries = 0; !existsSync(ready); tries += 1) {
    if (tries > 600) throw new Error(`Nobody finished the program in ${folder}; remove the folder.`);
    if (claim(folder)) compile(folder, ready);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  return program;
}

function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    // Another test is at it.
    return false;
  }
}

function compile(folder: string, ready: string): void {
  try {
    for (const file of files) cpSync(join(sources, file), join(folder, file));
    execFileSync('dotnet', ['build', '-c', 'Release', '-o', 'out', '--nologo', '-v', 'q'], {
      cwd: folder,
      env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1' },
    });
    writeFileSync(ready, '');
  } catch (fault) {
    rmSync(folder, { recursive: true });
    throw fault;
  }
}
