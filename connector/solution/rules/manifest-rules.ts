import { customizationSections } from '../customizations-xml.ts';
import { attribute, child, childrenNamed, elements, textOf, type XmlElement } from '../xml/xml-node.ts';
import { findingAt, type PackageSubject, type SolutionRule } from './solution-rule.ts';

const manifestOrder =
  'UniqueName LocalizedNames Descriptions Version Managed Publisher RootComponents MissingDependencies';
const publisherOrder =
  'UniqueName LocalizedNames Descriptions EMailAddress SupportingWebsiteUrl CustomizationPrefix CustomizationOptionValuePrefix Addresses';

/** Rules on `solution.xml` and on the frame of `customizations.xml`. */
export const manifestRules: readonly SolutionRule[] = [
  {
    id: 'S-root-element',
    title: 'Both manifests are ImportExportXml documents with language and generator',
    why: 'The importer refuses the package: "The required element … is missing".',
    remedy: 'Start from an export; keep languagecode and generatedBy.',
    severity: 'error',
    check: function* (subject) {
      const { solution } = subject;
      for (const [root, entry] of [
        [solution.manifest, solution.manifestEntry],
        [solution.customizations, solution.customizationsEntry],
      ] as const)
        if (root.name !== 'ImportExportXml')
          yield findingAt(
            subject,
            entry,
            `The root of "${entry}" is <${root.name}>, not <ImportExportXml>.`,
            root,
          );
      for (const name of ['languagecode', 'generatedBy'])
        if (attribute(solution.manifest, name) === undefined)
          yield findingAt(
            subject,
            solution.manifestEntry,
            `The attribute "${name}" is missing.`,
            solution.manifest,
          );
    },
  },
  {
    id: 'S-unique-name',
    title: 'The unique name begins with a letter or _ and holds only letters, digits and _',
    why: 'The import fails; the name is the identity of the solution.',
    remedy: 'Choose a unique name without spaces and special characters.',
    severity: 'error',
    check: (subject) =>
      valueFindings(subject, about(subject), 'UniqueName', /^[A-Za-z_][A-Za-z0-9_]*$/, 'a unique name'),
  },
  {
    id: 'S-version',
    title: 'The version has four numbers',
    why: 'Anything but two to four numbers is refused; fewer than four compare differently from what people expect.',
    remedy: 'Write the version as a.b.c.d.',
    severity: 'error',
    check: (subject) => {
      const version = child(about(subject), 'Version');
      const text = textOf(version);
      if (/^\d+(\.\d+){3}$/.test(text)) return [];
      const found = findingAt(
        subject,
        subject.solution.manifestEntry,
        `The version "${text}" is not of the form a.b.c.d.`,
        version,
      );
      return [/^\d+(\.\d+){1,2}$/.test(text) ? { ...found, severity: 'warning' as const } : found];
    },
  },
  {
    id: 'S-managed',
    title: 'Managed is 0 or 1; 2 (both) only in unpacked sources',
    why: 'Without it the packager crashes; another value is no package kind.',
    remedy: 'Write <Managed>0</Managed> or <Managed>1</Managed>.',
    severity: 'error',
    check: (subject) =>
      valueFindings(
        subject,
        about(subject),
        'Managed',
        subject.solution.layout === 'packed' ? /^[01]$/ : /^[012]$/,
        'a package kind',
      ),
  },
  {
    id: 'S-publisher-prefix',
    title: 'The publisher prefix has 2 to 8 lower-case letters and digits, a letter first, not mscrm',
    why: 'The publisher cannot be made, and every component name depends on it.',
    remedy: 'Choose a prefix of 2 to 8 lower-case letters and digits, beginning with a letter.',
    severity: 'error',
    check: (subject) =>
      valueFindings(
        subject,
        publisher(subject),
        'CustomizationPrefix',
        /^(?!mscrm)[a-z][a-z0-9]{1,7}$/,
        'a prefix',
      ),
  },
  {
    id: 'S-option-prefix',
    title: 'The option value prefix lies between 10000 and 99999',
    why: 'The publisher cannot be made.',
    remedy: 'Choose a number between 10000 and 99999 and keep it.',
    severity: 'error',
    check: (subject) =>
      valueFindings(
        subject,
        publisher(subject),
        'CustomizationOptionValuePrefix',
        /^[1-9][0-9]{4}$/,
        'an option value prefix',
      ),
  },
  {
    id: 'S-addresses',
    title: 'The publisher has the two empty addresses of every export',
    why: 'Only this form was ever seen to be imported.',
    remedy: 'Write both addresses with their empty members.',
    severity: 'error',
    foreign: 'off',
    check: (subject) => {
      const addresses = child(publisher(subject), 'Addresses');
      return childrenNamed(addresses, 'Address').length === 2
        ? []
        : [
            findingAt(
              subject,
              subject.solution.manifestEntry,
              'The publisher has not two addresses.',
              addresses,
            ),
          ];
    },
  },
  {
    id: 'S-manifest-order',
    title: 'The elements of the manifest stand in the order of all exports',
    why: "The server's schema is a sequence; an element elsewhere is a schema error.",
    remedy: 'Write the elements in the order of an export.',
    severity: 'error',
    foreign: 'warning',
    check: (subject) => [
      ...orderFindings(subject, subject.solution.manifestEntry, about(subject), manifestOrder.split(' ')),
      ...orderFindings(
        subject,
        subject.solution.manifestEntry,
        publisher(subject),
        publisherOrder.split(' '),
      ),
    ],
  },
  {
    id: 'S-section-order',
    title: 'The sections of customizations.xml are known and stand in their one order',
    why: "The server's schema is a sequence; an unknown or misplaced section is a schema error (0x8004801a).",
    remedy: 'Write the sections in the order of an export.',
    severity: 'error',
    foreign: 'warning',
    check: (subject) =>
      orderFindings(
        subject,
        subject.solution.customizationsEntry,
        subject.solution.customizations,
        customizationSections.map(({ name }) => name),
      ),
  },
  {
    id: 'S-languages',
    title: 'customizations.xml names at least one language',
    why: 'Labels belong to languages; without one they are lost.',
    remedy: 'Add <Languages><Language>1033</Language></Languages>.',
    severity: 'error',
    check: (subject) => {
      const languages = child(subject.solution.customizations, 'Languages');
      return childrenNamed(languages, 'Language').length > 0
        ? []
        : [
            findingAt(
              subject,
              subject.solution.customizationsEntry,
              'There is no <Language>.',
              languages ?? subject.solution.customizations,
            ),
          ];
    },
  },
];

