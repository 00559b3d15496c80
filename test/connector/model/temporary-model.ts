import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { readModel, type ReadModel } from '../../../connector/model/read-model.ts';

const shipped = new URL('../../../connector/', import.meta.url);

/** Text to put into the shipped files: `[found, replacement]` pairs, or the whole file. */
export interface Edits {
  readonly settings?: readonly (readonly [string, string])[] | string | Uint8Array;
  readonly lead?: readonly (readonly [string, string])[] | string | Uint8Array;
}

/** Runs with a folder that holds copies of the two shipped files, edited; the folder goes afterwards. */
export async function withModelFolder<T>(edits: Edits, run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-model-'));
  try {
    for (const [name, edit] of [
      ['solution.yaml', edits.settings],
      ['lead.schema.yaml', edits.lead],
    ] as const) {
      const target = join(folder, name);
      if (typeof edit === 'string' || edit instanceof Uint8Array) await writeFile(target, edit);
      else await writeFile(target, applied(await readFile(new URL(name, shipped), 'utf8'), edit ?? []));
    }
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function applied(text: string, edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((before, [found, replacement]) => {
    if (!before.includes(found)) throw new Error(`The shipped file does not hold "${found}" any more`);
    return before.replace(found, () => replacement);
  }, text);
}

/** Reads the edited model; problems come back as `file:line:column severity CODE: message` lines. */
export async function readEdited(edits: Edits): Promise<ReadModel & { readonly lines: readonly string[] }> {
  return withModelFolder(edits, async (folder) => {
    const read = await readModel(folder);
    const lines = read.problems.map(
      ({ at, severity, code, message }) =>
        `${at ? `${basename(at.file)}${at.line === undefined ? '' : `:${at.line}:${at.column}`} ` : ''}${severity} ${code}: ${message.replaceAll(folder, '.')}`,
    );
    return { ...read, lines };
  });
}
