import type { ObjectValue } from '../value/object-value.ts';
import { envelopeBytes, makeEnvelope } from '../value/envelope.ts';
import type { Envelope } from '../value/envelope.ts';
import type { Value } from '../value/value.ts';
import { jsonFromXml } from './json-from-xml.ts';
import { parseXml } from './parse-xml.ts';
import { XmlFault } from './xml-cursor.ts';
import type { XmlDocument } from './xml-node.ts';

export const XML_CONTENT_TYPE = 'application/xml;charset=utf-8';

/** Whether a media type is one of XML. */
export function isXmlContentType(contentType: string): boolean {
  return /^\s*(?:application\/xml|text\/xml|[^;]*\+xml)\s*(?:;|$)/iu.test(contentType);
}

/** XML text as the service keeps it. */
export function xmlEnvelope(text: string): ObjectValue {
  return makeEnvelope(XML_CONTENT_TYPE, Buffer.from(text, 'utf8'));
}

/**
 * The document in an envelope, as `XmlDocument.Load` reads its bytes: by the byte order mark, else UTF-8 until the
 * declaration says otherwise.
 * @throws XmlFault
 */
export function envelopeDocument(envelope: Envelope): XmlDocument {
  const bytes = Buffer.from(envelopeBytes(envelope));
  return parseXml(decode(bytes));
}

/**
 * `json()` of an XML envelope.
 * @throws XmlFault
 */
export function xmlToJson(envelope: Envelope): Value {
  return jsonFromXml(envelopeDocument(envelope));
}

function decode(bytes: Buffer): string {
  if (bytes.length >= 2 && bytes.readUInt16LE(0) === 0xfeff) return bytes.subarray(2).toString('utf16le');
  if (bytes.length >= 2 && bytes.readUInt16LE(0) === 0xfffe)
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  const text = bytes.toString('utf8').replace(/^\ufeff/u, '');
  const declared =
    /^<\?xml\s+version\s*=\s*(?:"1\.0"|'1\.0')\s+encoding\s*=\s*["'](?<name>[^"'<>&]*)["']/u.exec(text);
  const name = declared?.groups?.['name'];
  if (declared === null || name === undefined) return text;
  switch (name.toLowerCase()) {
    case 'utf-8':
      return text;
    case 'us-ascii':
    case 'ascii':
      return Buffer.from(bytes.map((byte) => (byte < 0x80 ? byte : 0x3f))).toString('latin1');
    case 'iso-8859-1':
    case 'latin1':
      return bytes.toString('latin1');
    case 'utf-16':
    case 'unicode':
    case 'ucs-2':
    case 'iso-10646-ucs-2':
    case 'ucs-4':
      throw new XmlFault('There is no Unicode byte order mark. Cannot switch to Unicode.');
    default: {
      const before = text.slice(0, declared[0].length - name.length - 1);
      const lines = before.split(/\r\n|\r|\n/u);
      const position = (lines.at(-1)?.length ?? 0) + 1;
      throw new XmlFault(
        `System does not support '${name}' encoding. Line ${lines.length}, position ${position}.`,
      );
    }
  }
}
