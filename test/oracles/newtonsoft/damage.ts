import * as fc from 'fast-check';

interface Cut {
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

function cutOf(pieces: readonly string[]): fc.Arbitrary<Cut> {
  return fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.constantFrom(0, 0, 0, 1, 1, 2, 5),
    piece: fc.oneof(fc.constantFrom(...pieces), fc.constant('')),
  });
}

function apply(text: string, { at, length, piece }: Cut): string {
  const place = Math.floor(at * (text.length + 1));
  return text.slice(0, place) + piece + text.slice(place + length);
}

/** Texts with some characters gone and pieces put in, at so many places. */
export function damaged(
  texts: fc.Arbitrary<string>,
  pieces: readonly string[],
  places: { readonly minLength?: number; readonly maxLength: number },
): fc.Arbitrary<string> {
  return fc.tuple(texts, fc.array(cutOf(pieces), places)).map(([text, cuts]) => cuts.reduce(apply, text));
}

/** Texts that end too early. */
export function cutShort(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([text, at]) => text.slice(0, Math.floor(at * text.length)));
}

/** Pieces one behind the other. */
export function heap(pieces: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength }).map((parts) => parts.join(''));
}
