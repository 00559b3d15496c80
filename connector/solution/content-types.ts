import { textBytes } from './text-bytes.ts';

/** The OPC part that lists the content type of every other part. */
export const contentTypesEntry = '[Content_Types].xml';
const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';
const binary = 'application/octet-stream';

/** Extensions in the order in which exports list them; others follow in the order of the file names. */
const usual = ['xml', 'json', 'csx', 'Png', 'Jpeg'];

/**
 * `[Content_Types].xml` as the server writes it: byte order mark, declaration, one line, one `Default` for each
 * extension present. A part whose extension is missing here is invisible to an OPC reader.
 */
export function contentTypesFile(entries: Iterable<string>): Uint8Array {
  const present = new Set(['xml', ...[...entries].map(extensionOf)]);
  const ordered = [
    ...usual.filter((each) => present.has(each)),
    ...[...present].filter((each) => !usual.includes(each)),
  ];
  const defaults = ordered
    .map((extension) => `<Default Extension="${extension}" ContentType="${binary}" />`)
    .join('');
  return textBytes(`<?xml version="1.0" encoding="utf-8"?><Types xmlns="${namespace}">${defaults}</Types>`, {
    bom: true,
  });
}

/**
 * `[Content_Types].xml` as the solution packager writes it: xml is `text/xml`, and every other xml part than the two
 * manifests has an `Override`.
 */
export function packagerContentTypesFile(entries: Iterable<string>): Uint8Array {
  const names = [...entries];
  const extensions = [...new Set(['xml', ...names.map(extensionOf)])];
  const defaults = extensions
    .map((each) => `<Default Extension="${each}" ContentType="${each === 'xml' ? 'text/xml' : binary}" />`)
    .join('');
  const overrides = names
    .filter((name) => extensionOf(name) === 'xml' && name.includes('/'))
    .map((name) => `<Override PartName="/${name}" ContentType="${binary}" />`)
    .join('');
  return textBytes(
    `<?xml version="1.0" encoding="utf-8"?><Types xmlns="${namespace}">${defaults}${overrides}</Types>`,
    { bom: true },
  );
}

/** The extension of an entry's last name, as written; empty where there is none. */
export function extensionOf(entry: string): string {
  const name = entry.slice(entry.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1);
}
