const escapes: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
};

/** A unit as a reference, as System.Xml writes it. */
export function unitReference(unit: string): string {
  return `&#x${unit.charCodeAt(0).toString(16).toUpperCase()};`;
}

/** Text between tags: only what must be, and units that XML forbids as references. */
export function escapeText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- controls are what must be escaped
  return text.replaceAll(
    /[<>&\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu,
    (unit) => escapes[unit] ?? unitReference(unit),
  );
}

/** The value of an attribute between double quotes; line ends as references, tabs as they are. */
export function escapeValue(text: string): string {
  // oxlint-disable-next-line no-control-regex -- controls are what must be escaped
  return text.replaceAll(
    /[<>&"\r\n\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu,
    (unit) => escapes[unit] ?? unitReference(unit),
  );
}
