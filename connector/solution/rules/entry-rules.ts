import { contentTypesEntry, extensionOf } from '../content-types.ts';
import { connectorFileElements } from '../read-components.ts';
import { bytesText, hasBom } from '../text-bytes.ts';
import { readXml } from '../xml/read-xml.ts';
import { attribute, childrenNamed } from '../xml/xml-node.ts';
import { findingAt, type PackageSubject, type SolutionRule } from './solution-rule.ts';

/** Rules on the names and the bytes of a package's files. */
export const entryRules: readonly SolutionRule[] = [
  {
    id: 'S-entry-name',
    title: 'Entry names hold only letters, digits and . _ - ( ) [ ] between slashes',
    why: 'Spaces and characters with a meaning in URIs make the part name invalid for OPC readers, and the import fails.',
    remedy: 'Rename the file without spaces and special characters.',
    severity: 'error',
    foreign: 'warning',
    check: (subject) =>
      packedEntries(subject)
        .filter((entry) => entry !== contentTypesEntry && !/^[A-Za-z0-9._()[\]\-/{}~]+$/.test(entry))
        .map((entry) =>
          findingAt(subject, entry, `The entry name "${entry}" holds a space or a special character.`),
        ),
  },
  {
    id: 'S-content-types',
    title: '[Content_Types].xml is there and covers every entry',
    why: 'A part without a content type is invisible to the importer.',
    remedy: 'Add a Default for the extension or an Override for the part.',
    severity: 'error',
    foreign: 'warning',
    check: contentTypeFindings,
  },
  {
    id: 'S-json-bom',
    title: 'JSON files have no byte order mark',
    why: 'The import answers "Flow clientdata is in invalid format".',
    remedy: 'Save the file as UTF-8 without byte order mark.',
    severity: 'error',
    check: (subject) =>
      [...subject.solution.tree]
        .filter(([entry, bytes]) => /\.json$/i.test(entry) && hasBom(bytes))
        .map(([entry]) => findingAt(subject, entry, `"${entry}" begins with a byte order mark.`)),
  },
  {
    id: 'S-variable-start',
    title: 'An environment variable definition begins with its element',
    why: 'A byte order mark, a declaration or a comment before it makes the import fail with 0x80040216.',
    remedy: 'Remove everything before <environmentvariabledefinition.',
    severity: 'error',
    check: (subject) =>
      subject.solution.environmentVariables
        .filter(({ entry }) => {
          const bytes = subject.solution.tree.get(entry);
          return (
            bytes !== undefined &&
            (hasBom(bytes) || !bytesText(bytes)?.startsWith('<environmentvariabledefinition'))
          );
        })
        .map(({ entry }) => findingAt(subject, entry, `"${entry}" does not begin with its element.`)),
  },
  {
    id: 'S-server-dialect',
    title: 'Manifests are written as the server writes them: no byte order mark, no declaration, CRLF',
    why: 'One dialect keeps packages comparable byte for byte; the import takes both.',
    remedy: 'Write the manifests in the server dialect.',
    severity: 'error',
    foreign: 'off',
    check: (subject) =>
      ['solution.xml', 'customizations.xml'].flatMap((entry) => {
        const bytes = subject.solution.tree.get(entry);
        const text = bytes === undefined ? undefined : bytesText(bytes);
        if (bytes === undefined || text === undefined) return [];
        const good = !hasBom(bytes) && text.startsWith('<ImportExportXml') && !/[^\r]\n/.test(text);
        return good ? [] : [findingAt(subject, entry, `"${entry}" is not in the server dialect.`)];
      }),
  },
  {
    id: 'S-orphan-file',
    title: 'Every file under Workflows and Connector belongs to a component',
    why: 'The importer ignores the file, or takes the package for damaged.',
    remedy: 'Remove the file, or add the component that it belongs to.',
    severity: 'error',
    foreign: 'warning',
    check: orphanFindings,
  },
];

function packedEntries({ solution }: PackageSubject): readonly string[] {
  return solution.layout === 'packed' ? [...solution.tree.keys()] : [];
}

function* contentTypeFindings(subject: PackageSubject) {
  const { solution } = subject;
  if (solution.layout !== 'packed') return;
  const bytes = solution.tree.get(contentTypesEntry);
  const text = bytes === undefined ? undefined : bytesText(bytes);
  if (text === undefined) {
    yield {
      ...findingAt(subject, contentTypesEntry, `"${contentTypesEntry}" is missing.`),
      severity: 'error' as const,
    };
    return;
  }
  const types = readXml(text, { file: solution.source, path: contentTypesEntry });
  const extensions = new Set(
    childrenNamed(types, 'Default').map((each) => attribute(each, 'Extension')?.toLowerCase()),
  );
  const parts = new Set(
    childrenNamed(types, 'Override').map((each) => attribute(each, 'PartName')?.toLowerCase()),
  );
  for (const entry of solution.tree.keys()) {
    if (entry === contentTypesEntry) continue;
    if (extensions.has(extensionOf(entry).toLowerCase()) || parts.has(`/${entry}`.toLowerCase())) continue;
    const manifest = entry === 'solution.xml' || entry === 'customizations.xml';
    yield {
      ...findingAt(subject, entry, `No content type covers "${entry}".`),
      ...(manifest ? { severity: 'error' as const } : {}),
    };
  }
}

function orphanFindings(subject: PackageSubject) {
  const { solution } = subject;
  const owned = new Set([
    ...solution.workflows.flatMap(({ jsonFileName, entry }) => [
      jsonFileName.replace(/^\//, ''),
      `${jsonFileName.replace(/^\//, '')}.data.xml`,
      entry,
    ]),
    ...solution.connectors.flatMap(({ files, entry }) => [
      ...connectorFileElements.map((name) => files.get(name)?.entry),
      entry,
    ]),
  ]);
  return [...solution.tree.keys()]
    .filter((entry) => /^(?:Workflows|Connectors?)\//.test(entry) && !owned.has(entry))
    .filter(
      (entry) =>
        !/_connectionparametersets\.json$|_customcodeblobcontent\.csx$|\.xaml(?:\.data\.xml)?$/.test(entry),
    )
    .map((entry) => findingAt(subject, entry, `No component names the file "${entry}".`));
}
