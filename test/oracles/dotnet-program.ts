import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why no .NET program runs here; `undefined` where one does. */
export const missingDotnet: string | undefined =
  spawnSync('dotnet', ['--version']).status === 0 ? undefined : 'dotnet is not installed';

type Program = { readonly path: string } | { readonly missing: string };

/**
 * Builds the program of a folder with `NAME.csproj` and `Program.cs`, once per version of these sources and outside
 * the repository; test files that start together wait for the first.
 */
export function buildProgram(sources: string, name: string): Program {
  if (missingDotnet !== undefined) return { missing: missingDotnet };
  const files = [`${name}.csproj`, 'Program.cs'];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(sources, file)));
  const folder = join(tmpdir(), `${name}-oracle-${hash.digest('hex').slice(0, 12)}`);
  const outcome = join(folder, 'outcome');
  for (let tries = 0; !existsSync(outcome); tries += 1) {
    if (tries > 600) throw new Error(`Nobody finished the program in ${folder}; remove the folder.`);
    if (claim(folder)) {
      for (const file of files) cpSync(join(sources, file), join(folder, file));
      compile(folder, outcome);
    } else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  const reason = readFileSync(outcome, 'utf8');
  return reason === '' ? { path: join(folder, 'out', `${name}.dll`) } : { missing: reason };
}

/** Whether this process is the one to build: the first that makes the folder. */
function claim(folder: string): boolean {
  return mkdirSync(folder, { recursive: true }) !== undefined;
}

function compile(folder: string, outcome: string): void {
  const { status, stdout } = spawnSync(
    'dotnet',
    ['build', '-c', 'Release', '-o', 'out', '--nologo', '-v', 'q'],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1' } },
  );
  const unreachable = status !== 0 && /error NU1\d+/u.test(stdout);
  if (status !== 0) rmSync(folder, { recursive: true });
  if (status !== 0 && !unreachable) throw new Error(`The oracle does not build:\n${stdout}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(outcome, unreachable ? 'NuGet does not give the packages of the oracle here' : '');
}

/**
 * Runs the program in one process, on a machine whose zone is UTC: a line in, a line out.
 * @returns the answers, which the program writes as Base64 of UTF-16.
 */
export async function askProgram(program: Program, lines: readonly string[]): Promise<readonly string[]> {
  if ('missing' in program) throw new Error(program.missing);
  const child = spawn('dotnet', [program.path], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TZ: 'UTC' },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  await done;
  const answers = Buffer.concat(chunks).toString('utf8').split('\n').slice(0, -1);
  if (answers.length !== lines.length)
    throw new Error(`The program gave ${answers.length} answers to ${lines.length} questions.`);
  return answers.map((answer) => Buffer.from(answer, 'base64').toString('utf16le'));
}

/** Text as the programs read it. */
export function encode(text: string): string {
  return Buffer.from(text, 'utf16le').toString('base64');
}
