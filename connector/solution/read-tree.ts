import { KitError, type Place } from '../problems/problem.ts';
import { readComponents, type ReadComponents } from './read-components.ts';
import type { SolutionTree } from './solution-content.ts';
import { bytesText } from './text-bytes.ts';
import { readXml } from './xml/read-xml.ts';
import { child, textOf, type XmlElement } from './xml/xml-node.ts';

/** A solution as it was found, with its components read but not judged. */
export interface ReadSolution extends ReadComponents {
  /** Path of the zip or folder. */
  readonly source: string;
  readonly form: 'zip' | 'folder';
  /** `packed`: the layout of a zip. `unpacked`: the solution packager's folders (`Other/Solution.xml`). */
  readonly layout: 'packed' | 'unpacked';
  /** The files as found. */
  readonly tree: SolutionTree;
  readonly uniqueName: string;
  readonly displayName: string;
  readonly version: string;
  /** `both` stands only in unpacked sources. */
  readonly managed: 'managed' | 'unmanaged' | 'both' | undefined;
  readonly publisherPrefix: string;
  /** Root elements of the two manifests and the entries they were read from. */
  readonly manifest: XmlElement;
  readonly manifestEntry: string;
  readonly customizations: XmlElement;
  readonly customizationsEntry: string;
}

export interface TreeOrigin {
  readonly source: string;
  readonly form: 'zip' | 'folder';
}

const managedWords = new Map([
  ['0', 'unmanaged'],
  ['1', 'managed'],
  ['2', 'both'],
] as const);

/** Reads a solution from its files. Throws a `KitError` where a manifest is missing or any XML is malformed. */
export function readTree(
  tree: SolutionTree,
  origin: TreeOrigin = { source: 'the package', form: 'zip' },
): ReadSolution {
  const layout = tree.has('solution.xml') || !tree.has('Other/Solution.xml') ? 'packed' : 'unpacked';
  const manifestEntry = layout === 'packed' ? 'solution.xml' : 'Other/Solution.xml';
  const customizationsEntry = layout === 'packed' ? 'customizations.xml' : 'Other/Customizations.xml';
  const xml = (entry: string) => entryXml(tree, entry, placeIn(origin, entry));
  refuseDoctypes(tree, origin);
  const manifest = xml(manifestEntry);
  const customizations = xml(customizationsEntry);
  const about = child(manifest, 'SolutionManifest');
  return {
    ...origin,
    layout,
    tree,
    uniqueName: textOf(child(about, 'UniqueName')),
    displayName: firstDescription(child(about, 'LocalizedNames')),
    version: textOf(child(about, 'Version')),
    managed: managedWords.get(textOf(child(about, 'Managed')) as '0' | '1' | '2'),
    publisherPrefix: textOf(child(child(about, 'Publisher'), 'CustomizationPrefix')),
    manifest,
    manifestEntry,
    customizations,
    customizationsEntry,
    ...readComponents(tree, { layout, customizations, customizationsEntry, xml }),
  };
}

/** The place of an entry in messages: the file on disk where there is one, else the zip and the entry in it. */
export function placeIn(origin: TreeOrigin, entry: string): Place {
  return origin.form === 'zip' ? { file: origin.source, path: entry } : { file: `${origin.source}/${entry}` };
}

/** Every XML of the package, also those that this kit does not read, is looked through for a document type. */
function refuseDoctypes(tree: SolutionTree, origin: TreeOrigin): void {
  for (const [entry, bytes] of tree) {
    if (!/\.xml$/i.test(entry)) continue;
    const text = bytesText(bytes);
    if (text === undefined || !/<!DOCTYPE/i.test(text)) continue;
    try {
      readXml(text, { ...placeIn(origin, entry), path: entry });
    } catch (error) {
      if (error instanceof KitError && error.problems.some(({ code }) => code === 'XML_DOCTYPE')) throw error;
    }
  }
}

function entryXml(tree: SolutionTree, entry: string, place: Place): XmlElement {
  const bytes = tree.get(entry);
  if (bytes === undefined)
    throw new KitError([
      {
        code: 'SOLUTION_FILE_MISSING',
        severity: 'error',
        message: `The file "${entry}" is missing.`,
        at: place,
      },
    ]);
  const text = bytesText(bytes);
  if (text === undefined)
    throw new KitError([
      { code: 'XML_MALFORMED', severity: 'error', message: `"${entry}" is not UTF-8 text.`, at: place },
    ]);
  return readXml(text, { ...place, path: entry });
}

function firstDescription(names: XmlElement | undefined): string {
  const first = child(names, 'LocalizedName');
  return first?.attributes.find(([name]) => name === 'description')?.[1] ?? '';
}
