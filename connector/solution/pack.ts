import { KitError } from '../problems/problem.ts';
import { contentTypesEntry, packagerContentTypesFile } from './content-types.ts';
import { customizationSections } from './customizations-xml.ts';
import { readTree, type TreeOrigin } from './read-tree.ts';
import type { SolutionTree } from './solution-content.ts';
import { byCodeUnits, textBytes } from './text-bytes.ts';
import { managedCode, replaceChild } from './unpack.ts';
import { element, elements, textElement, type XmlElement } from './xml/xml-node.ts';
import { packagerStyle, writeXml } from './xml/write-xml.ts';

export interface PackOptions {
  /** As `--packagetype` of pac: must equal the manifest's `Managed`, which may also allow both. */
  readonly managed: boolean;
  readonly origin?: TreeOrigin;
}

/**
 * A packed solution from the solution packager's folders, in the packager's dialect (byte order marks and
 * declarations in the manifests). Throws a `KitError` for a package kind that the manifest does not allow, for a
 * missing file of a flow, and as `readTree` does.
 */
export function pack(unpacked: SolutionTree, options: PackOptions): SolutionTree {
  const solution = readTree(unpacked, options.origin);
  if (solution.layout === 'packed') return unpacked;
  const wanted = options.managed ? '1' : '0';
  const said = managedCode(solution.manifest);
  if (said !== '2' && said !== wanted)
    throw new KitError([
      {
        code: 'SOLUTION_RULE',
        severity: 'error',
        message: `The manifest says Managed "${said}": the sources make only ${said === '1' ? 'a managed' : 'an unmanaged'} package.`,
      },
    ]);
  for (const { clientData, jsonFileName } of solution.workflows)
    if (clientData === undefined && jsonFileName !== '')
      throw new KitError([
        {
          code: 'SOLUTION_FILE_MISSING',
          severity: 'error',
          message: `The file "${jsonFileName}" is missing.`,
        },
      ]);

  const manifest = replaceChild(solution.manifest, 'SolutionManifest', (about) =>
    replaceChild(about, 'Managed', () => textElement('Managed', wanted)),
  );
  const files = [...unpacked]
    .filter(([entry]) => !/^Other\/(Solution|Customizations)\.xml$/.test(entry))
    .filter(
      ([entry]) => !/^Workflows\/[^/]+\.data\.xml$/.test(entry) && !/^Connectors\/[^/]+\.xml$/.test(entry),
    )
    .map(([entry, bytes]) => [entry.replace(/^Connectors\//, 'Connector/'), bytes] as const)
    .sort(([left], [right]) => byCodeUnits(left, right));
  const customizations = filled(solution.customizations, {
    Workflows: solution.workflows.map((workflow) => undeclared(workflow.element)),
    Connectors: solution.connectors.map((connector) => undeclared(connector.element)),
  });
  const tree = new Map<string, Uint8Array>([
    ['customizations.xml', document(customizations)],
    ['solution.xml', document(manifest)],
    ...files,
  ]);
  return tree.set(contentTypesEntry, packagerContentTypesFile(tree.keys()));
}

function document(root: XmlElement): Uint8Array {
  return textBytes(writeXml(root, packagerStyle), { bom: true });
}

/** A row inside the manifest needs no declaration of its own. */
function undeclared(row: XmlElement): XmlElement {
  return { ...row, attributes: row.attributes.filter(([name]) => name !== 'xmlns:xsi') };
}

/** Fills sections with rows; a section that is not there yet comes where the fixed order has it. */
function filled(root: XmlElement, rows: Readonly<Record<string, readonly XmlElement[]>>): XmlElement {
  const order = customizationSections.map(({ name }) => name);
  const present = elements(root);
  const added = Object.keys(rows)
    .filter((name) => (rows[name]?.length ?? 0) > 0 && !present.some((section) => section.name === name))
    .map((name) => element(name));
  const sections = added.reduce<readonly XmlElement[]>((before, section) => {
    const place = before.findIndex((each) => order.indexOf(each.name) > order.indexOf(section.name));
    return place < 0 ? [...before, section] : [...before.slice(0, place), section, ...before.slice(place)];
  }, present);
  return {
    ...root,
    children: sections.map((section) => {
      const children = rows[section.name] ?? section.children;
      return { ...section, children, selfClosed: children.length === 0 };
    }),
  };
}
