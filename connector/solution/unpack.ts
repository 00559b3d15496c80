import type { SolutionTree } from './solution-content.ts';
import { contentTypesEntry } from './content-types.ts';
import { readTree, type TreeOrigin } from './read-tree.ts';
import { schemaInstance } from './solution-xml.ts';
import { byCodeUnits, textBytes } from './text-bytes.ts';
import { attribute, child, elements, textOf, type XmlElement } from './xml/xml-node.ts';
import { packagerStyle, writeXml } from './xml/write-xml.ts';

/** Sections whose rows become documents of their own. All others stay in `Other/Customizations.xml`. */
const spread = new Set(['Workflows', 'Connectors']);

/**
 * The solution packager's folders for a packed solution of flows, connectors and environment variables: manifests
 * under `Other`, one `.data.xml` beside each flow, one document per connector, all other files unchanged.
 * Sections of other components (tables, apps, …) stay whole in `Other/Customizations.xml`.
 * Throws a `KitError` as `readTree` does.
 */
export function unpack(packed: SolutionTree, origin?: TreeOrigin): SolutionTree {
  const solution = readTree(packed, origin);
  if (solution.layout === 'unpacked') return packed;
  const files = [...packed]
    .filter(([entry]) => !['solution.xml', 'customizations.xml', contentTypesEntry].includes(entry))
    .map(([entry, bytes]) => [entry.replace(/^Connector\//, 'Connectors/'), bytes] as const);
  const documents = [
    ...solution.workflows.map(
      ({ element, jsonFileName }) =>
        [`${jsonFileName.replace(/^\//, '')}.data.xml`, own(element, 'last')] as const,
    ),
    ...solution.connectors.map(
      ({ element, name }) => [`Connectors/${name}.xml`, own(element, 'first')] as const,
    ),
  ];
  return new Map(
    [
      ['Other/Solution.xml', document(sortedRoots(solution.manifest))] as const,
      ['Other/Customizations.xml', document(emptied(solution.customizations))] as const,
      ...documents.map(([entry, root]) => [entry, document(root)] as const),
      ...files,
    ].sort(([left], [right]) => byCodeUnits(left, right)),
  );
}

function document(root: XmlElement): Uint8Array {
  return textBytes(writeXml(root, packagerStyle), { bom: true });
}

/** A row as a document of its own declares the namespace that the manifest declared for it. */
function own(row: XmlElement, where: 'first' | 'last'): XmlElement {
  const declared = ['xmlns:xsi', schemaInstance] as const;
  return {
    ...row,
    attributes: where === 'first' ? [declared, ...row.attributes] : [...row.attributes, declared],
  };
}

function emptied(customizations: XmlElement): XmlElement {
  return {
    ...customizations,
    children: elements(customizations).map((section) => {
      const children = spread.has(section.name) ? [] : section.children;
      return { ...section, children, selfClosed: children.length === 0 };
    }),
  };
}

/** The packager sorts root components by their type as text (1, 29, 300, 372, 61), then by schema name or id. */
function sortedRoots(manifest: XmlElement): XmlElement {
  return replaceChild(manifest, 'SolutionManifest', (about) =>
    replaceChild(about, 'RootComponents', (roots) => ({
      ...roots,
      children: elements(roots).toSorted(
        (left, right) =>
          byCodeUnits(attribute(left, 'type') ?? '', attribute(right, 'type') ?? '') ||
          byCodeUnits(identity(left), identity(right)),
      ),
    })),
  );
}

function identity(root: XmlElement): string {
  return attribute(root, 'schemaName') ?? attribute(root, 'id') ?? '';
}

/** The element with one child made anew. */
export function replaceChild(
  parent: XmlElement,
  name: string,
  change: (found: XmlElement) => XmlElement,
): XmlElement {
  return {
    ...parent,
    children: parent.children.map((each) =>
      typeof each !== 'string' && each.name === name ? change(each) : each,
    ),
  };
}

/** Which kind of package a manifest says it is: `0`, `1` or `2` for both. */
export function managedCode(manifest: XmlElement): string {
  return textOf(child(child(manifest, 'SolutionManifest'), 'Managed'));
}
