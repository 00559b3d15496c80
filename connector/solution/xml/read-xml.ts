import { KitError, type Place } from '../../problems/problem.ts';
import type { XmlChild, XmlElement } from './xml-node.ts';

const deepest = 200;
const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const nameSyntax = /[A-Za-z_:\u00C0-\uFFFF][A-Za-z0-9_.:\-\u00B7-\uFFFF]*/y;

/**
 * Reads an XML document of a package. A DOCTYPE is refused (entities and external files have no place there), as
 * is everything that is not well-formed. `place` names the file in the error. Throws a `KitError`.
 */
export function readXml(text: string, place: Place): XmlElement {
  return new Reader(text.startsWith('\uFEFF') ? text.slice(1) : text, place).document();
}

interface Open {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly children: XmlChild[];
  readonly line: number;
  readonly column: number;
}

class Reader {
  readonly #text: string;
  readonly #place: Place;
  #at = 0;
  #line = 1;
  #lineStart = 0;
  #counted = 0;

  constructor(text: string, place: Place) {
    this.#text = text;
    this.#place = place;
  }

  document(): XmlElement {
    if (this.#text.startsWith('<?xml')) this.#declaration();
    this.#misc();
    if (this.#text[this.#at] !== '<') this.#fail('an element is expected');
    const root = this.#element();
    this.#misc();
    if (this.#at < this.#text.length) this.#fail('there is text after the document');
    return root;
  }

  #declaration(): void {
    const end = this.#text.indexOf('?>');
    if (end < 0) this.#fail('the XML declaration does not end');
    const encoding = /encoding\s*=\s*["']([^"']*)["']/.exec(this.#text.slice(0, end))?.[1];
    if (encoding !== undefined && !/^utf-?8$|^us-ascii$/i.test(encoding))
      this.#fail(`the encoding "${encoding}" is not UTF-8`);
    this.#at = end + 2;
  }

  /** White space, comments and processing instructions between elements. */
  #misc(): void {
    for (;;) {
      this.#space();
      if (this.#text.startsWith('<!--', this.#at)) this.#comment();
      else if (this.#text.startsWith('<?', this.#at))
        this.#at = this.#past('?>', 'a processing instruction does not end');
      else if (this.#text.startsWith('<!', this.#at)) this.#doctype();
      else return;
    }
  }

  /** Loops over open elements instead of recursing: depth is a limit, not a stack overflow. */
  #element(): XmlElement {
    const open: Open[] = [];
    for (;;) {
      const current = open.at(-1);
      if (
        current === undefined ||
        (this.#text[this.#at] === '<' && /[^/!?]/.test(this.#text[this.#at + 1] ?? '/'))
      ) {
        const started = this.#start();
        if (!started.closed) {
          if (open.length >= deepest) this.#fail(`elements are nested more than ${deepest} deep`);
          open.push(started.node);
          continue;
        }
        const done = { ...started.node, selfClosed: true };
        if (current === undefined) return done;
        current.children.push(done);
      } else if (this.#text.startsWith('</', this.#at)) {
        const done = { ...this.#end(current), selfClosed: false };
        open.pop();
        const parent = open.at(-1);
        if (parent === undefined) return done;
        parent.children.push(done);
      } else this.#content(current);
    }
  }

  #start(): { readonly node: Open; readonly closed: boolean } {
    const { line, column } = this.#where();
    this.#at += 1;
    const name = this.#name();
    const attributes: [string, string][] = [];
    for (;;) {
      const spaced = this.#space();
      const node = { name, attributes, children: [], line, column };
      if (this.#text.startsWith('/>', this.#at)) {
        this.#at += 2;
        return { node, closed: true };
      }
      if (this.#text[this.#at] === '>') {
        this.#at += 1;
        return { node, closed: false };
      }
      if (!spaced) this.#fail(`the tag <${name}> does not end`);
      attributes.push(this.#attribute(attributes));
    }
  }

  #attribute(before: readonly (readonly [string, string])[]): [string, string] {
    const name = this.#name();
    if (before.some(([each]) => each === name)) this.#fail(`the attribute "${name}" is given twice`);
    this.#space();
    if (this.#text[this.#at] !== '=') this.#fail(`the attribute "${name}" has no value`);
    this.#at += 1;
    this.#space();
    const quote = this.#text[this.#at];
    if (quote !== '"' && quote !== "'") this.#fail(`the value of "${name}" is not quoted`);
    const end = this.#text.indexOf(quote, this.#at + 1);
    if (end < 0) this.#fail(`the value of "${name}" does not end`);
    const raw = this.#text.slice(this.#at + 1, end);
    if (raw.includes('<')) this.#fail(`the value of "${name}" holds "<"`);
    const value = this.#references(raw.replaceAll(/\r\n|[\r\n\t]/g, ' '));
    this.#at = end + 1;
    return [name, value];
  }

  #end(current: Open): Open {
    this.#at += 2;
    const name = this.#name();
    if (name !== current.name) this.#fail(`</${name}> closes <${current.name}> of line ${current.line}`);
    this.#space();
    if (this.#text[this.#at] !== '>') this.#fail(`</${name} does not end`);
    this.#at += 1;
    return current;
  }

  #content(current: Open): void {
    if (this.#text.startsWith('<!--', this.#at)) return this.#comment();
    if (this.#text.startsWith('<![CDATA[', this.#at)) {
      const end = this.#past(']]>', 'a CDATA section does not end');
      current.children.push(this.#text.slice(this.#at + 9, end - 3));
      this.#at = end;
      return;
    }
    if (this.#text.startsWith('<?', this.#at)) {
      this.#at = this.#past('?>', 'a processing instruction does not end');
      return;
    }
    if (this.#text.startsWith('<!', this.#at)) this.#doctype();
    const end = this.#text.indexOf('<', this.#at);
    if (end < 0) this.#fail(`<${current.name}> of line ${current.line} is not closed`);
    if (end === this.#at) this.#fail('"<" starts no tag');
    const text = this.#references(this.#text.slice(this.#at, end).replaceAll('\r\n', '\n'));
    if (/[^ \t\r\n]/.test(text)) current.children.push(text);
    this.#at = end;
  }

  #references(text: string): string {
    return text.replaceAll(/&([^;&\s]{0,12};?)/g, (whole, body: string) => {
      const name = body.endsWith(';') ? body.slice(0, -1) : '';
      const code = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(name);
      const point = code ? parseInt(code[1] ?? code[2] ?? '', code[1] ? 16 : 10) : NaN;
      if (point > 0 && point <= 0x10ffff) return String.fromCodePoint(point);
      const known = predefined[name];
      return known ?? this.#fail(`"${whole}" is no reference that XML itself defines`);
    });
  }

  #comment(): void {
    this.#at = this.#past('-->', 'a comment does not end');
  }

  #doctype(): never {
    if (!/^<!DOCTYPE/i.test(this.#text.slice(this.#at, this.#at + 9)))
      this.#fail('"<!" starts neither comment nor data');
    const { line, column } = this.#where();
    throw new KitError([
      {
        code: 'XML_DOCTYPE',
        severity: 'error',
        message: `"${this.#place.path ?? this.#place.file}" declares a document type.`,
        at: { ...this.#place, line, column },
      },
    ]);
  }

  #past(end: string, complaint: string): number {
    const found = this.#text.indexOf(end, this.#at);
    if (found < 0) this.#fail(complaint);
    return found + end.length;
  }

  #name(): string {
    nameSyntax.lastIndex = this.#at;
    const found = nameSyntax.exec(this.#text)?.[0];
    if (found === undefined) this.#fail('a name is expected');
    this.#at += found.length;
    return found;
  }

  #space(): boolean {
    const start = this.#at;
    while (' \t\r\n'.includes(this.#text[this.#at] ?? 'x')) this.#at += 1;
    return this.#at > start;
  }

  #where(): { readonly line: number; readonly column: number } {
    for (let next = this.#text.indexOf('\n', this.#counted); next >= 0 && next < this.#at;) {
      this.#line += 1;
      this.#lineStart = next + 1;
      this.#counted = next + 1;
      next = this.#text.indexOf('\n', this.#counted);
    }
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  #fail(complaint: string): never {
    const { line, column } = this.#where();
    throw new KitError([
      {
        code: 'XML_MALFORMED',
        severity: 'error',
        message: `"${this.#place.path ?? this.#place.file}" is not well-formed XML: ${complaint}.`,
        at: { ...this.#place, line, column },
      },
    ]);
  }
}
