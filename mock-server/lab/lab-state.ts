import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a running lab leaves for the other commands: holds signatures, so only its user may read it. */
export interface LabState {
  /** `http://127.0.0.1:4280`. */
  readonly base: string;
  readonly pid: number;
  /** Signed address of each flow with a Request trigger, the first the default. */
  readonly triggers: readonly { readonly flow: string; readonly address: string }[];
}

const fileIn = (folder: string) => join(folder, 'dist', '.lab.json');

/** Writes the state into `dist`, which is not checked in. */
export async function writeLabState(folder: string, state: LabState): Promise<void> {
  const file = fileIn(folder);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 });
  // The mode of a file that was there already is not changed by writing.
  await chmod(file, 0o600);
}

/** The lab that runs in this folder; `undefined` where none does. */
export async function readLabState(folder: string): Promise<LabState | undefined> {
  try {
    const state = JSON.parse(await readFile(fileIn(folder), 'utf8')) as LabState;
    const alive = await fetch(`${state.base}/api/health`, { signal: AbortSignal.timeout(3000) });
    return alive.ok ? state : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the state away, if it is still this process's. */
export async function removeLabState(folder: string, pid: number): Promise<void> {
  const file = fileIn(folder);
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text.includes(`"pid": ${pid},`)) await rm(file, { force: true });
}
