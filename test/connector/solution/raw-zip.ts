import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip built byte by byte, with every field open to lies. */
export interface RawEntry {
  readonly name: string;
  readonly data?: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly localName?: string;
  /** High half: Unix mode. */
  readonly externalAttributes?: number;
  readonly madeBy?: number;
  /** Bytes between this entry and the next. */
  readonly gap?: Uint8Array;
  /** Claims the place of the entry with this index. */
  readonly offsetOf?: number;
  /** Compressed bytes as they are, instead of deflating `data`. */
  readonly raw?: Uint8Array;
}

export interface RawZipOptions {
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly beforeEnd?: Uint8Array;
  readonly count?: number;
}

/** A zip made of these entries, good unless a field says otherwise. */
export function rawZip(entries: readonly RawEntry[], options: RawZipOptions = {}): Uint8Array {
  const parts: Uint8Array[] = [options.before ?? new Uint8Array()];
  const offsets: number[] = [];
  const records = entries.map((entry) => {
    const data = entry.data ?? new TextEncoder().encode('x');
    const method = entry.method ?? 8;
    const packed = entry.raw ?? (method === 8 ? new Uint8Array(deflateRawSync(data)) : data);
    offsets.push(length(parts));
    const fields = { ...entry, method, crc: entry.crc ?? crc32(data), size: entry.size ?? data.length };
    parts.push(localHeader(fields, packed.length), packed, entry.gap ?? new Uint8Array());
    return { fields, packed };
  });
  const directoryOffset = length(parts);
  for (const [index, { fields, packed }] of records.entries())
    parts.push(centralHeader(fields, packed.length, offsets[fields.offsetOf ?? index] ?? 0));
  const size = length(parts) - directoryOffset;
  const count = options.count ?? entries.length;
  parts.push(
    options.beforeEnd ?? new Uint8Array(),
    record(0x06054b50, [
      [0, 2],
      [0, 2],
      [count, 2],
      [count, 2],
      [size, 4],
      [directoryOffset, 4],
      [0, 2],
    ]),
    options.after ?? new Uint8Array(),
  );
  return Uint8Array.from(Buffer.concat(parts));
}

type Fields = RawEntry & { readonly method: number; readonly crc: number; readonly size: number };

function localHeader(entry: Fields, packed: number): Uint8Array {
  const name = Buffer.from(entry.localName ?? entry.name, 'utf8');
  const head = record(0x04034b50, [
    [20, 2],
    [entry.flags ?? 0, 2],
    [entry.method, 2],
    [0, 2],
    [33, 2],
    [entry.crc, 4],
    [packed, 4],
    [entry.size, 4],
    [name.length, 2],
    [0, 2],
  ]);
  return Buffer.concat([head, name]);
}

function centralHeader(entry: Fields, packed: number, offset: number): Uint8Array {
  const name = Buffer.from(entry.name, 'utf8');
  const head = record(0x02014b50, [
    [20 | ((entry.madeBy ?? 3) << 8), 2],
    [20, 2],
    [entry.flags ?? 0, 2],
    [entry.method, 2],
    [0, 2],
    [33, 2],
    [entry.crc, 4],
    [packed, 4],
    [entry.size, 4],
    [name.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [entry.externalAttributes ?? 0, 4],
    [offset, 4],
  ]);
  return Buffer.concat([head, name]);
}

function record(signature: number, fields: readonly (readonly [value: number, bytes: number])[]): Uint8Array {
  const all = [[signature, 4] as const, ...fields];
  const bytes = Buffer.alloc(all.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [value, size] of all) {
    if (size === 2) bytes.writeUInt16LE(value & 0xffff, at);
    else bytes.writeUInt32LE(value >>> 0, at);
    at += size;
  }
  return bytes;
}

function length(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
