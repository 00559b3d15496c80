import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type ParsedNode,
  type Document,
} from 'yaml';

import type { Place } from '../problems/problem.ts';

/** A YAML (or JSON) file as plain data that still knows where each part stands in the text. */
export interface SourceDocument {
  readonly file: string;
  readonly data: unknown;
  /** Whether the file itself has something at the path (a default has no place). */
  hasPath(path: readonly string[]): boolean;
  /** Place of a value, by path from the root; the nearest part that exists where the path ends early. */
  placeOf(path: readonly string[]): Place;
  /** Place of the key that the path ends on. */
  placeOfKey(path: readonly string[]): Place;
  /** The text of a value as it stands in the file, one line, shortened. */
  textOf(path: readonly string[]): string;
}

/** Wraps a parsed document; `text` is what it was parsed from. */
export function sourceDocument(
  file: string,
  text: string,
  parsed: Document<ParsedNode>,
  lines: LineCounter,
  data: unknown,
): SourceDocument {
  const place = (offset: number | undefined): Place => {
    const { line, col } = lines.linePos(offset ?? 0);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return {
    file,
    data,
    hasPath: (path) => locate(parsed, path).complete,
    placeOf: (path) => place(locate(parsed, path).value?.range?.[0]),
    placeOfKey: (path) => {
      const { key, value } = locate(parsed, path);
      return place((key ?? value)?.range?.[0]);
    },
    textOf: (path) => {
      const range = locate(parsed, path).value?.range;
      return range ? oneLine(text.slice(range[0], range[1])) : '';
    },
  };
}

interface Located {
  readonly key?: Node | undefined;
  readonly value?: Node | undefined;
  /** False where the path goes on beyond what is there. */
  readonly complete: boolean;
}

function locate(parsed: Document<ParsedNode>, path: readonly string[]): Located {
  let here: Located = { value: parsed.contents ?? undefined, complete: true };
  for (const segment of path) {
    const next = step(parsed, here.value, segment);
    if (!next) return { ...here, complete: false };
    here = next;
  }
  return here;
}

function step(parsed: Document<ParsedNode>, from: Node | undefined, segment: string): Located | undefined {
  const node = isAlias(from) ? from.resolve(parsed) : from;
  if (isMap<Node, Node>(node)) {
    const pair = node.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === segment,
    );
    if (!pair) return undefined;
    return { key: pair.key, value: pair.value ?? pair.key, complete: true };
  }
  if (isSeq<Node>(node)) {
    const value = node.items[Number(segment)];
    return value && { value, complete: true };
  }
  return undefined;
}

function oneLine(text: string): string {
  const flat = text.trim().replaceAll(/\s+/g, ' ');
  return flat.length > 60 ? `${flat.slice(0, 57)}...` : flat;
}
