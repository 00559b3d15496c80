import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import { memberPath } from '../json-path.ts';

/** A schema that cannot be read: an unknown type or a reference without target. */
export class SchemaReadFault extends Error {
  override readonly name = 'SchemaReadFault';
}

/** Where a schema stands in its document. */
export interface Place {
  readonly value: Value;
  /** The nearest `id`, without fragment. */
  readonly base: string;
  /** JSON pointer from that `id`. */
  readonly pointer: string;
  readonly path: string;
}

/** A schema document and the places of its `id`s. */
export interface SchemaDocument {
  readonly root: Place;
  readonly byId: ReadonlyMap<string, Place>;
}

export function openDocument(schema: Value): SchemaDocument {
  const root = rebase({ value: schema, base: '', pointer: '', path: '' });
  const byId = new Map<string, Place>();
  collectIds(root, byId);
  return { root, byId };
}

function collectIds(place: Place, byId: Map<string, Place>): void {
  const { value } = place;
  if (isArray(value)) value.forEach((_, index) => collectIds(step(place, String(index)), byId));
  if (!(value instanceof ObjectValue)) return;
  if (place.pointer === '' && !byId.has(place.base)) byId.set(place.base, place);
  const anchor = idOf(value);
  if (anchor?.startsWith('#') === true) byId.set(place.base + anchor, place);
  for (const name of value.members.keys())
    if (name !== 'enum' && name !== 'const') collectIds(step(place, name), byId);
}

/**
 * The place that a `$ref` at `from` means.
 * @throws SchemaReadFault where there is none.
 */
export function resolveReference(document: SchemaDocument, reference: string, from: Place): Place {
  const [base = '', fragment = ''] = splitReference(resolveId(from.base, reference));
  const named = document.byId.get(fragment === '' ? base : `${base}#${fragment}`);
  if (named !== undefined) return named;
  let place: Place | undefined = base === '' ? document.root : document.byId.get(base);
  if (fragment !== '' && !fragment.startsWith('/')) place = undefined;
  for (const part of fragment.split('/').slice(1)) {
    const name = decodePointer(part);
    place = place === undefined || member(place.value, name) === undefined ? undefined : step(place, name);
  }
  if (place === undefined)
    throw new SchemaReadFault(`Could not resolve schema reference '${reference}'. Path '${from.path}'.`);
  return place;
}

/** `#/properties/a`, behind the nearest `id` where there is one. */
export function placeId(place: Place): string {
  return place.pointer === '' ? place.base || '#' : `${place.base}#${place.pointer}`;
}

/** A member of an object or an item of an array, by its name in a pointer. */
export function member(value: Value, name: string): Value | undefined {
  if (value instanceof ObjectValue) return value.members.get(name);
  return isArray(value) && /^\d+$/u.test(name) ? value[Number(name)] : undefined;
}

/** The place of a member or an item. */
export function step(place: Place, name: string): Place {
  return rebase({
    value: member(place.value, name) ?? null,
    base: place.base,
    pointer: `${place.pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    path: isArray(place.value) ? `${place.path}[${name}]` : memberPath(place.path, name),
  });
}

function idOf(schema: ObjectValue): string | undefined {
  const id = schema.members.get('$id') ?? schema.members.get('id');
  return typeof id === 'string' ? id : undefined;
}

/** The place seen from the schema's own `id`, where it has one that is not a mere fragment. */
function rebase(place: Place): Place {
  const id = place.value instanceof ObjectValue ? idOf(place.value) : undefined;
  if (id === undefined || id === '' || id.startsWith('#')) return place;
  const base = splitReference(resolveId(place.base, id))[0] ?? '';
  return { ...place, base, pointer: '' };
}

function resolveId(base: string, reference: string): string {
  if (reference.startsWith('#')) return base + reference;
  if (base !== '' && URL.canParse(base)) return new URL(reference, base).href;
  return reference;
}

function splitReference(reference: string): readonly string[] {
  const hash = reference.indexOf('#');
  return hash < 0 ? [reference, ''] : [reference.slice(0, hash), reference.slice(hash + 1)];
}

function decodePointer(part: string): string {
  let text = part;
  try {
    text = decodeURIComponent(part);
  } catch {
    // An escape that is none stays as written.
  }
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}
