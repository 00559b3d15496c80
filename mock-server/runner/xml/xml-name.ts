import { isNamePart, isNameStart } from './characters.ts';

/**
 * A text as an XML name, as .NET's `XmlConvert.EncodeName` does: characters that a name cannot hold become `_xHHHH_`,
 * and so does an underscore that would otherwise begin such an escape. A colon stays unless `local`.
 */
export function encodeXmlName(text: string, local = false): string {
  let result = '';
  for (let index = 0; index < text.length;) {
    const point = text.codePointAt(index) ?? 0;
    const character = String.fromCodePoint(point);
    const kept = (index === 0 ? isNameStart(point) : isNamePart(point)) || (point === 0x3a && !local);
    const looksEscaped = /^_[Xx](?:[0-9a-fA-F]{8}|[0-9a-fA-F]{4})_/u.test(text.slice(index, index + 11));
    result += kept && !looksEscaped ? character : `_x${hex(point)}_`;
    index += character.length;
  }
  return result;
}

function hex(point: number): string {
  return point
    .toString(16)
    .toUpperCase()
    .padStart(point > 0xffff ? 8 : 4, '0');
}

/** The text that a name stands for: `_xHHHH_` and `_xHHHHHHHH_` become the character again. */
export function decodeXmlName(name: string): string {
  return name.replaceAll(/_[Xx]([0-9a-fA-F]{8}|[0-9a-fA-F]{4})_/gu, (escape, digits: string) => {
    const point = Number.parseInt(digits, 16);
    return point > 0x10ffff ? escape : String.fromCodePoint(point);
  });
}
