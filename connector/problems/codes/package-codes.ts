import type { CodeEntry } from './code-entry.ts';

/** What is wrong with a solution, its files or its zip, read or written. Alphabetical. */
export const packageCodes = {
  COMPONENT_DUPLICATE: {
    title: 'Two components have one file name',
    cause: 'Two components of the solution would be written to the same file.',
    remedy: 'Give each component a name of its own.',
    exit: 2,
  },
  GENERATED_DRIFT: {
    title: 'The generated files are not what the inputs make',
    cause: 'The lead schema, the settings or the kit changed after the last build.',
    remedy: 'Run npm run build-solution and commit connector/generated.',
    exit: 1,
  },
  IDENTITY_CHANGED: {
    title: 'The identity of the solution changed',
    cause:
      "The publisher's prefix or unique name, or the unique name of a solution, is not the one of the last build: the import would make a second flow with another URL, and Partner Center would go on posting to the first.",
    remedy: 'Take the old name back, or build with --new-identity if a second flow is what you want.',
    exit: 2,
  },
  OUTPUT_UNWRITABLE: {
    title: 'The output cannot be written',
    cause: 'The folder may not be written, is a file, or the disk is full.',
    remedy: 'Choose another folder with --out, or make room.',
    exit: 2,
  },
  PACKAGE_UNFAITHFUL: {
    title: 'A zip does not hold what was packed',
    cause:
      'Reading the zip back gave other files than those it was made of. This is a fault of the kit or of the disk.',
    remedy: 'Build again; if it stays, report it with the output of the command.',
    exit: 1,
  },
  SOLUTION_FILE_MISSING: {
    title: 'A file of the solution is missing',
    cause:
      'A solution has solution.xml and customizations.xml at its root, or Other/Solution.xml and Other/Customizations.xml when unpacked.',
    remedy: 'Name the zip or the folder that holds these files; do not wrap them in another folder.',
    exit: 1,
  },
  SOLUTION_RULE: {
    title: 'The solution package breaks a rule',
    cause: 'The package breaks a rule of docs/lint.md.',
    remedy: 'Change the package as the rule says.',
    exit: 1,
  },
  VERSION_NOT_RAISED: {
    title: 'The content changed, the version did not',
    cause:
      'Dataverse takes an import of the same version, but a managed upgrade needs a higher one, and nobody can tell the two apart.',
    remedy: 'Raise version in connector/solution.yaml.',
    exit: 1,
  },
  XML_CHARACTER: {
    title: 'A text cannot be written as XML',
    cause: 'The text holds a control character or half of a character pair.',
    remedy: 'Remove the character from the text.',
    exit: 2,
  },
  XML_DOCTYPE: {
    title: 'The XML declares a document type',
    cause:
      'Files of a solution have no document type; entities could expand without end or name files of this machine.',
    remedy: 'Do not use the file; ask for an export made by the platform.',
    exit: 1,
  },
  XML_MALFORMED: {
    title: 'The XML is not well-formed',
    cause: 'A tag, an attribute or a reference is broken, or the text is not UTF-8.',
    remedy: 'Repair the file, or export the solution again.',
    exit: 1,
  },
  ZIP_COMPRESSION: {
    title: 'The zip uses a compression that cannot be read',
    cause: 'Entries of a solution are stored or deflated.',
    remedy: 'Export the solution again, or zip it with deflate.',
    exit: 1,
  },
  ZIP_DAMAGED: {
    title: 'The zip is damaged',
    cause:
      'The directory of the zip and its entries contradict each other, or the contents do not match their checksum.',
    remedy: 'Download or export the solution again.',
    exit: 1,
  },
  ZIP_DUPLICATE_NAME: {
    title: 'Two entries of the zip have one name',
    cause:
      'Two entries are called the same, or differ only in upper and lower case, or a file is also a folder.',
    remedy: 'Do not use the file; export the solution again.',
    exit: 1,
  },
  ZIP_ENCRYPTED: {
    title: 'The zip is encrypted',
    cause: 'An entry needs a password.',
    remedy: 'Save the zip without a password.',
    exit: 1,
  },
  ZIP_PATH: {
    title: 'An entry of the zip has a forbidden path',
    cause:
      'Names are relative, with forward slashes, without empty, ".." or "." parts, drives and control characters.',
    remedy: 'Do not use the file; where it is your own, zip it with forward slashes.',
    exit: 1,
  },
  ZIP_SYMLINK: {
    title: 'The zip holds a symbolic link',
    cause: 'An entry is a link to a place outside the package.',
    remedy: 'Do not use the file; a solution holds plain files only.',
    exit: 1,
  },
  ZIP_TOO_LARGE: {
    title: 'The zip is too large',
    cause: 'The zip has more entries, more bytes or a higher compression ratio than a solution ever has.',
    remedy: 'Do not use the file; a solution has at most 95 MB.',
    exit: 1,
  },
  ZIP_TRAILING_DATA: {
    title: 'There is data outside the zip',
    cause: 'Bytes stand before the first entry, between the entries or behind the end of the zip.',
    remedy: 'Do not use the file; export the solution again.',
    exit: 1,
  },
  ZIP_TRUNCATED: {
    title: 'The file is no complete zip',
    cause: 'The end of the zip is missing.',
    remedy: 'Download or export the solution again.',
    exit: 1,
  },
} as const satisfies Record<string, CodeEntry>;
