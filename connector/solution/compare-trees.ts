import type { SolutionTree } from './solution-content.ts';
import { byCodeUnits, bytesText } from './text-bytes.ts';
import { readXml } from './xml/read-xml.ts';
import type { XmlElement } from './xml/xml-node.ts';

export interface TreeDifference {
  readonly entry: string;
  readonly kind: 'missing' | 'surplus' | 'differs';
  /** First line that differs, 1-based, with both texts; absent for binary files. */
  readonly line?: number;
  readonly expected?: string;
  readonly found?: string;
}

export interface CompareOptions {
  /**
   * `bytes`: every byte counts. `meaning`: XML is compared without byte order mark, declaration, white space and
   * order of siblings (the solution packager reorders them), JSON by value.
   */
  readonly by: 'bytes' | 'meaning';
}

/** What differs between an expected tree of files and a found one, sorted by entry. */
export function compareTrees(
  expected: SolutionTree,
  found: SolutionTree,
  options: CompareOptions = { by: 'bytes' },
): readonly TreeDifference[] {
  const entries = [...new Set([...expected.keys(), ...found.keys()])].sort(byCodeUnits);
  return entries.flatMap((entry): readonly TreeDifference[] => {
    const left = expected.get(entry);
    const right = found.get(entry);
    if (left === undefined) return [{ entry, kind: 'surplus' }];
    if (right === undefined) return [{ entry, kind: 'missing' }];
    if (sameBytes(left, right)) return [];
    const texts = [left, right].map((bytes) => normalText(entry, bytes, options));
    const [expectedText, foundText] = texts;
    if (expectedText === undefined || foundText === undefined) return [{ entry, kind: 'differs' }];
    return expectedText === foundText
      ? []
      : [{ entry, kind: 'differs', ...firstDifference(expectedText, foundText) }];
  });
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

function normalText(entry: string, bytes: Uint8Array, { by }: CompareOptions): string | undefined {
  const text =
    by === 'bytes' ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : bytesText(bytes);
  if (by === 'bytes' || text === undefined) return isText(entry) ? text : undefined;
  if (/\.xml$/i.test(entry)) return normalXml(readXml(text, { file: entry }), '').join('\n');
  if (!/\.json$/i.test(entry)) return isText(entry) ? text : undefined;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function isText(entry: string): boolean {
  return /\.(xml|json|csx)$/i.test(entry);
}

/** An element as lines that do not depend on the order of siblings or attributes. */
function normalXml(node: XmlElement, indent: string): readonly string[] {
  const attributes = node.attributes
    .filter(([name]) => !name.startsWith('xmlns'))
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    .sort(byCodeUnits);
  const children = node.children
    .map((each) =>
      typeof each === 'string' ? [`${indent}  ${JSON.stringify(each)}`] : normalXml(each, `${indent}  `),
    )
    .sort((left, right) => byCodeUnits(left.join('\n'), right.join('\n')));
  return [`${indent}${node.name}${attributes.join('')}`, ...children.flat()];
}

function firstDifference(
  expected: string,
  found: string,
): Pick<TreeDifference, 'line' | 'expected' | 'found'> {
  const left = expected.split('\n');
  const right = found.split('\n');
  const index = left.findIndex((line, at) => line !== right[at]);
  const at = index < 0 ? left.length : index;
  return { line: at + 1, expected: left[at] ?? '(end)', found: right[at] ?? '(end)' };
}
