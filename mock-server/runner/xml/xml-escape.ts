import { XmlFault } from './xml-cursor.ts';

// oxlint-disable-next-line no-control-regex -- controls are what must be escaped
const textUnits = /[<>&\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;
// oxlint-disable-next-line no-control-regex -- controls are what must be escaped
const valueUnits = /[<>&"\r\n\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

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

/** Throws for halves of surrogate pairs, in the writer's words. */
function refuseHalves(text: string): string {
  const half = /[\ud800-\udfff]/u.exec(text);
  if (half === null) return text;
  const hex = (offset: number): string => `0x${text.charCodeAt(offset).toString(16).toUpperCase()}`;
  if (half[0] >= '\udc00')
    throw new XmlFault(
      `Invalid high surrogate character (${hex(half.index)}). A high surrogate character must have a value from range (0xD800 - 0xDBFF).`,
    );
  const next = half.index + 1 < text.length ? half.index + 1 : half.index;
  throw new XmlFault(
    `The surrogate pair (${hex(half.index)}, ${hex(next)}) is invalid. A high surrogate character (0xD800 - 0xDBFF) must always be paired with a low surrogate character (0xDC00 - 0xDFFF).`,
  );
}

/** Text between tags: only what must be, and units that XML forbids as references. */
export function escapeText(text: string): string {
  return refuseHalves(text).replaceAll(textUnits, (unit) => escapes[unit] ?? unitReference(unit));
}

/** The value of an attribute between double quotes; line ends as references, tabs as they are. */
export function escapeValue(text: string): string {
  return refuseHalves(text).replaceAll(valueUnits, (unit) => escapes[unit] ?? unitReference(unit));
}

/** Gives the text back when XML can hold it. */
export function refuseForbiddenUnits(text: string): string {
  // oxlint-disable-next-line no-control-regex -- controls are what is looked for
  const found = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u.exec(text)?.[0];
  if (found === undefined) return text;
  const hex = found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
  throw new XmlFault(
    `'${found === '\0' ? '.' : found}', hexadecimal value 0x${hex}, is an invalid character.`,
  );
}