function about({ solution }: PackageSubject): XmlElement | undefined {
  return child(solution.manifest, 'SolutionManifest');
}

function publisher(subject: PackageSubject): XmlElement | undefined {
  return child(about(subject), 'Publisher');
}

function valueFindings(
  subject: PackageSubject,
  parent: XmlElement | undefined,
  name: string,
  allowed: RegExp,
  kind: string,
) {
  const found = child(parent, name);
  const text = textOf(found);
  if (allowed.test(text)) return [];
  const complaint = found === undefined ? `<${name}> is missing.` : `<${name}> "${text}" cannot be ${kind}.`;
  return [findingAt(subject, subject.solution.manifestEntry, complaint, found ?? parent)];
}

/** Children that are unknown, or stand before one that belongs before them. */
function orderFindings(
  subject: PackageSubject,
  entry: string,
  parent: XmlElement | undefined,
  order: readonly string[],
) {
  let reached = -1;
  return elements(parent).flatMap((each) => {
    const place = order.indexOf(each.name);
    if (place < 0)
      return [findingAt(subject, entry, `<${each.name}> is not known in <${parent?.name ?? ''}>.`, each)];
    if (place < reached)
      return [
        findingAt(
          subject,
          entry,
          `<${each.name}> stands after <${order[reached] ?? ''}>, which belongs behind it.`,
          each,
        ),
      ];
    reached = place;
    return [];
  });
}
