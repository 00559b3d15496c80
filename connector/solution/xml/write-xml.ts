import { KitError } from '../../problems/problem.ts';
import { elements, type XmlElement } from './xml-node.ts';

export interface XmlStyle {
  readonly newline: '\r\n' | '\n';
  readonly declaration?: string;
  /** `<a/>` instead of `<a />`. */
  readonly tight?: boolean;
}

/** The server's own style: no declaration, CRLF, two spaces. */
export const serverStyle: XmlStyle = { newline: '\r\n' };

/** The style of the solution packager, whose files are normalised to LF in repositories. */
export const packagerStyle: XmlStyle = {
  newline: '\n',
  declaration: '<?xml version="1.0" encoding="utf-8"?>',
};

/**
 * An element as a document: indented by two spaces, no final newline, elements with text on one line.
 * Throws a `KitError` where a text holds a character that XML 1.0 cannot carry.
 */
export function writeXml(root: XmlElement, style: XmlStyle): string {
  const body = write(root, '', style);
  return style.declaration === undefined ? body : style.declaration + style.newline + body;
}

function write(node: XmlElement, indent: string, style: XmlStyle): string {
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${attributeText(value)}"`).join('');
  const open = `${indent}<${node.name}${attributes}`;
  if (node.children.length === 0)
    return open + (node.selfClosed ? (style.tight ? '/>' : ' />') : `></${node.name}>`);
  const inner = elements(node);
  if (inner.length === 0)
    return `${open}>${node.children.map((text) => (typeof text === 'string' ? escaped(text) : '')).join('')}</${node.name}>`;
  if (node.children.some((each) => typeof each === 'string' && each.trim() !== ''))
    return `${open}>${node.children.map((each) => (typeof each === 'string' ? escaped(each) : write(each, '', style))).join('')}</${node.name}>`;
  return [
    `${open}>`,
    ...inner.map((each) => write(each, `${indent}  `, style)),
    `${indent}</${node.name}>`,
  ].join(style.newline);
}

function escaped(text: string): string {
  return allowed(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');
}

function attributeText(text: string): string {
  return escaped(text).replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;');
}

/** XML 1.0 has no way to write most control characters, lone surrogates, U+FFFE and U+FFFF. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

function allowed(text: string): string {
  const found = unwritable.exec(text);
  if (found === null) return text;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  throw new KitError([
    {
      code: 'XML_CHARACTER',
      severity: 'error',
      message: `The text "${text.slice(0, 60)}" holds U+${code}, which XML cannot carry.`,
    },
  ]);
}
