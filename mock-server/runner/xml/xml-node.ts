/** A document, kept as System.Xml's XmlDocument keeps it: no white space between elements, entities unexpanded. */
export interface XmlDocument {
  readonly kind: 'document';
  readonly children: XmlNode[];
}

export interface XmlElement {
  readonly kind: 'element';
  /** With the prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: XmlAttribute[];
  readonly children: XmlNode[];
  /** Written `<a />`; `<a></a>` has no children either. */
  empty: boolean;
}

export interface XmlAttribute {
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
  /** The value as it is written, where it refers to entities. */
  readonly written?: string;
}

/** Text; `significant-space` is white space that `xml:space="preserve"` keeps. */
export interface XmlText {
  readonly kind: 'text' | 'cdata' | 'comment' | 'significant-space';
  readonly text: string;
}

export interface XmlInstruction {
  readonly kind: 'instruction';
  readonly target: string;
  readonly data: string;
}

/** `<?xml …?>`; only the first node of a document. */
export interface XmlDeclaration {
  readonly kind: 'declaration';
  readonly version: string;
  readonly encoding: string | undefined;
  readonly standalone: string | undefined;
}

export interface XmlDoctype {
  readonly kind: 'doctype';
  readonly name: string;
  readonly publicId: string | undefined;
  readonly systemId: string | undefined;
  readonly subset: string | undefined;
}

/** A reference to an entity that the document declares. */
export interface XmlEntity {
  readonly kind: 'entity';
  readonly name: string;
  readonly text: string;
}

export type XmlNode = XmlElement | XmlText | XmlInstruction | XmlDeclaration | XmlDoctype | XmlEntity;

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** The prefix of a qualified name, `''` where it has none. */
export function prefixOf(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? '' : name.slice(0, colon);
}

export function localNameOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
