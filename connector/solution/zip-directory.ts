import { KitError } from '../problems/problem.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';

/** One entry as the zip's central directory tells it. */
export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly symlink: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where the entry's own header begins. */
  readonly headerOffset: number;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Where the central directory begins: the end of all entries. */
  readonly offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endSize = 22;
const entrySize = 46;
const unixSymlink = 0o120000;
const unixTypeMask = 0o170000;
const mostEntries = 10_000;

/**
 * Reads the central directory of a zip (APPNOTE 6.3, without zip64 and spanning, which solutions never need).
 * Throws a `KitError`: `ZIP_TRUNCATED`, `ZIP_TRAILING_DATA`, `ZIP_TOO_LARGE` or `ZIP_DAMAGED`.
 */
export function readZipDirectory(bytes: Uint8Array, file: string): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view, file);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const offset = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    refuse('ZIP_DAMAGED', 'The zip is one part of several.', file);
  if (count === 0xffff || offset === 0xffffffff || count > mostEntries)
    refuse('ZIP_TOO_LARGE', `The zip has ${count} or more entries; at most ${mostEntries} are read.`, file);
  if (offset + size > end) refuse('ZIP_DAMAGED', 'The directory of the zip lies outside it.', file);
  if (offset + size < end)
    refuse('ZIP_TRAILING_DATA', `${end - offset - size} bytes stand behind the directory of the zip.`, file);

  const entries: ZipEntry[] = [];
  let at = offset;
  for (let index = 0; index < count; index += 1) {
    if (at + entrySize > end || view.getUint32(at, true) !== entrySignature)
      refuse('ZIP_DAMAGED', `Entry ${index + 1} of ${count} is missing in the directory of the zip.`, file);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + entrySize + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) refuse('ZIP_DAMAGED', `Entry ${index + 1} of ${count} is cut off.`, file);
    entries.push(readEntry(view, bytes, at, nameLength, file));
    at = next;
  }
  if (at !== end) refuse('ZIP_DAMAGED', 'The directory of the zip is longer than its entries.', file);
  return { entries, offset };
}

/** The record at the end of a zip: its comment must reach exactly to the end of the file. */
function findEnd(view: DataView, file: string): number {
  let behind: number | undefined;
  for (let at = view.byteLength - endSize; at >= 0 && at >= view.byteLength - endSize - 0xffff; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const surplus = view.byteLength - at - endSize - view.getUint16(at + 20, true);
    if (surplus === 0) return at;
    if (surplus > 0) behind ??= surplus;
  }
  if (behind !== undefined)
    return refuse('ZIP_TRAILING_DATA', `${behind} bytes stand behind the end of the zip.`, file);
  return refuse('ZIP_TRUNCATED', 'The file has no end of a zip.', file);
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  nameLength: number,
  file: string,
): ZipEntry {
  const unix = view.getUint8(at + 5) === 3;
  const mode = view.getUint32(at + 38, true) >>> 16;
  return {
    name: entryName(bytes.subarray(at + entrySize, at + entrySize + nameLength), file),
    encrypted: (view.getUint16(at + 8, true) & 0x41) !== 0,
    symlink: unix && (mode & unixTypeMask) === unixSymlink,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    headerOffset: view.getUint32(at + 42, true),
  };
}

/** Names are UTF-8: part names of a package are ASCII, so the old code pages never matter. */
export function entryName(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('ZIP_PATH', 'The name of an entry is not UTF-8.', file);
  }
}

function refuse(code: ProblemCode, message: string, file: string): never {
  throw new KitError([{ code, severity: 'error', message, at: { file } }]);
}
