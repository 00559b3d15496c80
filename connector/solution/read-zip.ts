import { crc32, inflateRawSync } from 'node:zlib';

import { KitError, type Problem } from '../problems/problem.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import type { SolutionTree } from './solution-content.ts';
import { entryName, readZipDirectory, type ZipEntry } from './zip-directory.ts';
import { refusedName, TakenNames } from './zip-entry-name.ts';

/** Limits above anything that a solution needs: the platform itself takes 95 MB. */
const largestTotal = 200 * 1024 * 1024;
const highestRatio = 100;
/** Below this size a high ratio is harmless: short files of blanks compress well. */
const ratioMatters = 64 * 1024;
const localSignature = 0x04034b50;
const localSize = 30;

/**
 * The files of a zip that may come from anybody. Nothing is inflated before every entry's name, kind, size and place
 * is checked; contents must match their size and checksum. Directory entries are left out. `file` names the zip in
 * problems. Throws a `KitError` with all problems of the entries, each with its own code.
 */
export function readZip(bytes: Uint8Array, file = 'the zip'): SolutionTree {
  const directory = readZipDirectory(bytes, file);
  refuseAll(checkEntries(directory.entries, file));

  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const inOrder = [...directory.entries].sort((left, right) => left.headerOffset - right.headerOffset);
  const ends = inOrder.map((entry, index) => inOrder[index + 1]?.headerOffset ?? directory.offset);
  if ((inOrder[0]?.headerOffset ?? directory.offset) !== 0)
    refuseAll([problem('ZIP_TRAILING_DATA', 'Bytes stand before the first entry of the zip.', file)]);
  const contents = new Map(
    inOrder.map((entry, index) => [entry, content(view, bytes, entry, ends[index] ?? 0, file)]),
  );
  return new Map(
    directory.entries
      .filter((entry) => !entry.name.endsWith('/'))
      .map((entry) => [entry.name, contents.get(entry) ?? new Uint8Array()]),
  );
}

function checkEntries(entries: readonly ZipEntry[], file: string): readonly Problem[] {
  const taken = new TakenNames();
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  const tooMuch =
    total > largestTotal
      ? [
          problem(
            'ZIP_TOO_LARGE',
            `The files of the zip have ${total} bytes; at most ${largestTotal} are read.`,
            file,
          ),
        ]
      : [];
  return [...tooMuch, ...entries.flatMap((entry) => checkEntry(entry, taken, file))];
}

function checkEntry(entry: ZipEntry, taken: TakenNames, file: string): readonly Problem[] {
  const found: Problem[] = [];
  const add = (code: ProblemCode, message: string) => found.push(problem(code, message, file, entry.name));
  const name = refusedName(entry.name);
  if (name !== undefined) add(name.code, `The entry "${entry.name}" ${name.why}.`);
  else if (!taken.take(entry.name))
    add('ZIP_DUPLICATE_NAME', `The name "${entry.name}" is taken by another entry.`);
  if (entry.encrypted) add('ZIP_ENCRYPTED', `The entry "${entry.name}" is encrypted.`);
  else if (entry.method !== 0 && entry.method !== 8)
    add('ZIP_COMPRESSION', `The entry "${entry.name}" is compressed by method ${entry.method}, not 0 or 8.`);
  if (entry.symlink) add('ZIP_SYMLINK', `The entry "${entry.name}" is a symbolic link.`);
  if (entry.size > ratioMatters && entry.size > entry.compressedSize * highestRatio)
    add(
      'ZIP_TOO_LARGE',
      `The entry "${entry.name}" grows from ${entry.compressedSize} to ${entry.size} bytes.`,
    );
  return found;
}

/** The contents of one entry, which owns the bytes from its header to `end`. */
function content(view: DataView, bytes: Uint8Array, entry: ZipEntry, end: number, file: string): Uint8Array {
  const damaged = (why: string): never =>
    refuseAll([problem('ZIP_DAMAGED', `The entry "${entry.name}" ${why}.`, file, entry.name)]);
  const at = entry.headerOffset;
  if (at + localSize > end || view.getUint32(at, true) !== localSignature)
    return damaged('has no header where it should');
  const nameEnd = at + localSize + view.getUint16(at + 26, true);
  const start = nameEnd + view.getUint16(at + 28, true);
  if (start + entry.compressedSize > end) return damaged('overlaps another one');
  if (entryName(bytes.subarray(at + localSize, nameEnd), file) !== entry.name)
    return damaged('has another name in its own header');
  if (view.getUint16(at + 8, true) !== entry.method)
    return damaged('has another compression in its own header');
  refuseGap(view, entry, start + entry.compressedSize, end, file);

  const raw = bytes.subarray(start, start + entry.compressedSize);
  const inflated = entry.method === 0 ? raw : inflate(raw, entry.size, damaged);
  if (inflated.length !== entry.size) return damaged(`has ${inflated.length} bytes, not ${entry.size}`);
  if (crc32(inflated) !== entry.crc) return damaged('does not match its checksum');
  return inflated;
}

/** Between two entries only a data descriptor may stand (12 or 16 bytes, where the header announces it). */
function refuseGap(view: DataView, entry: ZipEntry, from: number, to: number, file: string): void {
  const gap = to - from;
  const announced = (view.getUint16(entry.headerOffset + 6, true) & 8) !== 0;
  if (gap === 0 || (announced && (gap === 12 || gap === 16))) return;
  refuseAll([
    problem('ZIP_TRAILING_DATA', `${gap} bytes stand behind the entry "${entry.name}".`, file, entry.name),
  ]);
}

function inflate(raw: Uint8Array, size: number, damaged: (why: string) => never): Uint8Array {
  const { buffer, engine } = inflateAll(raw, size, damaged);
  if (engine.bytesWritten !== raw.length) return damaged('hides bytes behind its compressed data');
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}

function inflateAll(raw: Uint8Array, size: number, damaged: (why: string) => never): Inflated {
  try {
    // With `info` zlib answers the engine too, which its types do not say.
    return inflateRawSync(raw, { maxOutputLength: Math.max(size, 1), info: true }) as unknown as Inflated;
  } catch {
    return damaged('cannot be inflated to the size that the directory gives');
  }
}

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

function problem(code: ProblemCode, message: string, file: string, path?: string): Problem {
  return { code, severity: 'error', message, at: { file, ...(path === undefined ? {} : { path }) } };
}

function refuseAll(problems: readonly Problem[]): never;
function refuseAll(problems: readonly Problem[]): void;
function refuseAll(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new KitError(problems);
}
