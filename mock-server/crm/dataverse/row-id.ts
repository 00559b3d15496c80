import { fold } from '../odata/collation.ts';
import { scanFilter } from '../odata/scan-filter.ts';
import type { Json, Row } from '../table-store.ts';
import { DataverseFault } from './dataverse-fault.ts';
import type { Entity } from './entity.ts';

/** What stands in the parentheses of an address: the row's id, or the columns of an alternate key. */
export type RowId =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'key'; readonly values: ReadonlyMap<string, Json> };

/** Reads `recordId`: a GUID, or `column='text',other=1` of an alternate key. Throws `DataverseFault`. */
export function readRowId(entity: Entity, text: string): RowId {
  const id = text.trim();
  if (/^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(id)) {
    return { kind: 'id', id: id.replaceAll(/[{}]/g, '').toLowerCase() };
  }
  const values = readKey(id);
  const key = values && entity.keys?.find((entry) => sameNames(entry.columns, [...values.keys()]));
  if (values === undefined || key === undefined) throw new DataverseFault('unknownKey', entity.logicalName);
  return { kind: 'key', values };
}

/** Whether a row has these values, as the database compares text. */
export function hasValues(row: Row, values: ReadonlyMap<string, Json>): boolean {
  return [...values].every(([column, value]) => {
    const stored = row.get(column) ?? null;
    return typeof stored === 'string' && typeof value === 'string'
      ? fold(stored) === fold(value)
      : stored === value;
  });
}

function readKey(text: string): ReadonlyMap<string, Json> | undefined {
  const values = new Map<string, Json>();
  // `a='x',b=1`: the scanner of filters knows the literals; `=` is not one of its characters.
  for (const part of splitKey(text)) {
    const cut = part.indexOf('=');
    if (cut < 1) return undefined;
    try {
      const [token] = scanFilter(part.slice(cut + 1));
      if (token?.kind !== 'literal' || token.literal.type === 'null') return undefined;
      const { literal } = token;
      values.set(part.slice(0, cut).trim(), 'text' in literal ? literal.text : literal.value);
    } catch {
      return undefined;
    }
  }
  return values;
}

function splitKey(text: string): readonly string[] {
  return text.match(/(?:'(?:[^']|'')*'|[^,'])+/g) ?? [];
}

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name) => right.includes(name));
}
