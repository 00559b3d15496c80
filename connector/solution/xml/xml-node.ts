/** An element of a package's XML: no mixed content is needed, but text and elements keep their order. */
export interface XmlElement {
  readonly name: string;
  /** In the order of the file. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly XmlChild[];
  /** `<a />` rather than `<a></a>`: Microsoft's packager keeps the difference. */
  readonly selfClosed: boolean;
  /** Place of the start tag, 1-based; 0 where the element was not read from a file. */
  readonly line: number;
  readonly column: number;
}

export type XmlChild = XmlElement | string;

/** An element to write. Text is escaped by the writer. `undefined` and false children are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly (XmlChild | undefined | false)[] = [],
): XmlElement {
  const kept = children.filter(
    (each): each is XmlChild => each !== undefined && each !== false && each !== '',
  );
  return {
    name,
    attributes: Object.entries(attributes).filter((pair): pair is [string, string] => pair[1] !== undefined),
    children: kept,
    selfClosed: kept.length === 0,
    line: 0,
    column: 0,
  };
}

/** An element that holds only text, or nothing: `<a>text</a>`. */
export function textElement(name: string, text: string | number): XmlElement {
  return { ...element(name, {}, [String(text)]), selfClosed: text === '' };
}

/** The same element written `<a></a>` while empty, as the server does for some sections. */
export function openWhenEmpty(node: XmlElement): XmlElement {
  return { ...node, selfClosed: false };
}

/** The child elements, without text. */
export function elements(node: XmlElement | undefined): readonly XmlElement[] {
  return node?.children.filter((each): each is XmlElement => typeof each !== 'string') ?? [];
}

/** The first child element of that name. */
export function child(node: XmlElement | undefined, name: string): XmlElement | undefined {
  return elements(node).find((each) => each.name === name);
}

/** The child elements of that name. */
export function childrenNamed(node: XmlElement | undefined, name: string): readonly XmlElement[] {
  return elements(node).filter((each) => each.name === name);
}

/** The text directly inside an element, trimmed. */
export function textOf(node: XmlElement | undefined): string {
  return (
    node?.children
      .filter((each) => typeof each === 'string')
      .join('')
      .trim() ?? ''
  );
}

/** The value of an attribute. */
export function attribute(node: XmlElement | undefined, name: string): string | undefined {
  return node?.attributes.find(([each]) => each === name)?.[1];
}
